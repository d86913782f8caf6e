using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Presence;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Presence;

public sealed class SeeingWhoElseIsThere
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Two_people_see_each_other_and_nobody_sees_themselves(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ola", "Nordmann", store.Given.Organization("Fjord"));

        SignIn(store, "Erik");
        Assert.Empty((await SeeAsync(store, contact.PublicId, "tab-1"))!);
        SignIn(store, "Astrid");
        Assert.Equal([("Erik", false)], await NamesAsync(store, contact.PublicId, "tab-2", isEditing: true));
        SignIn(store, "Erik");
        Assert.Equal([("Astrid", true)], await NamesAsync(store, contact.PublicId, "tab-1"));
    }

    [Theory, EachDatabase]
    public async Task Who_is_not_seen_for_half_a_minute_is_gone(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        SignIn(store, "Erik");
        await SeeAsync(store, organization.PublicId, "tab-1");
        SignIn(store, "Astrid");

        store.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(store.Clock.UtcNow.AddSeconds(-29), Assert.Single((await SeeAsync(store, organization.PublicId, "tab-2"))!).SeenAt);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty((await SeeAsync(store, organization.PublicId, "tab-2"))!);
    }

    [Theory, EachDatabase]
    public async Task A_mark_that_is_renewed_stays_one_and_leaves_with_its_tab(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Main", store.Given.Organization("Fjord"));
        SignIn(store, "Erik");
        await SeeAsync(store, account.PublicId, "tab-1");
        store.Clock.Advance(TimeSpan.FromSeconds(25));
        await SeeAsync(store, account.PublicId, "tab-1", isEditing: true);
        store.Clock.Advance(TimeSpan.FromSeconds(25));

        SignIn(store, "Astrid");
        await store.Service<PresenceService>().LeaveAsync(account.PublicId, "tab-1", Cancellation);
        Assert.Equal([("Erik", true)], await NamesAsync(store, account.PublicId, "tab-2"));

        SignIn(store, "Erik");
        await store.Service<PresenceService>().LeaveAsync(account.PublicId, "tab-1", Cancellation);
        Assert.Equal("Astrid", Assert.Single(await store.Open().PresenceMarks.ToListAsync(Cancellation)).PersonName);
        Assert.Empty(await store.Open().AuditEntries.ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Somebody_with_two_tabs_is_one_person_and_edits_if_one_of_them_does(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        SignIn(store, "Erik");
        await SeeAsync(store, organization.PublicId, "tab-1", isEditing: true);
        await SeeAsync(store, organization.PublicId, "tab-2");

        SignIn(store, "Astrid");
        Assert.Equal([("Erik", true)], await NamesAsync(store, organization.PublicId, "tab-3"));
    }

    [Theory, EachDatabase]
    public async Task What_one_does_not_see_has_nobody_in_it_and_takes_no_mark(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var theirs = store.Given.Organization("Theirs");
        var account = store.Given.Account("Hidden", theirs);
        var contact = store.Given.Contact("Hidden", "Too", theirs);
        var invoice = store.Given.Invoice(theirs);
        store.SignInAs(StaffRole.Admin, mine);

        foreach (var id in new[] { theirs.PublicId, account.PublicId, contact.PublicId, invoice.InvoiceNumber, "o-p-none", "c-p-none", "a-none", "none" })
        {
            Assert.Null(await SeeAsync(store, id, "tab-1"));
        }

        Assert.Empty(await store.Open().PresenceMarks.ToListAsync(Cancellation));
        Assert.NotNull(await SeeAsync(store, mine.PublicId, "tab-1"));
    }

    [Theory, EachDatabase]
    public async Task An_invoice_is_marked_on_the_side_that_the_reader_sees(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var receiver = store.Given.Organization("Receiver");
        var user = store.Given.Organization("User");
        var invoice = store.Given.Invoice(receiver, and: i => i.UserId = user.Id);
        store.SignInAs(StaffRole.Viewer, user);

        await SeeAsync(store, invoice.InvoiceNumber, "tab-1");
        await SeeAsync(store, invoice.InvoiceNumber, "tab-1");

        Assert.Equal(user.Id, Assert.Single(await store.Open().PresenceMarks.ToListAsync(Cancellation)).OrganizationId);
        SignIn(store, "Astrid");
        Assert.Single((await SeeAsync(store, invoice.InvoiceNumber, "tab-2"))!);
    }

    [Theory, EachDatabase]
    public async Task What_lies_in_the_recycle_bin_has_readers_too(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Gone", store.Given.Organization("Fjord"), a => a.DeletedAt = store.Clock.UtcNow);

        Assert.NotNull(await SeeAsync(store, account.PublicId, "tab-1"));
    }

    [Theory, EachDatabase]
    public async Task Old_marks_are_swept_when_somebody_comes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        await SeeAsync(store, organization.PublicId, "tab-1");
        store.Clock.Advance(TimeSpan.FromMinutes(11));

        await SeeAsync(store, organization.PublicId, "tab-2");

        Assert.Equal("tab-2", Assert.Single(await store.Open().PresenceMarks.ToListAsync(Cancellation)).TabId);
    }

    [Fact]
    public async Task A_store_that_is_being_written_to_hurts_no_page()
    {
        await using var store = TestStore.InFile();
        var organization = store.Given.Organization("Fjord");
        SignIn(store, "Erik");
        await SeeAsync(store, organization.PublicId, "tab-1");
        await using var other = store.Open();
        await using var transaction = await other.Database.BeginTransactionAsync(Cancellation);
        await other.Organizations.ExecuteUpdateAsync(row => row.SetProperty(o => o.Version, 2), Cancellation);

        SignIn(store, "Astrid");
        Assert.Equal([("Erik", false)], await NamesAsync(store, organization.PublicId, "tab-2"));
    }

    private static void SignIn(TestStore store, string name) => store.User.SignIn(new CallerIdentity($"test-{name}", name, [StaffRole.Admin], ChangeSource.Portal));

    private static Task<IReadOnlyList<PresentPerson>?> SeeAsync(TestStore store, string id, string tab, bool isEditing = false) =>
        store.Service<PresenceService>().SeeAsync(id, tab, isEditing, Cancellation);

    private static async Task<IEnumerable<(string, bool)>> NamesAsync(TestStore store, string id, string tab, bool isEditing = false) =>
        (await SeeAsync(store, id, tab, isEditing))!.Select(person => (person.Name, person.IsEditing));
}
