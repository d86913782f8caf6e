using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

/// <summary>draft-ietf-httpapi-idempotency-key-header, over HTTP.</summary>
public sealed class RepeatingACall : IDisposable
{
    private const string Kari = """{"firstName":"Kari","lastName":"Nordmann"}""";
    private const string Contacts = ProbeApi.Management + "/contacts";

    private readonly ApiHost host = new(null, ProbeApi.Map);
    private readonly HttpClient http;

    public RepeatingACall() => http = host.Client();

    public void Dispose()
    {
        http.Dispose();
        host.Dispose();
    }

    [Fact]
    public async Task TheSameCallUnderTheSameKeyIsAnsweredTheSameAndDoneOnce()
    {
        var first = (await PostAsync("key-1")).Is(200);
        var second = (await PostAsync("key-1")).Is(200);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal("\"1\"", first.Header("ETag"));
        Assert.Equal(first.Header("ETag"), second.Header("ETag"));
        Assert.Equal(first.Header("Content-Type"), second.Header("Content-Type"));
        Assert.Equal((null, "true"), (first.Header("Idempotency-Replayed"), second.Header("Idempotency-Replayed")));
        Assert.Equal(1, CountContacts());
    }

    [Fact]
    public async Task AnAnswerIsGivenAgainAsItWasThoughTheObjectHasChanged()
    {
        var first = (await PostAsync("key-1")).Is(200);
        (await http.CallAsync("PUT", $"{Contacts}/{first.Json["id"]!.GetValue<string>()}", """{"firstName":"Karin","lastName":"Nordmann"}""")).Is(200);

        Assert.Equal(first.Body, (await PostAsync("key-1")).Is(200).Body);
    }

    [Theory]
    [InlineData(Contacts, """{"firstName":"Kari","lastName":"Nordmann" }""")]
    [InlineData(Contacts + "?x=1", Kari)]
    [InlineData(ProbeApi.Corporate + "/contacts", Kari)]
    public async Task AnotherCallUnderTheKeyIsRefused(string path, string body)
    {
        (await PostAsync("key-1")).Is(200);

        var other = await http.CallAsync("POST", path, body, "Idempotency-Key", "key-1");

        other.Is(422, path.StartsWith(ProbeApi.Management, StringComparison.Ordinal) ? "idempotency_key_reused" : "42290");
        Assert.Equal(1, CountContacts());
    }

    [Fact]
    public async Task ACallThatIsNarrowedOtherwiseIsAnotherCall()
    {
        var organization = host.Given.Organization("Nordlys");
        (await PostAsync("key-1")).Is(200);

        (await http.CallAsync("POST", Contacts, Kari, "Idempotency-Key", "key-1", "Signicat-OrganizationId", organization.PublicId)).Is(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task AKeyIsItsClientsOwn()
    {
        using var other = host.Client("Another");
        (await PostAsync("key-1")).Is(200);

        (await other.CallAsync("POST", Contacts, Kari, "Idempotency-Key", "key-1")).Is(200);

        Assert.Equal(2, CountContacts());
    }

    [Fact]
    public async Task WhatWasRefusedMayBeMendedUnderItsKey()
    {
        (await PostAsync("key-1", """{"firstName":"Kari"}""")).Is(400, "invalid_input");

        (await PostAsync("key-1")).Is(200);
    }

    [Fact]
    public async Task ATryTakesNoKey()
    {
        (await http.CallAsync("POST", Contacts + "?dryRun=true", Kari, "Idempotency-Key", "key-1")).Is(200);

        Assert.Null((await PostAsync("key-1")).Is(200).Header("Idempotency-Replayed"));
        Assert.Equal(1, CountContacts());
    }

    [Fact]
    public async Task AKeyIsOfOneTo255Characters()
    {
        (await PostAsync(new string('k', 255))).Is(200);
        (await PostAsync(new string('k', 256))).Is(400, "invalid_idempotency_key");
        (await PostAsync("")).Is(400, "invalid_idempotency_key");
        Assert.Contains("invalid_idempotency_key", await host.SendAsync($"POST {Contacts} HTTP/1.1", http, "Idempotency-Key: a", "Idempotency-Key: b"), StringComparison.Ordinal);
        (await http.CallAsync("POST", ProbeApi.Corporate + "/contacts", Kari, "Idempotency-Key", "")).Is(400, "40090");
        Assert.Equal(1, CountContacts());
    }

    [Fact]
    public async Task ACallThatIsOnItsWayIsNotDoneASecondTime()
    {
        (await PostAsync("key-1")).Is(200);
        using (var db = host.Store.Open())
        {
            var call = db.IdempotentCalls.AsTracking().Single();
            (call.Status, call.Body) = (null, null);
            db.SaveChanges();
        }

        var second = (await PostAsync("key-1")).Is(409, "idempotency_in_flight");

        Assert.InRange(int.Parse(second.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 5);
        Assert.Equal(1, CountContacts());
    }

    [Fact]
    public async Task AHundredCallsAtOnceUnderOneKeyMakeOne()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => PostAsync("key-1")));

        Assert.Equal(1, CountContacts());
        Assert.All(replies, reply => Assert.True(reply.Status == 200 || (reply.Status == 409 && reply.Code == "idempotency_in_flight"), $"{reply.Status} {reply.Body}"));
        Assert.Single(replies.Where(reply => reply.Status == 200).Select(reply => reply.Body).Distinct());
    }

    [Fact]
    public async Task AChangeWhoseKeyWasTakenOverMeanwhileIsNotMade()
    {
        await using (var db = host.Store.Open())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Gone AFTER INSERT ON Contacts BEGIN DELETE FROM IdempotentCalls; END", TestContext.Current.CancellationToken);
        }

        (await PostAsync("key-1")).Is(409, "idempotency_in_flight");

        Assert.Equal(0, CountContacts());
    }

    private Task<Reply> PostAsync(string key, string body = Kari) => http.CallAsync("POST", Contacts, body, "Idempotency-Key", key);

    private int CountContacts()
    {
        using var db = host.Store.Open();
        return db.Contacts.Count();
    }
}
