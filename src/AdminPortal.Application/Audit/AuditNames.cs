using System.Globalization;
using AdminPortal.Application.BillingAccounts;
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

        await names.AddNumberedAsync(session.Db, entries, cancellationToken);
        await names.AddStaffAsync(session.Db, entries, cancellationToken);

        if (changes.Exists(change => change.Field == "Products"))
        {
            names.Add(await session.Db.Products.Select(p => new Named(p.Code, p.Name, false)).ToListAsync(cancellationToken));
        }

        return names;
    }

    public AuditSubject SubjectOf(AuditEntry entry) => named.TryGetValue(KeyOf(entry.ObjectType, entry.ObjectId), out var found)
        ? new(entry.ObjectType, entry.ObjectId, found.Name, found.IsDeleted)
        : new(entry.ObjectType, entry.ObjectId, null, false);

    /// <summary>A scoped caller is not told what lies outside; what is purged cannot be told from it.</summary>
    public AuditValue ValueOf(string field, string? text) => text switch
    {
        null => AuditValue.None,
        _ when field == "Products" => new(text, named.GetValueOrDefault(text)?.Name),
        _ when field == "Holder" => new(text, named.GetValueOrDefault(KeyOf(AuditObjectTypes.StaffMember, text))?.Name),
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
        Add(await db.ApiClients.Where(c => ids.Contains(c.ClientId)).Select(c => new Named(c.ClientId, c.Name, false)).ToListAsync(cancellationToken));
        var contacts = await db.Contacts.IgnoreQueryFilters([PortalDb.Live])
            .Where(c => ids.Contains(c.PublicId))
            .Select(c => new { c.PublicId, c.FirstName, c.MiddleName, c.LastName, IsDeleted = c.DeletedAt != null })
            .ToListAsync(cancellationToken);
        Add(contacts.Select(c => new Named(c.PublicId, Contact.FullName(c.FirstName, c.MiddleName, c.LastName), c.IsDeleted)));
    }

    /// <summary>Imports, payment files and billing accounts are numbered, and so may be invoices: only with their type is it clear which is meant.</summary>
    private static string KeyOf(string type, string id) => type switch
    {
        AuditObjectTypes.Invoice or AuditObjectTypes.SettlementCase => $"{AuditObjectTypes.Invoice}:{id}",
        AuditObjectTypes.InvoiceImport or AuditObjectTypes.PaymentFile or AuditObjectTypes.BillingAccount or AuditObjectTypes.StaffMember => $"{type}:{id}",
        _ => id,
    };

    private async Task AddNumberedAsync(PortalDb db, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        string[] IdsOf(params string[] types) => [.. entries.Where(entry => types.Contains(entry.ObjectType)).Select(entry => entry.ObjectId).Distinct()];
        long[] KeysOf(string type) => [.. IdsOf(type).Select(id => long.TryParse(id, CultureInfo.InvariantCulture, out var key) ? key : 0).Where(key => key > 0)];
        foreach (var batch in IdsOf(AuditObjectTypes.Invoice, AuditObjectTypes.SettlementCase).Chunk(Batch))
        {
            var numbers = await db.Invoices.Where(invoice => batch.Contains(invoice.InvoiceNumber)).Select(invoice => invoice.InvoiceNumber).ToListAsync(cancellationToken);
            Add(numbers.Select(number => new Named(KeyOf(AuditObjectTypes.Invoice, number), number, false)));
        }

        foreach (var batch in IdsOf(AuditObjectTypes.BillingAccount).Chunk(Batch))
        {
            var numbers = await db.BillingAccounts.Where(account => batch.Contains(account.Number)).Select(account => account.Number).ToListAsync(cancellationToken);
            Add(numbers.Select(number => new Named(KeyOf(AuditObjectTypes.BillingAccount, number), BillingAccountRow.InvoicePrefix + number, false)));
        }

        foreach (var batch in KeysOf(AuditObjectTypes.PaymentFile).Chunk(Batch))
        {
            var files = await db.PaymentFiles.Where(file => batch.Contains(file.Id)).Select(file => new { file.Id, file.Name }).ToListAsync(cancellationToken);
            Add(files.Select(file => new Named(KeyOf(AuditObjectTypes.PaymentFile, $"{file.Id}"), file.Name, false)));
        }

        foreach (var batch in KeysOf(AuditObjectTypes.InvoiceImport).Chunk(Batch))
        {
            var files = await db.ImportFiles.Where(file => batch.Contains(file.ImportId)).Select(file => new { file.ImportId, file.Number, file.Name }).ToListAsync(cancellationToken);
            Add(files.GroupBy(file => file.ImportId).Select(import => new Named(
                KeyOf(AuditObjectTypes.InvoiceImport, $"{import.Key}"), string.Join(", ", import.OrderBy(file => file.Number).Select(file => file.Name)), false)));
        }
    }

    /// <summary>A grant is called by its holder.</summary>
    private async Task AddStaffAsync(PortalDb db, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var grants = entries.Where(entry => entry.ObjectType == AuditObjectTypes.Grant).ToList();
        foreach (var batch in grants.Select(entry => entry.ObjectId).Distinct().Chunk(Batch))
        {
            Add(await db.Grants.Where(grant => batch.Contains(grant.PublicId)).Select(grant => new Named(grant.PublicId, grant.HolderName, false)).ToListAsync(cancellationToken));
        }

        var people = grants.SelectMany(entry => entry.Changes).Where(change => change.Field == "Holder")
            .SelectMany(change => new[] { change.OldValue, change.NewValue }).OfType<string>()
            .Concat(entries.Where(entry => entry.ObjectType == AuditObjectTypes.StaffMember).Select(entry => entry.ObjectId));
        foreach (var batch in people.Distinct().Chunk(Batch))
        {
            var found = await db.StaffMembers.Where(member => batch.Contains(member.PersonId)).Select(member => new { member.PersonId, member.Name }).ToListAsync(cancellationToken);
            Add(found.Select(member => new Named(KeyOf(AuditObjectTypes.StaffMember, member.PersonId), member.Name, false)));
        }
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
