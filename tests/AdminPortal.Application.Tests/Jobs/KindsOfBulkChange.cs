using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Jobs;

public sealed class KindsOfBulkChange
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Accounts_are_enabled(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Accounts(2, enabled: false);

        Assert.Equal([JobRowStatus.Changed, JobRowStatus.Changed], await RunAsync(store, new() { Kind = BulkKind.AccountsEnable, Accounts = new() }));

        Assert.All(store.Open().Accounts, account => Assert.True(account.Enabled));
    }

    [Theory, EachDatabase]
    public async Task Accounts_are_protected_and_those_that_are_already_keep_their_reason(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var above = store.Given.Organization("Above");
        store.Given.Protection(above);
        store.Given.Protection(store.Given.Account("Already", above), "Ours");
        store.Given.Account("Below", above);

        Assert.Equal(
            [JobRowStatus.Unchanged, JobRowStatus.Changed],
            await RunAsync(store, new() { Kind = BulkKind.AccountsProtect, Accounts = new(), Reason = "Frozen", ReviewOn = new(2026, 6, 1) }));

        Assert.Equal(
            [("Already", "Ours", null), ("Below", "Frozen", new DateOnly(2026, 6, 1))],
            store.Open().Protections.Where(p => p.AccountId != null).OrderBy(p => p.Account!.Name).Select(p => ValueTuple.Create(p.Account!.Name, p.Reason, p.ReviewOn)));
        Assert.Equal("test-admin", store.Open().Protections.Single(p => p.Reason == "Frozen").SetById);
    }

    [Theory, EachDatabase]
    public async Task A_product_is_added_beside_the_others_where_its_parent_is(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (auth, sign) = (store.Given.Product("auth"), store.Given.Product("sign"));
        var nbid = store.Given.Product("auth-nbid", auth);
        var (with, without, has) = (store.Given.Account("1 with"), store.Given.Account("2 without"), store.Given.Account("3 has"));
        store.Given.AccountProduct(with, auth);
        store.Given.AccountProduct(with, sign);
        store.Given.AccountProduct(has, auth);
        store.Given.AccountProduct(has, nbid);

        var rows = await RowsAsync(store, new() { Kind = BulkKind.AccountsAddProduct, Accounts = new(), Product = "auth-nbid" });

        Assert.Equal(
            [(JobRowStatus.Changed, null), (JobRowStatus.Refused, "missing_parent_product"), (JobRowStatus.Unchanged, null)],
            rows.Select(row => (row.Status, row.Reason)));
        Assert.Equal(["auth", "auth-nbid", "sign"], ProductsOf(store, with));
        Assert.Empty(ProductsOf(store, without));
    }

    [Theory, EachDatabase]
    public async Task A_product_that_others_need_goes_only_with_them(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (auth, sign) = (store.Given.Product("auth"), store.Given.Product("sign"));
        var account = store.Given.Account("Account");
        store.Given.AccountProduct(account, auth);
        store.Given.AccountProduct(account, store.Given.Product("auth-nbid", auth));
        store.Given.AccountProduct(account, sign);
        var request = new BulkRequest { Kind = BulkKind.AccountsRemoveProduct, Accounts = new(), Product = "auth" };

        Assert.Equal("missing_parent_product", (await RowsAsync(store, request)).Single().Reason);
        request.WithChildren = true;
        Assert.Equal([JobRowStatus.Changed], await RunAsync(store, request));
        Assert.Equal([JobRowStatus.Unchanged], await RunAsync(store, request));

        Assert.Equal(["sign"], ProductsOf(store, account));
    }

    [Theory, EachDatabase]
    public async Task A_role_is_given_and_taken_beside_the_others(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Contact("Ola", "Aas", and: contact => contact.Roles.Add(new() { Role = ContactRole.Other }));
        store.Given.Contact("Kari", "Berg", and: contact => contact.Roles.Add(new() { Role = ContactRole.FinancialContact }));
        store.SignInAs(StaffRole.Editor);

        Assert.Equal(
            [JobRowStatus.Changed, JobRowStatus.Unchanged],
            await RunAsync(store, new() { Kind = BulkKind.ContactsAddRole, Contacts = new(), Role = ContactRole.FinancialContact }));
        Assert.Equal(
            [JobRowStatus.Changed, JobRowStatus.Unchanged],
            await RunAsync(store, new() { Kind = BulkKind.ContactsRemoveRole, Contacts = new(), Role = ContactRole.Other }));

        Assert.All(store.Open().Contacts.Include(contact => contact.Roles), contact => Assert.Equal(ContactRole.FinancialContact, contact.Roles.Single().Role));
        Assert.Equal(2, await store.Open().AuditEntries.CountAsync(Cancellation));
    }

    private static async Task<IEnumerable<JobRowStatus>> RunAsync(TestStore store, BulkRequest request) => (await RowsAsync(store, request)).Select(row => row.Status);

    private static async Task<IReadOnlyList<JobRowResult>> RowsAsync(TestStore store, BulkRequest request)
    {
        var id = (await store.Service<BulkService>().StartAsync(request, Cancellation)).Value;
        await store.NewRunner().RunOnceAsync(Cancellation);
        return (await store.Service<JobService>().RowsAsync(id, null, new(), Cancellation))!.Items;
    }

    private static IEnumerable<string> ProductsOf(TestStore store, Account account) =>
        store.Open().AccountProducts.Where(product => product.AccountId == account.Id).Select(product => product.ProductCode).Order();
}
