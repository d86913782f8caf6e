using System.Linq.Expressions;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations.Contract;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Contacts.Contract;

/// <summary>Reads contacts in the shapes of the HTTP contract.</summary>
public sealed class ContactContractService(PortalStore store)
{
    private static readonly Expression<Func<Contact, Row>> AsRow = c => new Row
    {
        Key = c.Id,
        Id = c.PublicId,
        FirstName = c.FirstName,
        MiddleName = c.MiddleName,
        LastName = c.LastName,
        Email = c.Email,
        Mobile = c.Mobile,
        Phone = c.Phone,
        Country = c.Country,
        Version = c.Version,
        Roles = c.Roles.OrderBy(r => r.Role).Select(r => r.Role).ToList(),
        Organization = c.Organization == null
            ? null
            : new OrganizationRef(
                c.Organization.PublicId, c.Organization.Name, c.Organization.EntityId, c.Organization.EntityVatNumber, c.Organization.EntityLegalName, c.Organization.Country),
    };

    private static readonly CompiledQuery<Func<PortalDb, long, int, IAsyncEnumerable<Row>>> InOrder = new(() => EF.CompileAsyncQuery(
        (PortalDb db, long after, int take) => db.Contacts.Where(c => c.Id > after).OrderBy(c => c.Id).Take(take).Select(AsRow)));

    /// <summary>Live contacts in order of creation.</summary>
    /// <param name="after">Where the last piece ended; 0 for the first one.</param>
    public async Task<Slice<ContactListItem>> ListAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = await Slices.ReadAsync(InOrder.Over(session.Db)(session.Db, after, limit + 1), limit, row => row.Key, cancellationToken);
        return new([.. rows.Items.Select(row => row.AsItem())], rows.After);
    }

    /// <summary>The contact; null where the caller sees no live one of that id.</summary>
    public async Task<ContactRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var row = await session.Db.Contacts.Where(c => c.PublicId == id).Select(AsRow).SingleOrDefaultAsync(cancellationToken);
        return row?.AsRecord();
    }

    private sealed class Row
    {
        public required long Key { get; init; }

        public required string Id { get; init; }

        public required string FirstName { get; init; }

        public required string? MiddleName { get; init; }

        public required string LastName { get; init; }

        public required string? Email { get; init; }

        public required string? Mobile { get; init; }

        public required string? Phone { get; init; }

        public required string? Country { get; init; }

        public required int Version { get; init; }

        public required List<ContactRole> Roles { get; init; }

        public required OrganizationRef? Organization { get; init; }

        private string Name => Contact.FullName(FirstName, MiddleName, LastName);

        private List<ContactRole>? RolesOrNone => Roles.Count == 0 ? null : Roles;

        public ContactListItem AsItem() => new(Id, Name, FirstName, MiddleName, LastName, Email, Mobile, Phone, Country, RolesOrNone, Organization);

        public ContactRecord AsRecord() => new(Id, Name, FirstName, MiddleName, LastName, Email, Mobile, Phone, Country, Organization, RolesOrNone, Version);
    }
}
