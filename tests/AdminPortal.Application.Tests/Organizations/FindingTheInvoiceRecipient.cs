using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class FindingTheInvoiceRecipient
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_billing_contact_comes_before_the_financial_contact_before_the_billing_email_before_the_parents(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top", and: o => o.BillingEmail = "faktura@top.no");
        var kari = store.Given.Contact("Kari", "Nordmann", top, c => c.Email = "kari@top.no");
        var byContact = store.Given.Organization("Contact", top, o => (o.BillingContactId, o.BillingEmail) = (kari.Id, "faktura@contact.no"));
        var byRole = store.Given.Organization("Role", top, o => o.BillingEmail = "faktura@role.no");
        var byMail = store.Given.Organization("Mail", top, o => o.BillingEmail = "faktura@mail.no");
        var inherited = store.Given.Organization("Inherited", store.Given.Organization("Between", top));
        var nobody = store.Given.Organization("Nobody");
        Financial(store, "Per", "Vik", byContact);
        Financial(store, "Ola", "Vik", byRole);
        Financial(store, "Ola", "Berg", byRole);
        store.Given.Contact("Eva", "Aas", byMail, c => c.Email = "eva@mail.no");

        var found = await OfAsync(store, byContact, byRole, byMail, inherited, nobody);

        Assert.Equal(new InvoiceRecipient(RecipientKind.BillingContact, "kari@top.no", kari.PublicId, "Kari Nordmann", new(byContact.PublicId, "Contact"), false), found[0]);
        Assert.Equal((RecipientKind.FinancialContact, "ola.berg@fjord.no", "Ola Berg", "Role", false), Of(found[1]));
        Assert.Equal((RecipientKind.BillingEmail, "faktura@mail.no", null, "Mail", false), Of(found[2]));
        Assert.Equal((RecipientKind.BillingEmail, "faktura@top.no", null, "Top", true), Of(found[3]));
        Assert.Null(found[4]);
    }

    [Theory, EachDatabase]
    public async Task Who_has_no_email_or_is_deleted_is_passed_over(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top", and: o => o.BillingEmail = "faktura@top.no");
        var mute = store.Given.Contact("Mute", "Nordmann", top);
        var gone = store.Given.Contact("Gone", "Nordmann", top, c => (c.Email, c.DeletedAt) = ("gone@top.no", store.Clock.UtcNow));
        var withMute = store.Given.Organization("Mute", top, o => o.BillingContactId = mute.Id);
        var withGone = store.Given.Organization("Gone", top, o => o.BillingContactId = gone.Id);
        var withRoles = store.Given.Organization("Roles", top);
        store.Given.Contact("Mute", "Vik", withRoles, c => c.Roles.Add(new() { Role = ContactRole.FinancialContact }));
        Financial(store, "Gone", "Vik", withRoles, c => c.DeletedAt = store.Clock.UtcNow);

        var found = await OfAsync(store, withMute, withGone, withRoles);

        Assert.All(found, recipient => Assert.Equal((RecipientKind.BillingEmail, "faktura@top.no", null, "Top", true), Of(recipient)));
    }

    [Theory, EachDatabase]
    public async Task Of_what_lies_above_the_grant_nothing_is_known(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top", and: o => o.BillingEmail = "faktura@top.no");
        var mine = store.Given.Organization("Mine", top);
        store.SignInAs(StaffRole.Viewer, mine);

        Assert.Null(Assert.Single(await OfAsync(store, mine)));
    }

    private static void Financial(TestStore store, string first, string last, Organization organization, Action<Contact>? and = null) =>
        store.Given.Contact(first, last, organization, contact =>
        {
            contact.Email = $"{first}.{last}@fjord.no".ToLowerInvariant();
            contact.Roles.Add(new() { Role = ContactRole.FinancialContact });
            and?.Invoke(contact);
        });

    private static async Task<List<InvoiceRecipient?>> OfAsync(TestStore store, params Organization[] organizations)
    {
        await using var session = await store.Service<PortalStore>().OpenAsync(Cancellation);
        var found = await InvoiceRecipients.OfAsync(session.Db, [.. organizations.Select(o => o.Id)], Cancellation);
        return [.. organizations.Select(o => found[o.Id])];
    }

    private static (RecipientKind, string, string?, string, bool) Of(InvoiceRecipient? recipient) =>
        (recipient!.Kind, recipient.Email, recipient.Name, recipient.From.Name, recipient.IsInherited);
}
