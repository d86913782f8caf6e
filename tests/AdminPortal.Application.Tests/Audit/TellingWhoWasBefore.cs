using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Audit;

public sealed class TellingWhoWasBefore
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_latest_changes_of_one_object_come_newest_first(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        store.Given.AuditEntry(fjord, entry => entry.ActorName = "Erik");
        store.Given.AuditEntry(fjord, entry => entry.ActorName = "Frida");
        store.Given.AuditEntry(fjord, entry => entry.ActorName = "Astrid");
        store.Given.AuditEntry(store.Given.Organization("Berg"));

        var latest = await store.Service<LatestChangeService>().OfAsync(fjord.PublicId, 2, Cancellation);

        Assert.Equal(["Astrid", "Frida"], latest.Select(change => change.ActorName));
        Assert.Equal((store.Clock.UtcNow, "Name"), (latest[0].At, Assert.Single(latest[0].Fields)));
    }

    [Theory, EachDatabase]
    public async Task What_one_does_not_see_has_no_history(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        store.Given.AuditEntry(fjord);
        store.SignInAs(StaffRole.Admin, store.Given.Organization("Mine"));

        Assert.Empty(await store.Service<LatestChangeService>().OfAsync(fjord.PublicId, 5, Cancellation));
    }
}
