using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Audit;

/// <summary>What ids and codes in the trail are called now, as far as the caller sees.</summary>
internal sealed class AuditNames
{
    /// <summary>Ids in one statement: SQL Server takes 2,100 parameters.</summary>
    private const int Batch = 500;

    private static readonly HashSet<string> References = ["Organization", "Parent", "BillingContact", "Account", "Destination", "OwnerId", "PayerId", "UsageOrganization"];

    private readonly Dictionary<string, Named> named = new(StringComparer.Ordinal);
    private readonly bool seesEverything;

    private AuditNames(bool seesEverything) => this.seesEverything = seesEverything;

    public static async Task<AuditNames> ReadAsync(PortalSession session, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var names = new AuditNames(session.Caller.SeesEverything);
        var changes = entries.SelectMany(entry => entry.Changes).ToList();
        var ids = changes
            .Where(change => References.Contains(change.Field))
            .SelectMany(change => new[] { change.OldValue, change.NewValue })
            .Concat(entries.Select(entry => entry.ObjectId))
            .OfType<string>()
            .Distinct();
        foreach (var batch in ids.Chunk(Batch))
        {
            await names.AddAsync(session.Db, batch, cancellationToken);
        }

        if (changes.Exists(change => change.Field == "Products"))
        {
            names.Add(await session.Db.Products.Select(p => new Named(p.Code, p.Name, false)).ToListAsync(cancellationToken));
        }

        return names;
    }

    public AuditSubject SubjectOf(AuditEntry entry) => named.TryGetValue(entry.ObjectId, out var found)
        ? new(entry.ObjectType, entry.ObjectId, found.Name, found.IsDeleted)
        : new(entry.ObjectType, entry.ObjectId, null, false);

    /// <summary>A scoped caller is not told what lies outside; what is purged cannot be told from it.</summary>
    public AuditValue ValueOf(string field, string? text) => text switch
    {
        null => AuditValue.None,
        _ when field == "Products" => new(text, named.GetValueOrDefault(text)?.Name),
        _ when !References.Contains(field) => new(text),
        _ when named.TryGetValue(text, out var found) => new(text, found.Name),
        _ => seesEverything ? new(text) : new(null, IsHidden: true),
    };

    private async Task AddAsync(PortalDb db, string[] ids, CancellationToken cancellationToken)
    {
        Add(await db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .Where(o => ids.Contains(o.PublicId))
            .Select(o => new Named(o.PublicId, o.Name, o.DeletedAt != null))
            .ToListAsync(cancellationToken));
        Add(await db.Accounts.IgnoreQueryFilters([PortalDb.Live])
            .Where(a => ids.Contains(a.PublicId))
            .Select(a => new Named(a.PublicId, a.Name, a.DeletedAt != null))
            .ToListAsync(cancellationToken));
        var contacts = await db.Contacts.IgnoreQueryFilters([PortalDb.Live])
            .Where(c => ids.Contains(c.PublicId))
            .Select(c => new { c.PublicId, c.FirstName, c.MiddleName, c.LastName, IsDeleted = c.DeletedAt != null })
            .ToListAsync(cancellationToken);
        Add(contacts.Select(c => new Named(c.PublicId, Contact.FullName(c.FirstName, c.MiddleName, c.LastName), c.IsDeleted)));
    }

    private void Add(IEnumerable<Named> found)
    {
        foreach (var thing in found)
        {
            named[thing.Id] = thing;
        }
    }

    private sealed record Named(string Id, string Name, bool IsDeleted);
}
