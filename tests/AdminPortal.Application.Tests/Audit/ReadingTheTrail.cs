using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Audit;

/// <summary>Every filter, the names that ids stand for, and what a scoped caller is not told.</summary>
public sealed class ReadingTheTrail
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_newest_stands_first_and_the_pages_join(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        var given = Enumerable.Range(0, 5).Select(_ => store.Given.AuditEntry(fjord).Sequence).ToList();

        var first = await Audit(store).ListAsync(new(), new(Size: 2), Cancellation);
        var second = await Audit(store).ListAsync(new(), new(first.Next, 2), Cancellation);
        var back = await Audit(store).ListAsync(new(), new(second.Previous, 2), Cancellation);

        given.Reverse();
        Assert.Equal(given[..2], Sequences(first));
        Assert.Equal(given[2..4], Sequences(second));
        Assert.Equal(given[..2], Sequences(back));
        Assert.Equal(new(5, true), first.Total);
    }

    [Theory, EachDatabase]
    public async Task Each_filter_lets_through_what_it_names(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        var below = store.Given.Organization("Below", fjord);
        var other = store.Given.Organization("Other");
        var start = store.Clock.UtcNow;
        var own = store.Given.AuditEntry(fjord, e => (e.ActorId, e.ActorName, e.OperationId) = ("dev-erik", "Erik", "first"));
        var protection = store.Given.AuditEntry(fjord, e => (e.ObjectType, e.Action, e.OperationId) = (AuditObjectTypes.DeleteProtection, AuditActions.Created, "second"));
        var later = store.Given.AuditEntry(below, e => (e.At, e.Source, e.OperationId) = (start.AddHours(1), ChangeSource.Api, "third"));
        var elsewhere = store.Given.AuditEntry(other, e =>
        {
            e.OperationId = "third";
            e.Changes[0].Field = "Website";
        });

        async Task Expect(AuditFilter filter, params AuditEntry[] expected) =>
            Assert.Equal(expected.Select(entry => entry.Sequence).OrderDescending(), Sequences(await Audit(store).ListAsync(filter, new(), Cancellation)));

        await Expect(new(), own, protection, later, elsewhere);
        await Expect(new(ObjectId: fjord.PublicId), own, protection);
        await Expect(new(OrganizationId: fjord.PublicId), own, protection, later);
        await Expect(new(OrganizationId: fjord.PublicId, WithSubtree: false), own, protection);
        await Expect(new(OrganizationId: "o-p-none"));
        await Expect(new(PersonId: "dev-erik"), own);
        await Expect(new(Field: "Website"), elsewhere);
        await Expect(new(Source: ChangeSource.Api), later);
        await Expect(new(Action: AuditActions.Created), protection);
        await Expect(new(ObjectType: AuditObjectTypes.DeleteProtection), protection);
        await Expect(new(From: start.AddHours(1)), later);
        await Expect(new(To: start.AddHours(1)), own, protection, elsewhere);
        await Expect(new(OperationId: "third"), later, elsewhere);
        await Expect(new(OperationId: "third", OrganizationId: fjord.PublicId), later);
    }

    [Theory, EachDatabase]
    public async Task An_entry_tells_all_of_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var from = store.Given.Organization("From");
        var to = store.Given.Organization("To");
        var account = store.Given.Account("Login", from);
        var product = store.Given.Product("auth");
        var contact = store.Given.Contact("Kari", "Nordmann", to);
        store.User.SignIn(DevelopmentPerson.All[1]);
        await WriteAsync(store, async session =>
        {
            session.Reason = "Ordered";
            var moved = await session.Db.Accounts.Include(a => a.Products).SingleAsync(Cancellation);
            moved.OrganizationId = to.Id;
            moved.Products.Add(new() { ProductCode = product.Code });
            (await session.Db.Organizations.SingleAsync(o => o.Id == to.Id, Cancellation)).BillingContactId = contact.Id;
        });

        var page = await Audit(store).ListAsync(new(ObjectId: account.PublicId), new(), Cancellation);

        var entry = Assert.Single(page.Items);
        Assert.Equal(("dev-erik", "Erik", ChangeSource.Portal, "changed", "Ordered", true), (entry.PersonId, entry.PersonName, entry.Source, entry.Action, entry.Reason, entry.HasCompanions));
        Assert.Equal(new("account", account.PublicId, "Login", false), entry.Subject);
        Assert.Equal(
            [
                new("Organization", new(from.PublicId, "From"), new(to.PublicId, "To"), false),
                new("Products", AuditValue.None, new("auth", "Product auth"), false),
            ],
            entry.Fields);
        Assert.Equivalent(entry, await Audit(store).FindAsync(entry.Sequence, Cancellation));
        var other = Assert.Single((await Audit(store).ListAsync(new(ObjectId: to.PublicId), new(), Cancellation)).Items);
        Assert.Equal(new AuditValue(contact.PublicId, "Kari Nordmann"), Assert.Single(other.Fields).New);
    }

    [Theory, EachDatabase]
    public async Task Names_are_those_of_now_also_of_what_is_deleted_and_gone_with_what_is_purged(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var kept = store.Given.Organization("Kept");
        var deleted = store.Given.Account("Deleted", kept, a => a.DeletedAt = store.Clock.UtcNow);
        store.Given.AuditEntry(kept, e => (e.ObjectType, e.ObjectId) = (AuditObjectTypes.Account, deleted.PublicId));
        store.Given.AuditEntry(kept, e => (e.ObjectType, e.ObjectId) = (AuditObjectTypes.Account, "a-ppge-gone"));

        var subjects = (await Audit(store).ListAsync(new(), new(), Cancellation)).Items.Select(entry => entry.Subject);

        Assert.Equal([new("account", "a-ppge-gone", null, false), new("account", deleted.PublicId, "Deleted", true)], subjects);
    }

    [Theory, EachDatabase]
    public async Task Invoices_imports_and_payment_files_are_told_apart_though_they_have_the_same_number(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        store.Given.Invoice(fjord, and: invoice => invoice.InvoiceNumber = "1");
        await using (var db = store.Open())
        {
            var import = new InvoiceImport { Id = 1, OwnerId = "dev-frida", OwnerName = "Frida", OwnerRoles = "" };
            import.Files.Add(new() { Number = 2, Name = "lines.csv" });
            import.Files.Add(new() { Number = 1, Name = "headers.csv" });
            db.AddRange(import, new PaymentFile { Id = 1, Name = "camt.xml", Digest = "d", ReadById = "dev-frida", ReadByName = "Frida" });
            await db.SaveChangesAsync(Cancellation);
        }

        foreach (var type in new[] { AuditObjectTypes.PaymentFile, AuditObjectTypes.InvoiceImport, AuditObjectTypes.SettlementCase, AuditObjectTypes.Invoice })
        {
            store.Given.AuditEntry(fjord, e => (e.ObjectType, e.ObjectId) = (type, "1"));
        }

        var all = await Audit(store).ListAsync(new(), new(), Cancellation);
        Assert.Equal([("invoice", "1"), ("settlement_case", "1"), ("invoice_import", "headers.csv, lines.csv"), ("payment_file", "camt.xml")], all.Items.Select(entry => (entry.Subject.Type, entry.Subject.Name)));
        store.SignInAs(StaffRole.Viewer, fjord);
        var mine = await Audit(store).ListAsync(new(), new(), Cancellation);
        Assert.Equal(["1", "1", null, null], mine.Items.Select(entry => entry.Subject.Name));
    }

    [Theory, EachDatabase]
    public async Task Erased_values_say_so(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.AuditEntry(store.Given.Organization("Fjord"), e => (e.Changes[0].OldValue, e.Changes[0].NewValue) = (null, null));

        var field = Assert.Single((await Audit(store).ListAsync(new(), new(), Cancellation)).Items[0].Fields);

        Assert.Equal(new("Name", AuditValue.None, AuditValue.None, true), field);
    }

    [Theory, EachDatabase]
    public async Task A_scoped_caller_sees_its_own_subtree_and_no_names_from_outside(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var below = store.Given.Organization("Below", mine);
        var theirs = store.Given.Organization("Theirs");
        var hidden = store.Given.AuditEntry(theirs);
        var moved = store.Given.AuditEntry(below, e => (e.Changes[0].Field, e.Changes[0].OldValue, e.Changes[0].NewValue) = ("Parent", theirs.PublicId, mine.PublicId));
        store.SignInAs(StaffRole.Viewer, mine);

        var all = await Audit(store).ListAsync(new(), new(), Cancellation);

        Assert.Equal([moved.Sequence], Sequences(all));
        Assert.Equal(new("Parent", new(null, IsHidden: true), new(mine.PublicId, "Mine"), false), Assert.Single(all.Items[0].Fields));
        Assert.False(all.Items[0].HasCompanions);
        Assert.Null(await Audit(store).FindAsync(hidden.Sequence, Cancellation));
        Assert.Empty((await Audit(store).ListAsync(new(OrganizationId: theirs.PublicId), new(), Cancellation)).Items);
        Assert.Empty((await Audit(store).ListAsync(new(ObjectId: theirs.PublicId), new(), Cancellation)).Items);
        Assert.Equal([moved.Sequence], await Audit(store).ExportAsync(new(), Cancellation).Select(entry => entry.Sequence).ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task People_are_found_by_part_of_the_name_or_by_id(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        store.Given.AuditEntry(mine, e => (e.ActorId, e.ActorName) = ("dev-aase", "Åse Før"));
        store.Given.AuditEntry(mine, e => (e.ActorId, e.ActorName) = ("dev-aase", "Åse Etter"));
        store.Given.AuditEntry(store.Given.Organization("Theirs"), e => (e.ActorId, e.ActorName) = ("dev-bo", "Bo"));

        Assert.Equal([new("dev-aase", "Åse Etter")], await Audit(store).PeopleAsync("ette", Cancellation));
        Assert.Equal([new("dev-bo", "Bo")], await Audit(store).PeopleAsync("dev-bo", Cancellation));
        Assert.Equal(["Bo", "Åse Etter"], (await Audit(store).PeopleAsync("", Cancellation)).Select(person => person.Name));
        store.SignInAs(StaffRole.Viewer, mine);
        Assert.Equal(["Åse Etter"], (await Audit(store).PeopleAsync("", Cancellation)).Select(person => person.Name));
    }

    [Fact]
    public async Task A_subtree_of_more_entries_than_are_counted_reads_alike()
    {
        await using var store = new TestStore();
        var (root, other) = (store.Given.Organization("Root"), store.Given.Organization("Other"));
        var below = store.Given.Organization("Below", root);
        await using (var db = store.Open())
        {
            var entries = BoundedCount.Bound + 10;
            db.AuditEntries.AddRange(Enumerable.Range(1, entries).Select(i => Entry(i, i % 100 == 0 ? other : below)));
            db.AuditEntries.AddRange(Enumerable.Range(entries + 1, 200).Select(i => Entry(i, root)));
            await db.SaveChangesAsync(Cancellation);
        }

        var first = await Audit(store).ListAsync(new(OrganizationId: root.PublicId), new(Size: 200), Cancellation);
        var second = await Audit(store).ListAsync(new(OrganizationId: root.PublicId), new(first.Next, 11), Cancellation);

        Assert.False(first.Total.IsExact);
        Assert.Equal(10_210, first.Items[0].Sequence);
        Assert.Equal(Enumerable.Range(9_999, 12).Where(i => i % 100 != 0).Select(i => (long)i).Reverse(), Sequences(second));
    }

    [Fact]
    public async Task An_export_reads_every_entry_once()
    {
        await using var store = new TestStore();
        var fjord = store.Given.Organization("Fjord");
        await using (var db = store.Open())
        {
            db.AuditEntries.AddRange(Enumerable.Range(1, 1_000).Select(i => Entry(i, fjord)));
            await db.SaveChangesAsync(Cancellation);
        }

        var read = await Audit(store).ExportAsync(new(), Cancellation).Select(entry => entry.Sequence).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, 1_000).Select(i => (long)i).Reverse(), read);
    }

    private static AuditEntry Entry(long sequence, Organization organization) => new()
    {
        Sequence = sequence,
        At = TestClock.Start.UtcDateTime,
        OperationId = $"{sequence}",
        ActorId = "dev-astrid",
        ActorName = "Astrid",
        Source = ChangeSource.Portal,
        Action = AuditActions.Changed,
        ObjectType = AuditObjectTypes.Organization,
        ObjectId = organization.PublicId,
        OrganizationId = organization.Id,
        PreviousHash = new byte[32],
        Hash = new byte[32],
    };

    private static async Task WriteAsync(TestStore store, Func<PortalSession, Task> work)
    {
        var result = await store.Service<PortalStore>().WriteAsync<bool>(
            async session =>
            {
                await work(session);
                return true;
            },
            Cancellation);
        Assert.True(result.Succeeded, result.Error?.ToString());
    }

    private static IEnumerable<long> Sequences(Page<AuditEntryDetail> page) => page.Items.Select(entry => entry.Sequence);

    private static AuditService Audit(TestStore store) => store.Service<AuditService>();
}
