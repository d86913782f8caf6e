using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static AdminPortal.Application.Tests.Clients.ClientSetting;

namespace AdminPortal.Application.Tests.Clients;

public sealed class KeepingClients
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_client_is_made_as_typed_and_its_secret_is_told_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var input = Input(" Partner ", organization.PublicId, ApiScopes.InvoicesRead, ApiScopes.AccountsWrite, ApiScopes.InvoicesRead);
        input.ExpiresOn = OsloTime.Today(store.Clock);

        var made = await store.MadeAsync(input);

        Assert.Matches("^org-[0-9A-Za-z]{20}$", made.ClientId);
        Assert.Matches("^[0-9A-Za-z]{43}$", made.Secret);
        var found = (await store.Clients().FindAsync(made.ClientId, Cancellation))!;
        Assert.Equal(("Partner", "Fjord", ApiClientState.Active, 1, true), (found.Client.Name, found.Client.Organization!.Name, found.Client.State, found.Version, found.MayChange));
        Assert.Equal([ApiScopes.AccountsWrite, ApiScopes.InvoicesRead], found.Client.Scopes);
        Assert.Equal(OsloTime.EndOf(input.ExpiresOn.Value), found.Client.ExpiresAt);
        Assert.Equal((made.Secret[^4..], true), (Assert.Single(found.Secrets).Hint, found.Secrets[0].IsLive));
        Assert.Equal([made.ClientId], (await store.Clients().ListAsync(new(), Cancellation)).Items.Select(row => row.ClientId));
    }

    [Fact]
    public async Task Of_the_secret_only_a_salted_hash_is_kept()
    {
        await using var store = new TestStore();
        var (first, second) = (await store.MadeAsync(), await store.MadeAsync());
        await using var db = store.Open();
        var kept = await db.ApiClientSecrets.ToListAsync(Cancellation);

        Assert.NotEqual(first.Secret, second.Secret);
        Assert.NotEqual(kept[0].Salt, kept[1].Salt);
        Assert.All(kept, secret => Assert.Equal((32, 32), (secret.Hash.Length, secret.Salt.Length)));
        Assert.True(ClientSecrets.Matches(first.Secret, kept[0].Hash, kept[0].Salt));
        Assert.False(ClientSecrets.Matches(second.Secret, kept[0].Hash, kept[0].Salt));
    }

    [Theory, EachDatabase]
    public async Task Every_fault_of_the_form_is_told_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var input = new ApiClientInput { Name = " ", OrganizationId = "o-p-none", ExpiresOn = OsloTime.Today(store.Clock).AddDays(-1) };

        Assert.Equal(
            ["Name: required", "Scopes: required", "ExpiresOn: past", "OrganizationId: unknown_organization"],
            Faults(await store.Clients().CreateAsync(input, Cancellation)));
        Assert.Equal(["Scopes: not_among"], Faults(await store.Clients().CreateAsync(Input(scopes: ["accounts.read", "everything"]), Cancellation)));
    }

    [Theory, EachDatabase]
    public async Task An_admin_of_a_subtree_makes_clients_for_it_and_for_nothing_wider(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var above = store.Given.Organization("Above");
        var mine = store.Given.Organization("Mine", above);
        var below = store.Given.Organization("Below", mine);
        var outside = await store.MadeAsync(Input("Outside", above.PublicId));
        var everywhere = await store.MadeAsync(Input("Everywhere"));
        store.SignInAs(StaffRole.Admin, mine);

        var made = await store.MadeAsync(Input("Inside", below.PublicId));
        Assert.Equal(["OrganizationId: required"], Faults(await store.Clients().CreateAsync(Input(), Cancellation)));
        Assert.Equal(["OrganizationId: unknown_organization"], Faults(await store.Clients().CreateAsync(Input(organizationId: above.PublicId), Cancellation)));

        Assert.Equal(["Inside"], (await store.Clients().ListAsync(new(), Cancellation)).Items.Select(row => row.Name));
        Assert.Null(await store.Clients().FindAsync(outside.ClientId, Cancellation));
        Assert.Null(await store.Clients().FindAsync(everywhere.ClientId, Cancellation));
        Assert.IsType<NotFound>((await store.Clients().RevokeAsync(outside.ClientId, null, false, Cancellation)).Error);
        Assert.IsType<NotFound>((await store.Clients().RotateAsync(everywhere.ClientId, 1, Cancellation)).Error);
        Assert.Equal(["OrganizationId: required"], Faults(await store.Clients().ChangeAsync(made.ClientId, null, Input(), false, Cancellation)));
        Assert.Equal(["OrganizationId: unknown_organization"], Faults(await store.Clients().ChangeAsync(made.ClientId, null, Input(organizationId: above.PublicId), false, Cancellation)));
        Done(await store.Clients().ChangeAsync(made.ClientId, null, Input("Inside", mine.PublicId), false, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task One_who_sees_everything_and_administers_a_subtree_makes_clients_there_only(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (mine, other) = (store.Given.Organization("Mine"), store.Given.Organization("Other"));
        await store.MadeAsync(Input("Other", other.PublicId));
        store.User.As(StaffRole.Viewer);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Admin, mine);

        Assert.IsType<NotAllowed>((await store.Clients().CreateAsync(Input(organizationId: other.PublicId), Cancellation)).Error);
        await store.MadeAsync(Input("Mine", mine.PublicId));
        Assert.Equal(["Mine"], (await store.Clients().ListAsync(new(), Cancellation)).Items.Select(row => row.Name));
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Finance)]
    public async Task Others_neither_see_nor_make_clients(StaffRole role)
    {
        await using var store = new TestStore();
        var client = await store.MadeAsync();
        store.User.As(role);

        await RefusedAsync(store, client.ClientId);
    }

    [Fact]
    public async Task A_client_neither_sees_nor_makes_clients()
    {
        await using var store = new TestStore();
        var client = await store.MadeAsync(Input(scopes: [.. ApiScopes.All]));
        store.User.SignIn(new CallerIdentity(client.ClientId, "Partner", [], ChangeSource.Api) { Client = new("organizations", ApiScopes.All) });

        await RefusedAsync(store, client.ClientId);
    }

    [Theory, EachDatabase]
    public async Task A_change_counts_from_the_version_it_was_made_from(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var client = await store.MadeAsync();

        Done(await store.Clients().ChangeAsync(client.ClientId, 1, Input("Tried"), true, Cancellation));
        Done(await store.Clients().ChangeAsync(client.ClientId, 1, Input("First"), false, Cancellation));
        Assert.IsType<Stale>((await store.Clients().ChangeAsync(client.ClientId, 1, Input("Second"), false, Cancellation)).Error);
        var found = (await store.Clients().FindAsync(client.ClientId, Cancellation))!;
        Assert.Equal(("First", 2), (found.Client.Name, found.Version));
    }

    [Theory, EachDatabase]
    public async Task An_ended_client_stays_ended(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var client = await store.MadeAsync();
        var token = await store.TokenAsync(client);

        Done(await store.Clients().RevokeAsync(client.ClientId, "Leaked", false, Cancellation));

        Assert.Null((await store.CheckAsync(token)).Token);
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(client)).Fault);
        var found = (await store.Clients().FindAsync(client.ClientId, Cancellation))!;
        Assert.Equal((ApiClientState.Revoked, false), (found.Client.State, found.MayChange));
        Assert.Equal([(false, found.Client.RevokedAt)], found.Secrets.Select(secret => (secret.IsLive, secret.RevokedAt)));
        Assert.IsType<ClientEnded>((await store.Clients().RotateAsync(client.ClientId, 0, Cancellation)).Error);
        Assert.IsType<ClientEnded>((await store.Clients().ChangeAsync(client.ClientId, null, Input(), false, Cancellation)).Error);
        Assert.IsType<ClientEnded>((await store.Clients().RevokeAsync(client.ClientId, null, false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task Its_history_tells_everything_but_the_secret(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var first = await store.MadeAsync();
        Done(await store.Clients().ChangeAsync(first.ClientId, null, Input("Renamed", organization.PublicId, ApiScopes.InvoicesRead), false, Cancellation));
        var second = Done(await store.Clients().RotateAsync(first.ClientId, 24, Cancellation));
        var secrets = (await store.Clients().FindAsync(first.ClientId, Cancellation))!.Secrets;
        Done(await store.Clients().EndSecretAsync(first.ClientId, secrets[^1].Id, false, Cancellation));
        Done(await store.Clients().RevokeAsync(first.ClientId, "No longer a partner", false, Cancellation));

        var (one, two) = ($"…{first.Secret[^4..]}", $"…{second.Secret[^4..]}");
        var now = $"{store.Clock.UtcNow:O}";
        Assert.Equal(
            [
                $"created api_client: Name: - → Partner; Scopes: - → accounts.read accounts.write; Secret: - → {one}",
                $"changed api_client: Name: Partner → Renamed; Organization: - → {organization.PublicId}; Scopes: accounts.read accounts.write → invoices.read",
                $"changed api_client: Secret: - → {two}; SecretExpiresAt: - → {store.Clock.UtcNow.AddHours(24):O}",
                $"changed api_client: Secret: {one} → -",
                $"changed api_client: RevokedAt: - → {now}",
            ],
            await store.TrailAsync());
        var entries = (await store.Service<Application.Audit.AuditService>().ListAsync(new(ObjectId: first.ClientId), new(), Cancellation)).Items;
        Assert.Equal("Renamed", entries[0].Subject.Name);
        Assert.Equal("No longer a partner", entries[0].Reason);
    }

    [Theory, EachDatabase]
    public async Task A_client_goes_with_its_organization_and_never_sees_everything_instead(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var gone = store.Given.Organization("Gone", and: o => (o.DeletedAt, o.DeletionId) = (store.Clock.UtcNow.AddDays(-200), "gone"));
        await using (var db = store.Open())
        {
            db.ApiClients.Add(new() { ClientId = "org-gone", Name = "Gone", Scopes = ApiScopes.AccountsRead, OrganizationId = gone.Id, Version = 1 });
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal("Gone", Assert.Single((await store.Clients().ListAsync(new(), Cancellation)).Items).Organization?.Name);
        await store.Service<IEnumerable<IRecurringWork>>().OfType<PurgeOfDeleted>().Single().RunAsync(Cancellation);

        await using var left = store.Open();
        Assert.Empty(left.Organizations.IgnoreQueryFilters());
        Assert.Empty(left.ApiClients);
    }

    private static async Task RefusedAsync(TestStore store, string clientId)
    {
        var clients = store.Clients();
        Assert.Empty((await clients.ListAsync(new(), Cancellation)).Items);
        Assert.Null(await clients.FindAsync(clientId, Cancellation));
        Assert.IsType<NotAllowed>((await clients.CreateAsync(Input(), Cancellation)).Error);
        Assert.IsType<NotAllowed>((await clients.ChangeAsync(clientId, null, Input(), false, Cancellation)).Error);
        Assert.IsType<NotAllowed>((await clients.RotateAsync(clientId, 1, Cancellation)).Error);
        Assert.IsType<NotAllowed>((await clients.EndSecretAsync(clientId, 1, false, Cancellation)).Error);
        Assert.IsType<NotAllowed>((await clients.RevokeAsync(clientId, null, false, Cancellation)).Error);
    }
}
