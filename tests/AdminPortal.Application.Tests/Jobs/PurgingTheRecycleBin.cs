using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace AdminPortal.Application.Tests.Jobs;

public sealed class PurgingTheRecycleBin
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Only_what_has_been_there_for_the_whole_retention_goes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var deletedAt = store.Clock.UtcNow;
        var account = store.Given.Account("Gone", store.Given.Organization("Fjord"), a => (a.DeletedAt, a.DeletedBy) = (deletedAt, "Astrid"));
        store.Given.AccountProduct(account, store.Given.Product("auth"));
        store.Given.Account("Later", and: a => a.DeletedAt = deletedAt.AddSeconds(1));
        store.Given.Account("Live");
        store.Clock.Advance(Retention);

        await PurgeAsync(store);

        Assert.Equal(["Later", "Live"], store.Open().Accounts.IgnoreQueryFilters().Select(a => a.Name).Order());
        Assert.Empty(store.Open().AccountProducts);
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(("purged", "account", account.PublicId), (entry.Action, entry.ObjectType, entry.ObjectId));
        Assert.Contains(entry.Changes, change => change is { Field: "Products", OldValue: "auth", NewValue: null });
        Assert.Contains(entry.Changes, change => change is { Field: "DeletedBy", OldValue: "Astrid", NewValue: null });
    }

    [Theory, EachDatabase]
    public async Task What_hangs_on_an_account_goes_with_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var account = store.Given.Account("Gone", organization, a => a.DeletedAt = store.Clock.UtcNow);
        store.Given.Protection(account);
        Request(store, new() { Kind = ProtectionRequestKind.Lift, AccountId = account.Id, OrganizationId = organization.Id, Reason = "", RequestedById = "e", RequestedByName = "E" });
        store.Clock.Advance(Retention);

        await PurgeAsync(store);

        Assert.Empty(store.Open().Protections);
        Assert.Empty(store.Open().ProtectionRequests);
        Assert.Equal(
            [("deleted", "delete_protection"), ("deleted", "protection_request"), ("purged", "account")],
            store.Open().AuditEntries.AsEnumerable().Select(entry => (entry.Action, entry.ObjectType)).Order());
    }

    [Theory, EachDatabase]
    public async Task A_contact_is_no_longer_anybody_s_billing_contact(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ola", "Nordmann", and: c => c.DeletedAt = store.Clock.UtcNow);
        using (var db = store.Open())
        {
            db.ContactRoles.Add(new() { ContactId = contact.Id, Role = ContactRole.FinancialContact });
            await db.SaveChangesAsync(Cancellation);
        }

        store.Given.Organization("Fjord", and: o => o.BillingContactId = contact.Id);
        store.Clock.Advance(Retention);

        await PurgeAsync(store);

        Assert.Empty(store.Open().Contacts.IgnoreQueryFilters());
        Assert.Null(store.Open().Organizations.Single().BillingContactId);
        var changed = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(e => e.Action == "changed", Cancellation);
        Assert.Equal(("BillingContact", contact.PublicId, null), (changed.Changes.Single().Field, changed.Changes.Single().OldValue, changed.Changes.Single().NewValue));
    }

    [Theory, EachDatabase]
    public async Task A_whole_subtree_goes_children_first_and_leaves_no_orphan(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var at = store.Clock.UtcNow;
        var live = store.Given.Organization("Live");
        var top = store.Given.Organization("Top", live, o => o.DeletedAt = at);
        var middle = store.Given.Organization("Middle", top, o => o.DeletedAt = at);
        var leaf = store.Given.Organization("Leaf", middle, o => o.DeletedAt = at);
        store.Given.Account("Login", leaf, a => a.DeletedAt = at);
        store.Given.Contact("Ola", "Nordmann", middle, c => c.DeletedAt = at);
        store.Given.Protection(top);
        store.Given.Grant("dev-sigrid", StaffRole.Editor, leaf);
        store.Given.Grant("dev-sigrid", StaffRole.Viewer, live);
        var invoice = store.Given.Invoice(leaf, and: i => i.Settled = true);
        var card = store.Given.AddressCard(leaf);
        store.Given.BillingAccount(leaf, and: b => b.AddressCardId = card.Id);
        store.Given.BillingAccount(live, leaf, b => b.AddressCardId = card.Id);
        Request(store, new() { Kind = ProtectionRequestKind.Move, OrganizationId = live.Id, DestinationId = leaf.Id, Reason = "", RequestedById = "e", RequestedByName = "E" });
        store.Clock.Advance(Retention);

        await PurgeAsync(store);

        using var db = store.Open();
        Assert.Equal(["Live"], db.Organizations.IgnoreQueryFilters().Select(o => o.Name));
        Assert.Equal([(live.Id, live.Id)], db.Closure.AsEnumerable().Select(link => (link.AncestorId, link.DescendantId)));
        Assert.Empty(db.Accounts.IgnoreQueryFilters());
        Assert.Empty(db.Contacts.IgnoreQueryFilters());
        Assert.Empty(db.Protections);
        Assert.Empty(db.ProtectionRequests);
        Assert.Empty(db.AddressCards);
        Assert.Equal([(StaffRole.Viewer, (long?)live.Id)], db.Grants.AsEnumerable().Select(grant => (grant.Role, grant.OrganizationId)));
        var kept = db.Invoices.Single();
        Assert.Equal((invoice.InvoiceNumber, null, "Leaf", null, "Leaf"), (kept.InvoiceNumber, kept.ReceiverId, kept.ReceiverName, kept.UserId, kept.UserName));
        var billing = db.BillingAccounts.Single();
        Assert.Equal((live.Id, null, null), (billing.OwnerId, billing.PayerId, billing.AddressCardId));
        Assert.Equal(["Leaf", "Middle", "Top"], await PurgedNamesAsync(store, "organization"));
    }

    [Theory, EachDatabase]
    public async Task An_organisation_in_which_anything_still_lies_stays(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var at = store.Clock.UtcNow;
        var top = store.Given.Organization("Top", and: o => o.DeletedAt = at);
        var withAccount = store.Given.Organization("With account", and: o => o.DeletedAt = at);
        var withContact = store.Given.Organization("With contact", and: o => o.DeletedAt = at);
        store.Given.Organization("Later", top, o => o.DeletedAt = at.AddDays(1));
        store.Given.Account("Later", withAccount, a => a.DeletedAt = at.AddDays(1));
        store.Given.Contact("Ola", "Later", withContact, c => c.DeletedAt = at.AddDays(1));
        store.Clock.Advance(Retention);

        await PurgeAsync(store);
        Assert.Equal(4, store.Open().Organizations.IgnoreQueryFilters().Count());

        store.Clock.Advance(TimeSpan.FromDays(1));
        await PurgeAsync(store);
        Assert.Empty(store.Open().Organizations.IgnoreQueryFilters());
    }

    [Theory, EachDatabase]
    public async Task Stopped_in_the_middle_it_has_done_whole_batches_and_goes_on_next_time(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var all = GoneAccounts(store, PurgeBatch.Size + 10);
        await using (var stopped = store.NewScope())
        {
            var batches = 0;
            stopped.ServiceProvider.GetRequiredService<CallerScope>().Alongside =
                (_, _) => ++batches == 2 ? throw new OperationCanceledException() : Task.CompletedTask;
            await Assert.ThrowsAsync<OperationCanceledException>(() => PurgeOf(stopped.ServiceProvider).RunAsync(Cancellation));
        }

        Assert.Equal(10, store.Open().Accounts.IgnoreQueryFilters().Count());
        Assert.Equal(PurgeBatch.Size, store.Open().AuditEntries.Count());

        await PurgeAsync(store);
        await PurgeAsync(store);

        Assert.Empty(store.Open().Accounts.IgnoreQueryFilters());
        Assert.Equal(all.Order(), store.Open().AuditEntries.Select(entry => entry.ObjectId).Order());
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
    }

    [Fact]
    public async Task Two_at_once_purge_each_object_once()
    {
        await using var store = TestStore.InFile();
        var all = GoneAccounts(store, (3 * PurgeBatch.Size) + 1);
        await using var other = store.NewScope();

        await Task.WhenAll(
            Task.Run(() => PurgeAsync(store), Cancellation),
            Task.Run(() => PurgeOf(other.ServiceProvider).RunAsync(Cancellation), Cancellation));
        await PurgeAsync(store);

        Assert.Empty(store.Open().Accounts.IgnoreQueryFilters());
        Assert.Equal(all.Order(), store.Open().AuditEntries.Select(entry => entry.ObjectId).Order());
    }

    [Theory, EachDatabase]
    public async Task What_nobody_comes_back_for_goes_too(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        using (var db = store.Open())
        {
            var now = store.Clock.UtcNow;
            foreach (var (name, age) in new[] { ("old", TimeSpan.FromSeconds(1)), ("new", -TimeSpan.FromSeconds(1)) })
            {
                db.Drafts.Add(new() { PersonId = "someone", FormKey = name, Content = "{}", SavedAt = now.AddDays(-30) - age });
                db.PresenceMarks.Add(new() { RecordId = name, TabId = name, PersonId = "someone", PersonName = name, SeenAt = now.AddDays(-1) - age });
                var job = new Job { Kind = name, Parameters = "{}", OwnerId = "someone", OwnerName = name, OwnerRoles = "", Status = JobStatus.Done, EndedAt = now.AddDays(-90) - age };
                job.Rows.Add(new() { ObjectId = name, Status = JobRowStatus.Changed });
                db.Jobs.Add(job);
            }

            db.Jobs.Add(new() { Kind = "running", Parameters = "{}", OwnerId = "someone", OwnerName = "", OwnerRoles = "", Status = JobStatus.Running, CreatedAt = now.AddDays(-200) });
            await db.SaveChangesAsync(Cancellation);
        }

        await store.Service<IEnumerable<IRecurringWork>>().OfType<PurgeOfLeftovers>().Single().RunAsync(Cancellation);

        using var left = store.Open();
        Assert.Equal(["new"], left.Drafts.IgnoreQueryFilters().Select(draft => draft.FormKey));
        Assert.Equal(["new"], left.PresenceMarks.Select(mark => mark.RecordId));
        Assert.Equal(["new", "running"], left.Jobs.IgnoreQueryFilters().Select(job => job.Kind).Order());
        Assert.Equal(["new"], left.JobRows.IgnoreQueryFilters().Select(row => row.ObjectId));
    }

    private static List<string> GoneAccounts(TestStore store, int count) =>
        [.. Enumerable.Range(0, count).Select(number => store.Given.Account($"Gone {number}", and: a => a.DeletedAt = store.Clock.UtcNow - Retention).PublicId)];

    private static void Request(TestStore store, ProtectionRequest request)
    {
        using var db = store.Open();
        request.Status = ProtectionRequestStatus.Pending;
        db.ProtectionRequests.Add(request);
        db.SaveChanges();
    }

    private static async Task<List<string?>> PurgedNamesAsync(TestStore store, string type) => await store.Open().AuditEntries
        .Where(entry => entry.Action == "purged" && entry.ObjectType == type)
        .OrderBy(entry => entry.Sequence)
        .Select(entry => entry.Changes.Single(change => change.Field == "Name").OldValue)
        .ToListAsync(Cancellation);

    /// <summary>SQLite has one writer, and who waits for it is not served in turn: without pauses, saves fail for as long as a purge lasts.</summary>
    [Fact]
    public async Task After_each_batch_others_may_write_for_as_long_as_it_took()
    {
        var clock = new OneSecondPerLook();
        await using var store = new TestStore(StoreProvider.Sqlite, services => services.AddScoped(scope => new PurgeOfDeleted(
            scope.GetRequiredService<PortalStore>(), scope.GetRequiredService<IOptions<RetentionSettings>>(), clock, scope.GetRequiredService<ILogger<PurgeOfDeleted>>())));
        GoneAccounts(store, PurgeBatch.Size + 1);
        clock.Now = store.Clock.Now + Retention;

        await store.Service<PurgeOfDeleted>().RunAsync(Cancellation);

        Assert.Empty(store.Open().Accounts.IgnoreQueryFilters());
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], clock.Pauses);
    }

    private static Task PurgeAsync(TestStore store) => store.Service<IEnumerable<IRecurringWork>>().OfType<PurgeOfDeleted>().Single().RunAsync(Cancellation);

    private static PurgeOfDeleted PurgeOf(IServiceProvider services) => services.GetServices<IRecurringWork>().OfType<PurgeOfDeleted>().Single();

    /// <summary>Each look at it is a second after the one before, and nobody who waits by it waits.</summary>
    private sealed class OneSecondPerLook : TimeProvider
    {
        private long looks;

        public DateTimeOffset Now { get; set; }

        public List<TimeSpan> Pauses { get; } = [];

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => looks++ * TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
