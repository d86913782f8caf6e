using System.Linq.Expressions;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>
/// Who gets the next invoice mail: the organisation's billing contact, else its first financial contact by name, else its billing
/// e-mail, else whoever gets its parent's. Somebody without an e-mail address gets none.
/// </summary>
internal static class InvoiceRecipients
{
    /// <summary>By the organisations' keys; null where nobody gets it. Of what lies outside what the caller sees nothing is known.</summary>
    public static async Task<IReadOnlyDictionary<long, InvoiceRecipient?>> OfAsync(PortalDb db, IReadOnlyCollection<long> organizations, CancellationToken cancellationToken)
    {
        var above = await (
            from link in db.Closure
            join o in db.Organizations on link.AncestorId equals o.Id
            where organizations.Contains(link.DescendantId)
            orderby link.Depth
            select new
            {
                link.DescendantId,
                link.Depth,
                From = new OrganizationLink(o.PublicId, o.Name),
                Contact = o.BillingContact == null ? null : new Person(o.BillingContact.PublicId, o.BillingContact.FirstName, o.BillingContact.MiddleName, o.BillingContact.LastName, o.BillingContact.Email),
                Financial = db.Contacts
                    .Where(c => c.OrganizationId == o.Id && c.Email != null && c.Roles.Any(r => r.Role == ContactRole.FinancialContact))
                    .OrderBy(c => c.NameSort).ThenBy(c => c.Id)
                    .Select(c => new Person(c.PublicId, c.FirstName, c.MiddleName, c.LastName, c.Email))
                    .FirstOrDefault(),
                o.BillingEmail,
            }).ToListAsync(cancellationToken);
        var found = above.ToLookup(
            step => step.DescendantId,
            step => Recipient(RecipientKind.BillingContact, step.Contact, step.From, step.Depth)
                ?? Recipient(RecipientKind.FinancialContact, step.Financial, step.From, step.Depth)
                ?? (step.BillingEmail is null ? null : new(RecipientKind.BillingEmail, step.BillingEmail, null, null, step.From, step.Depth > 0)));
        return organizations.ToDictionary(key => key, key => found[key].FirstOrDefault(recipient => recipient is not null));
    }

    /// <summary>Whether somebody gets the organisation's invoices without it asking upwards: the same rule, for a query.</summary>
    public static Expression<Func<Organization, bool>> HasOwn(PortalDb db) => o =>
        o.BillingEmail != null
        || o.BillingContact!.Email != null
        || db.Contacts.Any(c => c.OrganizationId == o.Id && c.Email != null && c.Roles.Any(r => r.Role == ContactRole.FinancialContact));

    private static InvoiceRecipient? Recipient(RecipientKind kind, Person? person, OrganizationLink from, int depth) => person is not { Email: { } email }
        ? null
        : new(kind, email, person.Id, Contact.FullName(person.FirstName, person.MiddleName, person.LastName), from, depth > 0);

    private sealed record Person(string Id, string FirstName, string? MiddleName, string LastName, string? Email);
}
