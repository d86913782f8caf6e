using System.Linq.Expressions;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations.Contract;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Contacts.Contract;

/// <summary>Reads contacts in the shapes of the HTTP contract.</summary>
public sealed class ContactContractService(PortalStore store)
{
    private static readonly ContactRole[] AllRoles = Enum.GetValues<ContactRole>();

    private static readonly ContactRole[]?[] RoleSets =
        [null, .. Enumerable.Range(1, (1 << AllRoles.Length) - 1).Select(set => AllRoles.Where((_, bit) => (set >> bit & 1) == 1).ToArray())];

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
        Roles = c.Roles.Sum(r => r.Role == ContactRole.Other ? 1 : r.Role == ContactRole.CommercialOwner ? 2 : r.Role == ContactRole.MainTechnicalContact ? 4 : 8),
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

        /// <summary>A bit for each role in the order of <see cref="ContactRole"/>: rows of their own would repeat the contact for each.</summary>
        public required int Roles { get; init; }

        public required OrganizationRef? Organization { get; init; }

        private string Name => Contact.FullName(FirstName, MiddleName, LastName);

        private IReadOnlyList<ContactRole>? RolesOrNone => RoleSets[Roles];

        public ContactListItem AsItem() => new(Id, Name, FirstName, MiddleName, LastName, Email, Mobile, Phone, Country, RolesOrNone, Organization);

        public ContactRecord AsRecord() => new(Id, Name, FirstName, MiddleName, LastName, Email, Mobile, Phone, Country, Organization, RolesOrNone, Version);
    }
}
