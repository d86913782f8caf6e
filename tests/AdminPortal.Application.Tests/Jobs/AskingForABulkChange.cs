using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Jobs;

public sealed class AskingForABulkChange
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Those_who_only_read_start_nothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var request = new BulkRequest { Kind = BulkKind.AccountsDisable, Ids = [store.Given.Account("Account").PublicId] };

        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Finance })
        {
            store.SignInAs(role);
            Assert.IsType<NotAllowed>((await Bulk(store).StartAsync(request, Cancellation)).Error);
            Assert.IsType<NotAllowed>((await Bulk(store).PreviewAsync(request, Cancellation)).Error);
        }

        Assert.Empty(store.Open().Jobs.IgnoreQueryFilters());
    }

    [Theory, EachDatabase]
    public async Task Every_fault_is_told_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);

        Assert.Equal([("Kind", "required")], await FaultsAsync(store, new() { Ids = ["a-1"] }));
        Assert.Equal([("Ids", "required"), ("Product", "required")], await FaultsAsync(store, new() { Kind = BulkKind.AccountsAddProduct }));
        Assert.Equal([("Product", "unknown_product")], await FaultsAsync(store, new() { Kind = BulkKind.AccountsAddProduct, Product = "none", Accounts = new() }));
        Assert.Equal([("Role", "required")], await FaultsAsync(store, new() { Kind = BulkKind.ContactsAddRole, Ids = ["c-p-1"] }));
        Assert.Equal([("Role", "invalid")], await FaultsAsync(store, new() { Kind = BulkKind.ContactsAddRole, Contacts = new(), Role = (ContactRole)99 }));
        Assert.Equal([("Kind", "invalid")], await FaultsAsync(store, new() { Kind = BulkKind.AccountsEnable, Contacts = new() }));
        Assert.Equal([("Ids", "invalid")], await FaultsAsync(store, new() { Kind = BulkKind.AccountsEnable, Ids = ["a-1", $"a-{new string('1', 64)}"] }));
        Assert.Equal([("Ids", "too_many")], await FaultsAsync(store, new() { Kind = BulkKind.AccountsEnable, Ids = [.. Enumerable.Range(0, 1001).Select(i => $"a-{i}")] }));
        Assert.Equal(
            [("Reason", "length_max"), ("ReviewOn", "past")],
            await FaultsAsync(store, new() { Kind = BulkKind.AccountsProtect, Accounts = new(), Reason = new('r', 1001), ReviewOn = new(2026, 3, 1) }));
    }

    [Theory, EachDatabase]
    public async Task What_matches_is_settled_when_the_job_starts(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Account("Beta", and: account => account.IsSandbox = true);
        store.Given.Account("Alfa", and: account => account.IsSandbox = true);
        store.Given.Account("Production");
        var request = new BulkRequest { Kind = BulkKind.AccountsDisable, Accounts = new AccountFilter(IsSandbox: true) };

        var id = (await Bulk(store).StartAsync(request, Cancellation)).Value;
        store.Given.Account("Later", and: account => account.IsSandbox = true);
        await store.NewRunner().RunOnceAsync(Cancellation);

        var rows = (await store.Service<JobService>().RowsAsync(id, null, new(), Cancellation))!;
        Assert.Equal(["Alfa", "Beta"], rows.Items.Select(row => row.Name));
        Assert.Equal(["Later", "Production"], store.Open().Accounts.Where(account => account.Enabled).Select(account => account.Name).Order());
    }

    [Theory, EachDatabase]
    public async Task A_preview_tries_each_object_and_changes_none(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (read, edited) = (store.Given.Organization("Read"), store.Given.Organization("Edited"));
        var refused = store.Given.Account("Not mine", read);
        store.Given.Accounts(3, edited);
        store.Given.Account("Off", edited, account => account.Enabled = false);
        store.SignInAs(StaffRole.Viewer, read);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Editor, edited);

        var preview = (await Bulk(store).PreviewAsync(new() { Kind = BulkKind.AccountsDisable, Accounts = new() }, Cancellation)).Value!;

        Assert.Equal((5, true, 3, 1), (preview.Total, preview.IsTried, preview.Changed, preview.Unchanged));
        Assert.Equal([new RefusalCount("not_allowed", 1)], preview.Refused);
        Assert.Equal(("Not mine", refused.PublicId, "not_allowed"), preview.FirstRefused.Select(row => (row.Name, row.ObjectId, row.Reason)).Single());
        Assert.Equal(4, store.Open().Accounts.Count(account => account.Enabled));
        Assert.Empty(store.Open().AuditEntries);
        Assert.Empty(store.Open().Jobs.IgnoreQueryFilters());
    }

    [Fact]
    public async Task More_than_can_be_tried_are_only_counted()
    {
        await using var store = new TestStore();
        store.Given.Accounts(BulkPreview.MostTried + 1);

        var preview = (await Bulk(store).PreviewAsync(new() { Kind = BulkKind.AccountsDisable, Accounts = new() }, Cancellation)).Value!;

        Assert.Equal((BulkPreview.MostTried + 1, false), (preview.Total, preview.IsTried));
    }

    [Fact]
    public async Task More_than_one_job_may_change_are_refused()
    {
        await using var store = new TestStore();
        await using (var db = store.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await BulkInsert.WriteAsync(
                db,
                Enumerable.Range(1, BulkRequest.MostMatching + 1).Select(id => new Account { Id = id, PublicId = $"a-{id}", Name = "A", Region = "EU", Cloud = "GCP", Version = 1 }),
                Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        var refused = await Bulk(store).StartAsync(new() { Kind = BulkKind.AccountsDisable, Accounts = new() }, Cancellation);

        Assert.Equal(BulkRequest.MostMatching, Assert.IsType<TooManyForAJob>(refused.Error).Most);
        await store.Open().Accounts.Where(account => account.Id == 1).ExecuteDeleteAsync(Cancellation);
        var id = (await Bulk(store).StartAsync(new() { Kind = BulkKind.AccountsDisable, Accounts = new() }, Cancellation)).Value;
        Assert.Equal(BulkRequest.MostMatching, (await store.Service<JobService>().FindAsync(id, Cancellation))!.Total);
        Assert.Equal(BulkRequest.MostMatching, await store.Open().JobRows.IgnoreQueryFilters().CountAsync(Cancellation));
    }

    private static async Task<IEnumerable<(string Field, string Code)>> FaultsAsync(TestStore store, BulkRequest request) =>
        Assert.IsType<InvalidInput>((await Bulk(store).StartAsync(request, Cancellation)).Error).Fields.Select(fault => (fault.Field, fault.Code)).Order();

    private static BulkService Bulk(TestStore store) => store.Service<BulkService>();
}
