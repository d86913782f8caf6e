using AdminPortal.Testing;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Tests.Api;

/// <summary>A quota for each hour and a bucket against spikes, by the test's own clock.</summary>
public sealed class LimitingCalls
{
    private readonly TestClock clock = new();

    [Fact]
    public void TheQuotaIsForAnHourFromTheFirstCall()
    {
        var limiter = Limiter(perHour: 3, perSecond: 10);

        Assert.Equal([2, 1, 0], Enumerable.Range(0, 3).Select(_ => limiter.Take("a").Remaining));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(new("quota_exceeded", 3, 0, TimeSpan.FromMinutes(1)), limiter.Take("a"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new(null, 3, 2, TimeSpan.FromHours(1)), limiter.Take("a"));
    }

    [Fact]
    public void TheBucketFillsWithTime()
    {
        var limiter = Limiter(perHour: 100, perSecond: 2);

        Assert.Equal([null, null, "spike_limit"], Enumerable.Range(0, 3).Select(_ => limiter.Take("a").Code));
        Assert.Equal(new("spike_limit", 2, 0, TimeSpan.FromSeconds(0.5)), limiter.Take("a"));
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal([null, "spike_limit"], Enumerable.Range(0, 2).Select(_ => limiter.Take("a").Code));
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal([null, null, "spike_limit"], Enumerable.Range(0, 3).Select(_ => limiter.Take("a").Code));
    }

    [Fact]
    public void ACallThatIsRefusedIsNotCounted()
    {
        var limiter = Limiter(perHour: 10, perSecond: 1);
        limiter.Take("a");
        Assert.Equal("spike_limit", limiter.Take("a").Code);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(8, limiter.Take("a").Remaining);
    }

    [Fact]
    public void EachCallerHasLimitsOfItsOwn()
    {
        var limiter = Limiter(perHour: 1, perSecond: 1);
        limiter.Take("a");

        Assert.Equal(("quota_exceeded", null), (limiter.Take("a").Code, limiter.Take("b").Code));
    }

    [Fact]
    public void AClockThatIsSetBackKeepsNobodyOut()
    {
        var limiter = Limiter(perHour: 1, perSecond: 5);
        limiter.Take("a");
        clock.Advance(TimeSpan.FromDays(-2));

        Assert.Null(limiter.Take("a").Code);
    }

    [Fact]
    public void OfManyCallersThoseAreForgottenWhoseHourEndsFirst()
    {
        var limiter = new ApiLimiter(new() { PerHour = 1, PerSecond = 10 }, clock, mostCallers: 2);
        limiter.Take("first");
        clock.Advance(TimeSpan.FromMinutes(1));
        limiter.Take("second");
        clock.Advance(TimeSpan.FromMinutes(1));
        limiter.Take("third");

        Assert.Equal("quota_exceeded", limiter.Take("second").Code);
        Assert.Equal("quota_exceeded", limiter.Take("third").Code);
        Assert.Null(limiter.Take("first").Code);
    }

    [Fact]
    public async Task EveryAnswerTellsOfTheQuotaAndWhoIsPastItIsToldWhenToComeBack()
    {
        using var host = new ApiHost(null, ProbeApi.Map, clock, "Api:Quota:PerHour", "3", "Api:Quota:PerSecond", "10");
        using var http = host.Client();

        var first = (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(404);
        Assert.Equal(("3", "2", "3600", "3;w=3600, 10;w=1"), Limits(first));
        Assert.Equal("1", (await http.AskAsync(ProbeApi.Management + "/failing")).Is(500).Header("RateLimit-Remaining"));
        (await http.AskAsync(ProbeApi.Management + "/nothing")).Is(404);

        var third = (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(429, "quota_exceeded");
        Assert.Equal(("3", "0", "3600", "3;w=3600, 10;w=1"), Limits(third));
        Assert.Equal("3600", third.Header("Retry-After"));
        Assert.Equal("3600", (await http.AskAsync(ProbeApi.Corporate + "/contacts/x")).Is(429, "42901").Header("Retry-After"));

        using var other = host.Client("Other");
        (await other.AskAsync(ProbeApi.Management + "/contacts/x")).Is(404);
    }

    [Fact]
    public async Task ASpikeIsRefusedWithACodeOfItsOwn()
    {
        using var host = new ApiHost(null, ProbeApi.Map, clock, "Api:Quota:PerHour", "100", "Api:Quota:PerSecond", "1");
        using var http = host.Client();
        (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(404);

        var reply = (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(429, "spike_limit");
        Assert.Equal(("1", "0", "1", "100;w=3600, 1;w=1"), Limits(reply));
        Assert.Equal("1", reply.Header("Retry-After"));
        (await http.AskAsync(ProbeApi.Corporate + "/contacts/x")).Is(429, "42902");
    }

    [Fact]
    public async Task CallsWithoutATokenAreLimitedByTheirAddress()
    {
        using var host = new ApiHost(null, ProbeApi.Map, clock, "Api:Quota:PerHour", "1", "Api:Quota:PerSecond", "10");
        using var http = host.Anonymous();
        using var client = host.Client();
        (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(401);

        (await http.AskAsync("/corporate-accounts/nothing")).Is(429, "42901");
        (await client.AskAsync(ProbeApi.Management + "/contacts/x")).Is(404);
    }

    private static (string?, string?, string?, string?) Limits(Reply reply) =>
        (reply.Header("RateLimit-Limit"), reply.Header("RateLimit-Remaining"), reply.Header("RateLimit-Reset"), reply.Header("RateLimit-Policy"));

    private ApiLimiter Limiter(int perHour, int perSecond) => new(new() { PerHour = perHour, PerSecond = perSecond }, clock);
}
