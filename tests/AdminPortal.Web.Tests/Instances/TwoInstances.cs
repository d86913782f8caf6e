using System.Net;
using AdminPortal.Application.Data;
using AdminPortal.Application.Instances;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Instances;

/// <summary>Two processes over one store are one portal.</summary>
public sealed class TwoInstances(PairOfPortals pair) : IClassFixture<PairOfPortals>
{
    /// <summary>The twenty that were asked for, and the ten that are always there.</summary>
    private const int Organizations = 30;

    [Fact]
    public async Task Started_at_once_on_an_empty_store_fill_it_once()
    {
        await using var db = pair.Store.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(Organizations, await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).CountAsync());
        Assert.Equal(0, await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM __EFMigrationsLock").SingleAsync());
    }

    [Fact]
    public async Task Who_signs_in_at_one_is_known_to_the_other_and_the_keys_lie_encrypted()
    {
        using var atFirst = new Browser(pair.First.Address);
        using var atSecond = new Browser(pair.Second.Address);
        await Task.WhenAll(atFirst.SignInAs("dev-astrid"), atSecond.SignInAs("dev-erik"));
        atFirst.GoTo(pair.Second.Address);
        atSecond.GoTo(pair.First.Address);
        Assert.Equal(HttpStatusCode.OK, (await atFirst.Get("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await atSecond.Get("/")).StatusCode);

        await using var db = pair.Store.Open();
        Assert.All(await db.KeyRing.Select(entry => entry.Xml).ToListAsync(), xml =>
        {
            Assert.Contains("X509Certificate", xml, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Who_signs_out_at_one_is_out_at_the_other_at_once()
    {
        using var browser = new Browser(pair.First.Address);
        await browser.SignInAs("dev-vigdis");
        using var copy = browser.Copy();
        copy.GoTo(pair.Second.Address);
        Assert.Equal(HttpStatusCode.OK, (await copy.Get("/")).StatusCode);

        await browser.Post("/", "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await copy.Get("/")).StatusCode);
    }

    [Fact]
    public async Task What_a_proxy_says_of_the_browser_is_believed_of_known_ones_alone()
    {
        foreach (var (address, believed) in new[] { (pair.First.Address, "https://portal.example"), (pair.Second.Address, pair.Second.Address.ToString().TrimEnd('/')) })
        {
            using var browser = new Browser(address);
            var answer = await browser.Get("/accounts", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "portal.example"), ("X-Forwarded-For", "8.8.8.8"));
            Assert.Equal($"{believed}/sign-in?returnUrl=%2Faccounts", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task One_that_is_asked_to_stop_sends_new_tabs_elsewhere_and_ends_in_order()
    {
        var asked = DateTime.UtcNow;
        await using var third = pair.Another(("Shutdown__DrainSeconds", "60"));
        await third.StartAsync();
        using var browser = new Browser(third.Address);
        // It serves a moment before its first heartbeat.
        var before = await UntilAsync(ListedAsync, rows => rows.Any(row => row.StartedAt >= asked));

        third.AskToStop();
        // The signal is on its way.
        await UntilAsync(() => browser.Get("/health/ready"), answer => answer.StatusCode != HttpStatusCode.OK);

        Assert.Equal("""{"status":"stopping"}""", await (await browser.Get("/health/ready")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.Get("/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/live")).StatusCode);
        await UntilAsync(ListedAsync, rows => rows.Count(row => row.State == InstanceState.Stopping) == 1);

        third.AskToStop();
        Assert.Equal(0, await third.EndedAsync());
        Assert.True((await ListedAsync()).Count < before.Count);
    }

    /// <summary>Asks again, for a minute at most: processes tell of themselves in their own time.</summary>
    private static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isIt)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var answer = await ask();
            if (isIt(answer))
            {
                return answer;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<IReadOnlyList<InstanceRow>> ListedAsync()
    {
        // The processes live in the time of this machine, and not in that of the test.
        pair.Store.Clock.Advance(DateTime.UtcNow - pair.Store.Clock.UtcNow);
        return (await pair.Store.Service<InstanceService>().ListAsync(CancellationToken.None))!;
    }
}
