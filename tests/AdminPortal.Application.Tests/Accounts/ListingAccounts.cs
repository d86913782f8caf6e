using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class ListingAccounts
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_filter_narrows(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var now = store.Clock.UtcNow;
        var auth = store.Given.Product("auth");
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        store.Given.AccountProduct(store.Given.Account("Ærlig", top), auth);
        store.Given.Account("Sand", below, a => a.IsSandbox = true);
        store.Given.Account("Telekom", below, a => a.Cloud = "OTC");
        store.Given.Account("Off", below, a => a.Enabled = false);
        store.Given.Account("Gone", below, a => a.DeletedAt = now);

        Assert.Equal(["Off", "Sand", "Telekom", "Ærlig"], await NamesAsync(store, new()));
        Assert.Equal(["Ærlig"], await NamesAsync(store, new(Text: "AERLIG")));
        Assert.Equal(["Sand"], await NamesAsync(store, new(Text: "an")));
        Assert.Equal(["Off", "Sand", "Telekom", "Ærlig"], await NamesAsync(store, new(OrganizationId: top.PublicId)));
        Assert.Equal(["Ærlig"], await NamesAsync(store, new(OrganizationId: top.PublicId, WithSubtree: false)));
        Assert.Empty(await NamesAsync(store, new(OrganizationId: "o-p-none")));
        Assert.Equal(["Sand"], await NamesAsync(store, new(IsSandbox: true)));
        Assert.Equal(["Off", "Telekom", "Ærlig"], await NamesAsync(store, new(IsSandbox: false)));
        Assert.Equal(["Telekom"], await NamesAsync(store, new(Cloud: "OTC")));
        Assert.Equal(["Off"], await NamesAsync(store, new(Enabled: false)));
        Assert.Equal(["Ærlig"], await NamesAsync(store, new(Product: "auth")));
        Assert.Equal(["Gone"], await NamesAsync(store, new(Deleted: true)));
        Assert.Empty(await NamesAsync(store, new(Text: "%")));
    }

    [Theory, EachDatabase]
    public async Task An_id_finds_its_account_in_its_own_writing_only(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("One", and: a => a.PublicId = "a-ppge-AbCdEfGhIjKlMnOpQrSt");

        Assert.Equal(["One"], await NamesAsync(store, new(Text: account.PublicId)));
        Assert.Empty(await NamesAsync(store, new(Text: account.PublicId.ToLowerInvariant())));
    }

    [Theory, EachDatabase]
    public async Task Each_sort_orders_both_ways_and_pages_through_everything_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var start = store.Clock.UtcNow;
        foreach (var (name, created, changed) in new[] { ("b", 1, 9), ("å", 2, 3), ("a", 3, 5), ("ø", 4, 4), ("æ", 5, 8) })
        {
            store.Given.Account(name, and: a => (a.CreatedAt, a.LastModifiedAt) = (start.AddHours(created), start.AddHours(changed)));
        }

        Assert.Equal("a b æ ø å", await WalkAsync(store, "name", false));
        Assert.Equal("å ø æ b a", await WalkAsync(store, "name", true));
        Assert.Equal("b å a ø æ", await WalkAsync(store, "created", false));
        Assert.Equal("å ø a æ b", await WalkAsync(store, "changed", false));
        Assert.Equal("b æ a ø å", await WalkAsync(store, "changed", true));
    }

    [Theory, EachDatabase]
    public async Task A_scoped_caller_sees_only_what_lies_below_the_grant(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var mine = store.Given.Organization("Mine", top);
        store.Given.Account("Theirs", top);
        store.Given.Account("Ours", mine);
        store.Given.Account("Nobody's");
        store.SignInAs(StaffRole.Viewer, mine);

        Assert.Equal(["Ours"], await NamesAsync(store, new()));
        Assert.Empty(await NamesAsync(store, new(OrganizationId: top.PublicId)));
    }

    [Theory, EachDatabase]
    public async Task A_row_tells_a_protection_of_its_own_or_from_any_organisation_above(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        store.Given.Protection(store.Given.Account("Own"));
        store.Given.Account("Covered", below);
        store.Given.Account("Free");
        store.Given.Protection(top);

        var page = await store.Service<AccountService>().ListAsync(new(), new(), Cancellation);

        Assert.Equal([("Covered", true), ("Free", false), ("Own", true)], page.Items.Select(row => (row.Name, row.IsDeleteProtected)));
    }

    private static async Task<List<string>> NamesAsync(TestStore store, AccountFilter filter)
    {
        var page = await store.Service<AccountService>().ListAsync(filter, new(), Cancellation);
        Assert.Equal(BoundedCount.Of(page.Items.Count), page.Total);
        return [.. page.Items.Select(row => row.Name)];
    }

    private static async Task<string> WalkAsync(TestStore store, string sort, bool descending)
    {
        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await store.Service<AccountService>().ListAsync(new(), new(token, 2, sort, descending), Cancellation);
            names.AddRange(page.Items.Select(row => row.Name));
            token = page.Next;
        }
        while (token is not null);
        return string.Join(' ', names);
    }
}
