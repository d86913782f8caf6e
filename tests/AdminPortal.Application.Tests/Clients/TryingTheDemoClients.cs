using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Testing;
using Xunit;
using static AdminPortal.Application.Tests.Clients.ClientSetting;

namespace AdminPortal.Application.Tests.Clients;

public sealed class TryingTheDemoClients
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_may_everything_and_one_reads_what_Sigrid_sees(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Grant(DevelopmentPerson.Sigrid.Id, StaffRole.Editor, store.Given.Organization("Hers"));
        await using var db = store.Open();

        await DemoClients.FillAsync(db, store.Clock.UtcNow, Cancellation);
        await DemoClients.FillAsync(db, store.Clock.UtcNow, Cancellation);

        var clients = (await store.Clients().ListAsync(new(), Cancellation)).Items.ToDictionary(client => client.ClientId);
        Assert.Equal(2, clients.Count);
        Assert.Equal((ApiScopes.All.Count, null), (clients["org-demo-all"].Scopes.Count, clients["org-demo-all"].Organization));
        Assert.Equal("Hers", clients["org-demo-read"].Organization!.Name);
        Assert.Equal(["accounts.read", "contacts.read", "organizations.read", "invoices.read", "corporate-accounts.read"], clients["org-demo-read"].Scopes);
        Assert.NotNull((await store.AskAsync("org-demo-read", "demo-secret")).Token);
    }
}
