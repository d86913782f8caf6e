using System.Linq.Expressions;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations.Contract;

/// <summary>Reads organisations in the shapes of the HTTP contract.</summary>
public sealed class OrganizationContractService(PortalStore store)
{
    private static readonly Expression<Func<Contact, Person>> AsPerson = c => new Person(
        c.PublicId, c.FirstName, c.MiddleName, c.LastName, c.Email, c.Mobile, c.Roles.OrderBy(r => r.Role).Select(r => r.Role).ToList());

    private static readonly CompiledQuery<Func<PortalDb, long, int, IAsyncEnumerable<OrganizationListItem>>> InOrder = new(() => EF.CompileAsyncQuery(
        (PortalDb db, long after, int take) => db.Organizations.Where(o => o.Id > after).OrderBy(o => o.Id).Take(take).Select(o => new OrganizationListItem(
            o.Id,
            o.PublicId,
            o.Name,
            o.LastModifiedAt,
            o.EntityId,
            o.EntityVatNumber,
            o.EntityLegalName,
            o.Country,
            o.Parent == null ? null : new OrganizationRef(
                o.Parent.PublicId, o.Parent.Name, o.Parent.EntityId, o.Parent.EntityVatNumber, o.Parent.EntityLegalName, o.Parent.Country)))));

    /// <summary>Live organisations in order of creation.</summary>
    /// <param name="after">Where the last piece ended; 0 for the first one.</param>
    public async Task<Slice<OrganizationListItem>> ListAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await Slices.ReadAsync(InOrder.Over(session.Db)(session.Db, after, limit + 1), limit, organization => organization.Key, cancellationToken);
    }

    /// <summary>The organisation with all that is directly in it; null where the caller sees no live one of that id.</summary>
    public async Task<OrganizationRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await db.Organizations.AsNoTracking().Include(found => found.Parent).SingleOrDefaultAsync(found => found.PublicId == id, cancellationToken) is not { } o)
        {
            return null;
        }

        var billing = await db.Contacts.Where(c => c.Id == o.BillingContactId).Select(AsPerson).SingleOrDefaultAsync(cancellationToken);
        return new(
            o.PublicId,
            o.Name,
            o.LastModifiedAt,
            o.EntityId,
            o.EntityVatNumber,
            o.EntityLegalName,
            o.Country,
            o.BillingEmail,
            OrganizationFields.AddressOf(o),
            o.Parent is not { } parent ? null : new(parent.PublicId, parent.Name, parent.EntityId, parent.EntityVatNumber, parent.EntityLegalName, parent.Country),
            await ChildrenAsync(db, o.Id, cancellationToken),
            billing?.AsContact(),
            await AccountsAsync(db, o.Id, cancellationToken),
            await ContactsAsync(db, o.Id, cancellationToken),
            o.Website,
            o.PaymentTermsDays,
            o.Version);
    }

    private static Task<List<OrganizationRef>> ChildrenAsync(PortalDb db, long organization, CancellationToken cancellationToken) =>
        db.Organizations
            .Where(o => o.ParentId == organization)
            .OrderBy(o => o.Id)
            .Select(o => new OrganizationRef(o.PublicId, o.Name, o.EntityId, o.EntityVatNumber, o.EntityLegalName, o.Country))
            .ToListAsync(cancellationToken);

    private static Task<List<OrganizationAccount>> AccountsAsync(PortalDb db, long organization, CancellationToken cancellationToken) =>
        db.Accounts.IgnoreQueryFilters([PortalDb.Live])
            .Where(a => a.OrganizationId == organization)
            .OrderBy(a => a.Id)
            .Select(a => new OrganizationAccount(
                a.PublicId, a.Name, a.IsSandbox, a.Enabled, a.Region, a.Cloud, a.DeletedAt == null ? null : true, a.DeletedAt))
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<OrganizationContact>> ContactsAsync(PortalDb db, long organization, CancellationToken cancellationToken)
    {
        var people = await db.Contacts.Where(c => c.OrganizationId == organization).OrderBy(c => c.Id).Select(AsPerson).ToListAsync(cancellationToken);
        return [.. people.Select(person => person.AsContact())];
    }

    private sealed record Person(string Id, string FirstName, string? MiddleName, string LastName, string? Email, string? Mobile, List<ContactRole> Roles)
    {
        public OrganizationContact AsContact() => new(Id, Contact.FullName(FirstName, MiddleName, LastName), Email, Mobile, Roles.Count == 0 ? null : Roles);
    }
}
