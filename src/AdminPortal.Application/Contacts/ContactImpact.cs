using AdminPortal.Application.Changes;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Contacts;

/// <summary>
/// What a change of one contact touches: the roles that the contact loses, and the organisations whose next invoice goes to
/// somebody else. Made before the change, asked after it.
/// </summary>
internal sealed class ContactImpact
{
    private readonly PortalSession session;
    private readonly Contact contact;
    private readonly List<ContactRole> roles;
    private readonly HashSet<long> sources;
    private readonly IReadOnlyDictionary<long, InvoiceRecipient?> before;

    private ContactImpact(PortalSession session, Contact contact, HashSet<long> sources, IReadOnlyDictionary<long, InvoiceRecipient?> before)
    {
        (this.session, this.contact, this.sources, this.before) = (session, contact, sources, before);
        roles = [.. contact.Roles.Select(held => held.Role)];
    }

    /// <param name="destination">The organisation that the contact moves to, or its own.</param>
    public static async Task<ContactImpact> BeforeAsync(PortalSession session, Contact contact, long? destination, CancellationToken cancellationToken)
    {
        // Only where the contact stands, will stand or is billing contact can an organisation's own recipient become another one.
        long?[] places = [contact.OrganizationId, destination];
        var sources = await session.Db.Organizations
            .Where(o => o.BillingContactId == contact.Id || places.Contains(o.Id))
            .Select(o => o.Id)
            .ToListAsync(cancellationToken);
        return new(session, contact, [.. sources], await InvoiceRecipients.OfAsync(session.Db, sources, cancellationToken));
    }

    /// <summary>Saves what has changed within the transaction, and answers what that does to others.</summary>
    /// <param name="isGone">Whether the contact goes, so that it loses every role.</param>
    public async Task<Impact> AfterAsync(bool isGone, CancellationToken cancellationToken)
    {
        await session.FlushAsync(cancellationToken);
        var after = await InvoiceRecipients.OfAsync(session.Db, sources, cancellationToken);
        var changed = sources.Where(source => before[source] != after[source]).ToList();
        var lost = isGone ? roles : [.. roles.Where(role => contact.Roles.TrueForAll(held => held.Role != role))];
        return new()
        {
            Contacts = isGone || lost.Count > 0
                ? new(1, [new(contact.PublicId, Contact.FullName(contact.FirstName, contact.MiddleName, contact.LastName), [.. lost.Order()])])
                : Touched.None<TouchedContact>(),
            Recipients = changed.Count == 0 ? Touched.None<RecipientChange>() : await ReachedAsync(changed, after, cancellationToken),
        };
    }

    /// <summary>
    /// The changed organisations, and those below that ask one of them since nobody nearer gets their invoices. What is nearer
    /// has not changed, as only the sources can.
    /// </summary>
    private async Task<Touched<RecipientChange>> ReachedAsync(
        List<long> changed, IReadOnlyDictionary<long, InvoiceRecipient?> after, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var having = db.Organizations.Where(InvoiceRecipients.HasOwn(db));
        var all = sources.ToList();
        var reached =
            from link in db.Closure
            join o in db.Organizations on link.DescendantId equals o.Id
            where changed.Contains(link.AncestorId)
                && !db.Closure.Any(step => step.DescendantId == link.DescendantId && step.Depth < link.Depth
                    && (all.Contains(step.AncestorId) || having.Any(nearer => nearer.Id == step.AncestorId)))
            select new { link.AncestorId, link.Depth, o.PublicId, o.Name, o.NameSort, o.Id };
        var first = await reached.OrderBy(row => row.NameSort).ThenBy(row => row.Id).Take(Impact.Shown).ToListAsync(cancellationToken);
        var count = first.Count < Impact.Shown ? first.Count : await reached.CountAsync(cancellationToken);
        return new(count, [.. first.Select(row => new RecipientChange(
            new(row.PublicId, row.Name), At(before[row.AncestorId], row.Depth), At(after[row.AncestorId], row.Depth)))]);
    }

    private static InvoiceRecipient? At(InvoiceRecipient? recipient, int depth) =>
        depth == 0 || recipient is null ? recipient : recipient with { IsInherited = true };
}
