using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Contacts;

/// <summary>What a change of a contact does to others is told before and with the change, and is what really happens.</summary>
public sealed class SeeingWhatAContactTouches
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Taking_a_role_tells_the_role_and_whose_invoices_go_elsewhere(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent", and: o => o.BillingEmail = "all@parent.no");
        var child = store.Given.Organization("Child", parent);
        var below = store.Given.Organization("Below", child);
        var own = store.Given.Organization("Own", child, o => o.BillingEmail = "own@below.no");
        var kari = Financial(store, "Kari", child, "kari@child.no");

        var tried = await Contacts(store).SetRolesAsync(kari.PublicId, 1, [ContactRole.Other], "Slutter", dryRun: true, Cancellation);

        var impact = tried.Value!.Impact;
        Assert.Equal([ContactRole.FinancialContact], Assert.Single(impact.Contacts.First).LostRoles);
        Assert.Equal([("Below", "kari@child.no", "all@parent.no"), ("Child", "kari@child.no", "all@parent.no")], Mails(impact));
        Assert.Equal([RecipientKind.FinancialContact, RecipientKind.BillingEmail], impact.Recipients.First.SelectMany(c => new[] { c.Before!.Kind, c.After!.Kind }).Distinct());
        Assert.Equal([true, true], impact.Recipients.First.Select(c => c.After!.IsInherited));
        Assert.DoesNotContain(own.Name, impact.Recipients.First.Select(c => c.Organization.Name));
        Assert.Equal(ContactRole.FinancialContact, store.Open().ContactRoles.Single().Role);

        var done = await Contacts(store).SetRolesAsync(kari.PublicId, 1, [ContactRole.Other], "Slutter", dryRun: false, Cancellation);

        Assert.Equal(Mails(impact), Mails(done.Value!.Impact));
        Assert.Equal("Slutter", store.Open().AuditEntries.Single().Reason);
        Assert.Equal(ContactRole.Other, store.Open().ContactRoles.Single().Role);
    }

    [Theory, EachDatabase]
    public async Task Another_address_or_organisation_changes_who_gets_the_mail(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var from = store.Given.Organization("From");
        var to = store.Given.Organization("To");
        var kari = Financial(store, "Kari", from, "kari@from.no");

        var moved = await Contacts(store).ChangeAsync(kari.PublicId, null, Input("new@to.no", to), dryRun: true, Cancellation);
        var renamed = await Contacts(store).ChangeAsync(kari.PublicId, null, Input("new@to.no", from), dryRun: true, Cancellation);
        var silent = await Contacts(store).ChangeAsync(kari.PublicId, null, Input(null, from), dryRun: true, Cancellation);

        Assert.Equal([("From", "kari@from.no", null), ("To", null, "new@to.no")], Mails(moved.Value!.Impact));
        Assert.Equal([("From", "kari@from.no", "new@to.no")], Mails(renamed.Value!.Impact));
        Assert.Equal([("From", "kari@from.no", null)], Mails(silent.Value!.Impact));
        Assert.Equal(0, silent.Value.Impact.Contacts.Count);
        static ContactInput Input(string? email, Organization place) =>
            new() { FirstName = "Kari", LastName = "Nordmann", Email = email, OrganizationId = place.PublicId, Roles = [ContactRole.FinancialContact] };
    }

    [Theory, EachDatabase]
    public async Task A_change_that_touches_nobody_else_says_so(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var kari = Financial(store, "Kari", store.Given.Organization("Fjord"), "kari@fjord.no");

        var changed = await Contacts(store).SetRolesAsync(kari.PublicId, 1, [ContactRole.FinancialContact, ContactRole.Other], null, dryRun: false, Cancellation);

        Assert.True(changed.Value!.Impact.IsEmpty);
    }

    [Theory, EachDatabase]
    public async Task Many_below_are_counted_and_the_first_are_named(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        for (var number = 0; number < Impact.Shown + 5; number++)
        {
            store.Given.Organization($"Under {number:D2}", top);
        }

        var kari = Financial(store, "Kari", top, "kari@top.no");

        var impact = (await Contacts(store).DeleteAsync(kari.PublicId, 1, null, dryRun: true, Cancellation)).Value!.Impact;

        Assert.Equal((Impact.Shown + 6, Impact.Shown), (impact.Recipients.Count, impact.Recipients.First.Count));
        Assert.Equal("Top", impact.Recipients.First[0].Organization.Name);
    }

    [Theory, EachDatabase]
    public async Task By_chance_it_is_what_one_works_out_by_hand(StoreProvider provider)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            await ChangeByChanceAsync(provider, seed);
        }
    }

    private static async Task ChangeByChanceAsync(StoreProvider provider, int seed)
    {
        await using var store = new TestStore(provider);
        var world = new SmallWorld(store, seed);
        var random = new Random(seed);
        for (var step = 0; step < 25; step++)
        {
            var before = world.Recipients();
            var change = await AnyChangeAsync(store, random);
            var after = world.Recipients();

            Assert.True(change.Succeeded, change.Error?.ToString());
            Assert.Equal(
                before.Where(pair => after[pair.Key] != pair.Value).Select(pair => (pair.Key, pair.Value, after[pair.Key])).Order(),
                change.Value.Impact.Recipients.First.Select(c => (c.Organization.Id, SmallWorld.TextOf(c.Before), SmallWorld.TextOf(c.After))).Order());
            Assert.Equal(change.Value.Impact.Recipients.Count, change.Value.Impact.Recipients.First.Count);
        }
    }

    private static async Task<Result<Receipt>> AnyChangeAsync(TestStore store, Random random)
    {
        await using var db = store.Open();
        var all = await db.Contacts.IgnoreQueryFilters().OrderBy(c => c.Id).ToListAsync(Cancellation);
        var contact = all[random.Next(all.Count)];
        var roles = Enum.GetValues<ContactRole>().Where(_ => random.Next(2) == 0).ToHashSet();
        if (contact.DeletedAt is not null)
        {
            return await Contacts(store).RestoreAsync(contact.PublicId, dryRun: false, Cancellation);
        }

        switch (random.Next(3))
        {
            case 0:
                return await Contacts(store).DeleteAsync(contact.PublicId, null, null, dryRun: false, Cancellation);
            case 1:
                return await Contacts(store).SetRolesAsync(contact.PublicId, null, roles, null, dryRun: false, Cancellation);
            default:
                var places = await db.Organizations.OrderBy(o => o.Id).Select(o => o.PublicId).ToListAsync(Cancellation);
                return await Contacts(store).ChangeAsync(
                    contact.PublicId,
                    null,
                    new()
                    {
                        FirstName = contact.FirstName,
                        LastName = contact.LastName,
                        Email = random.Next(3) == 0 ? null : $"new{random.Next(1000)}@example.no",
                        OrganizationId = random.Next(6) == 0 ? null : places[random.Next(places.Count)],
                        Roles = roles,
                    },
                    dryRun: false,
                    Cancellation);
        }
    }

    private static Contact Financial(TestStore store, string name, Organization place, string email) => store.Given.Contact(name, "Nordmann", place, c =>
    {
        c.Email = email;
        c.Roles.Add(new() { Role = ContactRole.FinancialContact });
    });

    private static IEnumerable<(string, string?, string?)> Mails(Impact impact) =>
        impact.Recipients.First.Select(change => (change.Organization.Name, change.Before?.Email, change.After?.Email));

    private static ContactService Contacts(TestStore store) => store.Service<ContactService>();
}
