using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Contacts;

/// <summary>Who stands for which organisation, and where somebody is missing.</summary>
public sealed class CoveringRoles
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_role_is_the_organisations_own_or_inherited_from_the_nearest_above_or_missing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var middle = store.Given.Organization("Middle", top);
        var low = store.Given.Organization("Low", middle);
        Person(store, "Eva", top, ContactRole.CommercialOwner);
        var tor = Person(store, "Tor", top, ContactRole.MainTechnicalContact);
        var mia = Person(store, "Mia", middle, ContactRole.MainTechnicalContact);
        var liv = Person(store, "Liv", low, ContactRole.Other);

        var rows = (await Coverage(store).ListAsync(new(View: CoverageView.All), new(), Cancellation)).Items.ToDictionary(row => row.Organization.Name);

        Assert.Equal(["Top", "Middle"], rows["Low"].Above.Select(o => o.Name));
        Assert.Equal([ContactRole.CommercialOwner, ContactRole.MainTechnicalContact, ContactRole.FinancialContact, ContactRole.Other], rows["Low"].Roles.Select(role => role.Role));
        var technical = rows["Low"].Roles[1];
        Assert.Equal((mia.PublicId, "Middle", 1, false), (Assert.Single(technical.Contacts).Id, technical.From!.Name, technical.Count, technical.IsGap));
        Assert.Equal((tor.PublicId, null), (rows["Top"].Roles[1].Contacts[0].Id, rows["Top"].Roles[1].From));
        Assert.Equal((true, 0), (rows["Low"].Roles[2].IsGap, rows["Low"].Roles[2].Count));
        Assert.Equal((liv.PublicId, false, false), (rows["Low"].Roles[3].Contacts[0].Id, rows["Low"].Roles[3].IsGap, rows["Top"].Roles[3].IsGap));
        Assert.All(rows.Values, row => Assert.True(row.HasGap && row.MayEdit && row.Recipient is null));
    }

    [Theory, EachDatabase]
    public async Task Each_missing_role_and_a_mail_to_nobody_is_a_gap_and_other_never_is(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        ContactRole[] needed = [ContactRole.CommercialOwner, ContactRole.MainTechnicalContact, ContactRole.FinancialContact];
        var whole = store.Given.Organization("Whole");
        Person(store, "Alt", whole, needed);
        foreach (var missing in needed)
        {
            Person(store, "Noe", store.Given.Organization($"Without {missing}", and: o => o.BillingEmail = "bill@example.no"), [.. needed.Where(role => role != missing)]);
        }

        Person(store, "Stum", store.Given.Organization("Without mail"), null, needed);
        Person(store, "Borte", store.Given.Organization("Only deleted"), c => c.DeletedAt = store.Clock.UtcNow, needed);

        Assert.Equal(
            ["Only deleted", "Without CommercialOwner", "Without FinancialContact", "Without mail", "Without MainTechnicalContact"],
            await NamesAsync(store, CoverageView.Gaps));
        Assert.Equal(["Whole"], await NamesAsync(store, CoverageView.Covered));
        Assert.Equal(5, (await Coverage(store).CountAsync(new(), Cancellation)).Value);
    }

    [Theory, EachDatabase]
    public async Task At_most_three_are_named_and_all_are_counted(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        foreach (var name in new[] { "Dag", "Ali", "Cat", "Bo" })
        {
            Person(store, name, fjord, ContactRole.Other);
        }

        var row = Assert.Single((await Coverage(store).ListAsync(new(), new(), Cancellation)).Items);

        Assert.Equal(4, row.Roles[3].Count);
        Assert.Equal(["Ali Nordmann", "Bo Nordmann", "Cat Nordmann"], row.Roles[3].Contacts.Select(c => c.Name));
    }

    [Theory, EachDatabase]
    public async Task Every_kind_of_recipient_says_where_it_comes_from(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var chosen = store.Given.Organization("Chosen");
        var eva = Person(store, "Eva", chosen);
        var byContact = store.Given.Organization("By contact", and: o => (o.BillingContactId, o.BillingEmail) = (eva.Id, "bill@example.no"));
        store.Given.Organization("By parent", byContact);
        Person(store, "Fia", store.Given.Organization("By role", and: o => o.BillingEmail = "bill@example.no"), ContactRole.FinancialContact);
        store.Given.Organization("By mail", and: o => o.BillingEmail = "bill@example.no");

        var rows = (await Coverage(store).ListAsync(new(View: CoverageView.All), new(), Cancellation)).Items.ToDictionary(row => row.Organization.Name, row => row.Recipient);

        Assert.Equal((RecipientKind.BillingContact, "eva@example.no", false), (rows["By contact"]!.Kind, rows["By contact"]!.Email, rows["By contact"]!.IsInherited));
        Assert.Equal((RecipientKind.BillingContact, "By contact", true), (rows["By parent"]!.Kind, rows["By parent"]!.From.Name, rows["By parent"]!.IsInherited));
        Assert.Equal((RecipientKind.FinancialContact, "fia@example.no"), (rows["By role"]!.Kind, rows["By role"]!.Email));
        Assert.Equal((RecipientKind.BillingEmail, "bill@example.no", null), (rows["By mail"]!.Kind, rows["By mail"]!.Email, rows["By mail"]!.Name));
        Assert.Null(rows["Chosen"]);
    }

    [Theory, EachDatabase]
    public async Task It_is_narrowed_by_subtree_and_text_and_paged(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var north = store.Given.Organization("North");
        var south = store.Given.Organization("South");
        foreach (var number in Enumerable.Range(1, 5))
        {
            store.Given.Organization($"North {number}", north);
        }

        Assert.Equal(6, (await Coverage(store).ListAsync(new(north.PublicId), new(), Cancellation)).Items.Count);
        Assert.Equal(["North 3"], (await Coverage(store).ListAsync(new(Text: "orth 3"), new(), Cancellation)).Items.Select(row => row.Organization.Name));
        Assert.Equal([south.PublicId], (await Coverage(store).ListAsync(new(Text: south.PublicId), new(), Cancellation)).Items.Select(row => row.Organization.Id));
        Assert.Empty((await Coverage(store).ListAsync(new("o-p-none"), new(), Cancellation)).Items);
        var first = await Coverage(store).ListAsync(new(), new(Size: 4), Cancellation);
        var second = await Coverage(store).ListAsync(new(), new(first.Next, 4), Cancellation);
        Assert.Equal(["North", "North 1", "North 2", "North 3", "North 4", "North 5", "South"], first.Items.Concat(second.Items).Select(row => row.Organization.Name));
        Assert.Equal((7, null), (second.Total.Value, second.Next));
    }

    [Theory, EachDatabase]
    public async Task One_who_sees_a_subtree_knows_nothing_of_what_is_above(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top", and: o => o.BillingEmail = "bill@example.no");
        var mine = store.Given.Organization("Mine", top);
        var read = store.Given.Organization("Read");
        Person(store, "Eva", top, ContactRole.CommercialOwner);
        Person(store, "Ida", mine, ContactRole.CommercialOwner);
        store.SignInAs(StaffRole.Editor, mine);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, read);

        var rows = (await Coverage(store).ListAsync(new(View: CoverageView.All), new(), Cancellation)).Items;

        Assert.Equal([("Mine", 0, null, true), ("Read", 0, null, false)], rows.Select(row => (row.Organization.Name, row.Above.Count, row.Recipient, row.MayEdit)));
        Assert.Equal("Ida Nordmann", Assert.Single(rows[0].Roles[0].Contacts).Name);
        Assert.True(rows[1].Roles[0].IsGap);
    }

    [Theory, EachDatabase]
    public async Task Those_who_could_be_chosen_are_of_the_organisation_and_above_nearest_first(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var low = store.Given.Organization("Low", top);
        Person(store, "Eva", top);
        Person(store, "Ida", low, ContactRole.Other);
        Person(store, "Ola", store.Given.Organization("Elsewhere"));
        Person(store, "Per", low, c => c.DeletedAt = store.Clock.UtcNow);

        var found = await Coverage(store).CandidatesAsync(low.PublicId, Cancellation);

        Assert.Equal([("Ida Nordmann", "Low", 1), ("Eva Nordmann", "Top", 0)], found.Select(c => (c.Name, c.Organization.Name, c.Roles.Count)));
        store.SignInAs(StaffRole.Viewer);
        Assert.Empty(await Coverage(store).CandidatesAsync(low.PublicId, Cancellation));
        store.SignInAs(StaffRole.Editor, low);
        Assert.Equal(["Ida Nordmann"], (await Coverage(store).CandidatesAsync(low.PublicId, Cancellation)).Select(c => c.Name));
    }

    [Theory, EachDatabase]
    public async Task By_chance_it_is_what_one_works_out_by_hand(StoreProvider provider)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            await using var store = new TestStore(provider);
            var world = new SmallWorld(store, seed);
            var (recipients, holders) = (world.Recipients(), world.Holders());

            var all = (await Coverage(store).ListAsync(new(View: CoverageView.All), new(), Cancellation)).Items;

            Assert.Equal(recipients.OrderBy(pair => pair.Key), all.Select(row => KeyValuePair.Create(row.Organization.Id, SmallWorld.TextOf(row.Recipient))).OrderBy(pair => pair.Key));
            Assert.All(all, row => Assert.All(row.Roles, role =>
            {
                var expected = holders[(row.Organization.Id, role.Role)];
                Assert.Equal(expected.Take(ContactCoverageService.ShownContacts), role.Contacts.Select(c => c.Id));
                Assert.Equal((expected.Count, expected.Count == 0 && role.Role != ContactRole.Other), (role.Count, role.IsGap));
            }));
            Assert.Equal(all.Where(row => row.HasGap).Select(row => row.Organization.Name), await NamesAsync(store, CoverageView.Gaps));
            Assert.Equal(all.Where(row => !row.HasGap).Select(row => row.Organization.Name), await NamesAsync(store, CoverageView.Covered));
        }
    }

    private static async Task<IEnumerable<string>> NamesAsync(TestStore store, CoverageView view) =>
        (await Coverage(store).ListAsync(new(View: view), new(), Cancellation)).Items.Select(row => row.Organization.Name);

    private static Contact Person(TestStore store, string name, Organization place, params ContactRole[] roles) =>
        Person(store, name, place, c => c.Email = $"{name.ToLowerInvariant()}@example.no", roles);

    private static Contact Person(TestStore store, string name, Organization place, Action<Contact>? and, params ContactRole[] roles) => store.Given.Contact(name, "Nordmann", place, c =>
    {
        and?.Invoke(c);
        c.Roles.AddRange(roles.Select(role => new ContactRoleAssignment { Role = role }));
    });

    private static ContactCoverageService Coverage(TestStore store) => store.Service<ContactCoverageService>();
}
