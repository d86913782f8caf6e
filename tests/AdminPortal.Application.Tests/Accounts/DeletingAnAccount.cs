using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class DeletingAnAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_leaves_the_lists_and_comes_back_as_it_was(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", store.Given.Organization("Fjord"), a => a.Enabled = false);
        store.Given.AccountProduct(account, store.Given.Product("auth"));

        var deleted = (await DeleteAsync(store, account)).Value!;

        Assert.Empty((await store.Service<AccountService>().ListAsync(new(), new(), Cancellation)).Items);
        var row = Assert.Single((await store.Service<AccountService>().ListAsync(new(Deleted: true), new(), Cancellation)).Items);
        Assert.Equal((account.PublicId, "Test Admin", store.Clock.UtcNow, store.Clock.UtcNow.AddDays(90)), (row.Id, row.DeletedBy, row.DeletedAt, row.PurgedAt));
        Assert.Equal(deleted.OperationId, store.Open().Accounts.IgnoreQueryFilters().Single().DeletionId);

        Assert.True((await RestoreAsync(store, account)).Succeeded);

        var found = (await store.Service<AccountService>().FindAsync(account.PublicId, Cancellation))!;
        Assert.Equal((account.PublicId, false, 1, null, null), (found.Id, found.Enabled, found.Products.Count, found.DeletedAt, found.PurgedAt));
        Assert.Null(store.Open().Accounts.Single().DeletionId);
        Assert.Equal(["deleted", "restored"], await store.Open().AuditEntries.OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task The_preview_tells_of_products_and_of_what_the_organisation_owes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        store.Given.Invoice(organization);
        store.Given.Invoice(organization, 2, i => i.CurrencyCode = "EUR");
        store.Given.Invoice(organization, and: i => i.Settled = true);
        store.Given.Invoice(store.Given.Organization("Other"));
        var account = store.Given.Account("Login", organization);
        store.Given.AccountProduct(account, store.Given.Product("auth"));

        var preview = (await store.Service<AccountLifecycleService>().DeleteAsync(account.PublicId, 1, null, true, Cancellation)).Value!.Impact;

        Assert.Equal(["auth"], preview.Products.Select(product => product.Code));
        Assert.Equal([new UnsettledSum("EUR", 1, 250m), new UnsettledSum("NOK", 1, 125m)], preview.Unsettled);
        Assert.Null(store.Open().Accounts.Single().DeletedAt);
    }

    [Theory, EachDatabase]
    public async Task A_sandbox_is_not_billed_and_owes_nothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        store.Given.Invoice(organization);
        var account = store.Given.Account("Try", organization, a => a.IsSandbox = true);

        Assert.True((await DeleteAsync(store, account)).Value!.Impact.IsEmpty);
    }

    [Theory, EachDatabase]
    public async Task A_protection_on_it_or_above_it_forbids_it_to_everybody(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var account = store.Given.Account("Login", store.Given.Organization("Below", top));
        store.Given.Protection(top, "Avtalen løper");
        store.Given.Protection(account, "Kritisk");

        foreach (var dryRun in new[] { true, false })
        {
            var forbidden = Assert.IsType<DeleteProtected>((await store.Service<AccountLifecycleService>().DeleteAsync(account.PublicId, null, null, dryRun, Cancellation)).Error);
            Assert.Equal(["Avtalen løper", "Kritisk"], forbidden.Protections.Select(protection => protection.Reason!));
        }

        Assert.Null(store.Open().Accounts.Single().DeletedAt);
    }

    [Theory, EachDatabase]
    public async Task What_is_not_deleted_or_not_there_cannot_be_restored(StoreProvider provider)
    {
        await using var store = new TestStore(provider);

        Assert.IsType<NotDeleted>((await RestoreAsync(store, store.Given.Account("Login"))).Error);
        Assert.IsType<NotFound>((await store.Service<AccountLifecycleService>().RestoreAsync("a-ppge-none", false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task The_window_is_a_setting_and_closes(StoreProvider provider)
    {
        await using var store = new TestStore(provider, services => services.Configure<RetentionSettings>(settings => settings.DeletedDays = 7));
        var account = store.Given.Account("Login");
        await DeleteAsync(store, account);

        store.Clock.Advance(TimeSpan.FromDays(7));
        Assert.IsType<RestoreWindowOver>((await RestoreAsync(store, account)).Error);
        store.Clock.Advance(TimeSpan.FromSeconds(-1));
        Assert.True((await RestoreAsync(store, account)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Where_its_organisation_is_deleted_that_comes_back_first(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord", and: o => o.DeletedAt = store.Clock.UtcNow);
        var account = store.Given.Account("Login", organization, a => a.DeletedAt = store.Clock.UtcNow);

        Assert.Equal(new OrganizationDeleted(organization.PublicId), (await RestoreAsync(store, account)).Error);
        var found = (await store.Service<AccountService>().FindAsync(account.PublicId, Cancellation))!;
        Assert.Equal(new OrganizationLink(organization.PublicId, "Fjord"), found.DeletedOrganization);
        Assert.Empty(found.Path);
    }

    [Theory, EachDatabase]
    public async Task A_preview_restores_nothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", and: a => a.DeletedAt = store.Clock.UtcNow);

        Assert.True((await store.Service<AccountLifecycleService>().RestoreAsync(account.PublicId, true, Cancellation)).Succeeded);
        Assert.Empty(store.Open().Accounts);
    }

    [Theory, EachDatabase]
    public async Task The_bin_begins_with_what_goes_for_good_first(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        foreach (var (name, daysAgo) in new[] { ("Alta", 3), ("Bodø", 80), ("Ås", 20) })
        {
            store.Given.Account(name, and: a => a.DeletedAt = store.Clock.UtcNow.AddDays(-daysAgo));
        }

        async Task<string> OrderAsync(string? sort, bool descending = false)
        {
            var names = new List<string>();
            for (string? token = null; ;)
            {
                var page = await store.Service<AccountService>().ListAsync(new(Deleted: true), new(token, 1, sort, descending), Cancellation);
                names.AddRange(page.Items.Select(row => row.Name));
                if ((token = page.Next) is null)
                {
                    return string.Join(' ', names);
                }
            }
        }

        Assert.Equal("Bodø Ås Alta", await OrderAsync(null));
        Assert.Equal("Alta Ås Bodø", await OrderAsync("deleted", true));
        Assert.Equal("Alta Bodø Ås", await OrderAsync("name"));
    }

    private static Task<Result<Receipt>> DeleteAsync(TestStore store, Account account) =>
        store.Service<AccountLifecycleService>().DeleteAsync(account.PublicId, 1, null, false, Cancellation);

    private static Task<Result<Receipt>> RestoreAsync(TestStore store, Account account) =>
        store.Service<AccountLifecycleService>().RestoreAsync(account.PublicId, false, Cancellation);
}
