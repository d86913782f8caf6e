using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class ChoosingProducts
{
    private static readonly ProductLine Auth = new("auth", "Auth", null);
    private static readonly ProductLine Nbid = new("auth-nbid", "BankID", "auth");
    private static readonly ProductLine Mobile = new("auth-nbid-mobile", "BankID on mobile", "auth-nbid");
    private static readonly ProductLine Sms = new("sms", "SMS", null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_account_gets_exactly_what_is_wanted_and_the_trail_tells_what_came_and_went(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = WithCatalogue(store, "sms");

        var receipt = (await SetAsync(store, account, "auth", "auth-nbid")).Value!;

        Assert.Equal(["auth", "auth-nbid"], await HeldAsync(store));
        Assert.Equal([("sms", 1)], receipt.Impact.Products.Select(product => (product.Code, product.Accounts)));
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(
            [("Products", null, "auth"), ("Products", null, "auth-nbid"), ("Products", "sms", null)],
            entry.Changes.Select(change => (change.Field, change.OldValue, change.NewValue)));
        Assert.Equal(2, store.Open().Accounts.Single().Version);
    }

    [Theory, EachDatabase]
    public async Task A_child_needs_its_parent(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = WithCatalogue(store, "auth", "auth-nbid");

        Assert.Equal(new MissingParentProduct("auth-nbid", "auth"), (await SetAsync(store, account, "auth-nbid", "sms")).Error);
        Assert.Equal(["auth", "auth-nbid"], await HeldAsync(store));

        Assert.True((await SetAsync(store, account, "sms")).Succeeded);
        Assert.Equal(new MissingParentProduct("auth-nbid", "auth"), (await SetAsync(store, account, "sms", "auth-nbid")).Error);
    }

    [Theory, EachDatabase]
    public async Task One_that_never_had_its_parent_may_stay(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = WithCatalogue(store, "auth-nbid");

        Assert.True((await SetAsync(store, account, "auth-nbid", "sms")).Succeeded);
        Assert.Equal(["auth-nbid", "sms"], await HeldAsync(store));
    }

    [Theory, EachDatabase]
    public async Task A_code_that_is_not_in_the_catalogue_is_a_fault_of_the_field(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = WithCatalogue(store, "sms");

        var error = Assert.IsType<InvalidInput>((await SetAsync(store, account, "sms", "AUTH", "tv")).Error);

        Assert.Equal([("Products", "unknown_product", "AUTH"), ("Products", "unknown_product", "tv")], error.Fields.Select(fault => (fault.Field, fault.Code, fault.Arguments[0])));
        Assert.Equal(["sms"], await HeldAsync(store));
    }

    [Theory, EachDatabase]
    public async Task A_preview_takes_nothing_away(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = WithCatalogue(store, "auth", "auth-nbid");

        var preview = await store.Service<AccountLifecycleService>().SetProductsAsync(account.PublicId, 1, [], null, true, Cancellation);

        Assert.Equal(["auth", "auth-nbid"], preview.Value!.Impact.Products.Select(product => product.Code));
        Assert.Equal(["auth", "auth-nbid"], await HeldAsync(store));
    }

    [Fact]
    public void Children_go_with_their_parent_whatever_their_depth()
    {
        Assert.Equal([Nbid, Mobile], ProductFamilies.GoingAlong([Auth, Mobile, Nbid, Sms], "auth"));
        Assert.Equal([Mobile], ProductFamilies.GoingAlong([Auth, Mobile, Nbid, Sms], "auth-nbid"));
        Assert.Empty(ProductFamilies.GoingAlong([Auth, Nbid, Sms], "sms"));
    }

    [Fact]
    public void Missing_parents_come_with_a_child_outermost_first()
    {
        ProductLine[] catalogue = [Auth, Nbid, Mobile, Sms];

        Assert.Equal([Auth, Nbid], ProductFamilies.ComingAlong(catalogue, [], "auth-nbid-mobile"));
        Assert.Equal([Nbid], ProductFamilies.ComingAlong(catalogue, [Auth], "auth-nbid-mobile"));
        Assert.Empty(ProductFamilies.ComingAlong(catalogue, [Auth], "auth-nbid"));
        Assert.Empty(ProductFamilies.ComingAlong(catalogue, [], "sms"));
        Assert.Empty(ProductFamilies.ComingAlong(catalogue, [], "tv"));
    }

    private static Account WithCatalogue(TestStore store, params string[] held)
    {
        var account = store.Given.Account("Login");
        var auth = store.Given.Product("auth");
        foreach (var product in new[] { auth, store.Given.Product("auth-nbid", auth), store.Given.Product("sms") }.Where(product => held.Contains(product.Code)))
        {
            store.Given.AccountProduct(account, product);
        }

        return account;
    }

    private static Task<Result<Application.Changes.Receipt>> SetAsync(TestStore store, Account account, params string[] products) =>
        store.Service<AccountLifecycleService>().SetProductsAsync(account.PublicId, null, products, null, false, Cancellation);

    private static async Task<List<string>> HeldAsync(TestStore store) =>
        await store.Open().AccountProducts.OrderBy(held => held.ProductCode).Select(held => held.ProductCode).ToListAsync(Cancellation);
}
