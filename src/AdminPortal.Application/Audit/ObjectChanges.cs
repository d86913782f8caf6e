using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Application.Settlement.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdminPortal.Application.Audit;

/// <summary>Old and new value of a field, as texts in the invariant culture.</summary>
public sealed record FieldChange(string Field, string? Old, string? New, bool IsPersonal);

/// <summary>What a write did to one object, parts of it (roles, products) included.</summary>
public sealed record ObjectChange(string Action, string ObjectType, string ObjectId, Func<long?> OrganizationId, IReadOnlyList<FieldChange> Fields);

/// <summary>
/// Reads from the change tracker what is about to be saved, so that no write can leave the trail out.
/// Columns that the application derives (folded texts, version, times) are no changes of their own.
/// </summary>
internal static class ObjectChanges
{
    private static readonly HashSet<string> Derived =
    [
        nameof(StoredObject.Id), nameof(StoredObject.Version), nameof(StoredObject.CreatedAt), nameof(StoredObject.LastModifiedAt),
        nameof(PublicObject.PublicId), nameof(Organization.NameSort), nameof(Organization.NameSearch), nameof(Organization.EntityDigits),
        nameof(Organization.VatDigits), nameof(Contact.EmailSearch), nameof(Contact.MobileSearch), nameof(Contact.PhoneSearch),
        nameof(IDeletable.DeletionId), nameof(SettlementCase.InvoiceId), nameof(SettlementCase.ExplainedFindings),
        nameof(SettlementCase.AssigneeId), nameof(ApiClient.ClientId), nameof(ApiClient.LastUsedAt),
        nameof(Grant.HolderName), nameof(Grant.GivenById), nameof(Grant.GivenByName),
    ];

    public static List<ObjectChange> Of(PortalDb db)
    {
        db.ChangeTracker.DetectChanges();
        var parts = PartsByOwner(db.ChangeTracker);
        var changes = new List<ObjectChange>();
        foreach (var entry in db.ChangeTracker.Entries<StoredObject>().ToList())
        {
            var fields = FieldsOf(entry, db).Concat(parts[entry.Entity]).ToList();
            if (fields.Count == 0 && entry.State is EntityState.Unchanged or EntityState.Modified)
            {
                continue;
            }

            if (entry.State is EntityState.Unchanged)
            {
                // A change of its parts is a change of the object: its version must rise.
                entry.Property(stored => stored.Version).IsModified = true;
            }

            changes.Add(Describe(entry, fields, db));
        }

        return changes;
    }

    private static ILookup<StoredObject, FieldChange> PartsByOwner(ChangeTracker tracker)
    {
        var roles = tracker.Entries<ContactRoleAssignment>()
            .Where(part => part.State is EntityState.Added or EntityState.Deleted)
            .Select(part => (Owner: OwnerOf(tracker, part.Entity.Contact, part.Entity.ContactId), Field: "Roles", Value: part.Entity.Role.ToString(), part.State));
        var products = tracker.Entries<AccountProduct>()
            .Where(part => part.State is EntityState.Added or EntityState.Deleted)
            .Select(part => (Owner: OwnerOf(tracker, part.Entity.Account, part.Entity.AccountId), Field: "Products", Value: part.Entity.ProductCode, part.State));
        var notes = tracker.Entries<SettlementNote>()
            .Where(part => part.State is EntityState.Added)
            .Select(part => (Owner: OwnerOf(tracker, part.Entity.Case, part.Entity.CaseId), Field: "Note", Value: part.Entity.Text, part.State));
        return roles.Concat(products).Concat(notes)
            .OrderBy(part => part.Value, StringComparer.Ordinal)
            .Select(part => ((StoredObject)part.Owner, part.State is EntityState.Added ? new FieldChange(part.Field, null, part.Value, false) : new FieldChange(part.Field, part.Value, null, false)))
            .Concat(tracker.Entries<ApiClientSecret>().SelectMany(SecretChanges).Select(change => ((StoredObject)OwnerOf(tracker, change.Secret.Client, change.Secret.ClientId), change.Field)))
            .ToLookup(part => part.Item1, part => part.Item2);
    }

    /// <summary>Field by field on purpose: a secret is told by its hint, and its hash and salt are nobody's to read.</summary>
    private static IEnumerable<(ApiClientSecret Secret, FieldChange Field)> SecretChanges(EntityEntry<ApiClientSecret> entry)
    {
        var secret = entry.Entity;
        if (entry.State is EntityState.Added)
        {
            yield return (secret, new("Secret", null, Told(secret), false));
        }
        else if (entry.State is EntityState.Modified && entry.Property(s => s.RevokedAt).IsModified)
        {
            yield return (secret, new("Secret", Told(secret), null, false));
        }
        else if (entry.State is EntityState.Modified && entry.Property(s => s.ExpiresAt).IsModified)
        {
            var (before, after) = (entry.Property(s => s.ExpiresAt).OriginalValue, secret.ExpiresAt);
            yield return (secret, new("SecretExpiresAt", before?.ToString("O", CultureInfo.InvariantCulture), after?.ToString("O", CultureInfo.InvariantCulture), false));
        }
    }

    private static string Told(ApiClientSecret secret) => $"…{secret.Hint}";

    /// <summary>A part that was taken out of its owner's list no longer points at it.</summary>
    private static StoredObject OwnerOf<T>(ChangeTracker tracker, T? named, long key)
        where T : StoredObject =>
        named ?? tracker.Entries<T>().FirstOrDefault(entry => entry.Entity.Id == key)?.Entity
        ?? throw new InvalidOperationException($"A part of {typeof(T).Name} {key} was changed without it being read, so that the trail would miss it.");

    private static ObjectChange Describe(EntityEntry<StoredObject> entry, List<FieldChange> fields, PortalDb db)
    {
        var action = ActionOf(entry, db);
        return entry.Entity switch
        {
            Organization o => new(action, AuditObjectTypes.Organization, o.PublicId, () => o.Id, fields),
            Account a => new(action, AuditObjectTypes.Account, a.PublicId, () => a.OrganizationId, fields),
            Contact c => new(action, AuditObjectTypes.Contact, c.PublicId, () => c.OrganizationId, fields),
            BillingAccount b => new(action, AuditObjectTypes.BillingAccount, b.Number, () => b.OwnerId, fields),
            AddressCard c => new(action, AuditObjectTypes.AddressCard, c.Number, () => c.OrganizationId, fields),
            DeleteProtection p => Of(AuditObjectTypes.DeleteProtection, action, TargetOf(p.Account, p.AccountId, p.Organization, p.OrganizationId, db), fields),
            ProtectionRequest r => Of(AuditObjectTypes.ProtectionRequest, action, TargetOf(r.Account, r.AccountId, r.Organization, r.OrganizationId, db), fields),
            SettlementCase c => OfInvoice(AuditObjectTypes.SettlementCase, action, c.Invoice ?? db.Invoices.IgnoreQueryFilters().AsNoTracking().Single(i => i.Id == c.InvoiceId), fields),
            ApiClient c => new(action, AuditObjectTypes.ApiClient, c.ClientId, () => c.OrganizationId, fields),
            Grant g => new(action, AuditObjectTypes.Grant, g.PublicId, () => g.OrganizationId, fields),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no place in the audit trail yet."),
        };
    }

    /// <summary>
    /// What lies in the recycle bin has been deleted for staff, and what leaves the store from there is purged. A grant that ends at
    /// once is taken away, and its row stays to be listed.
    /// </summary>
    private static string ActionOf(EntityEntry<StoredObject> entry, PortalDb db)
    {
        var isDeletable = entry.Entity is IDeletable;
        var deleted = isDeletable ? entry.Property(nameof(IDeletable.DeletedAt)) : null;
        return entry.State switch
        {
            EntityState.Added => AuditActions.Created,
            EntityState.Deleted => isDeletable ? AuditActions.Purged : AuditActions.Deleted,
            _ when entry.Entity is Grant grant && grant.ExpiresAt <= db.Now => AuditActions.Deleted,
            _ when deleted is { OriginalValue: null, CurrentValue: not null } => AuditActions.Deleted,
            _ when deleted is { OriginalValue: not null, CurrentValue: null } => AuditActions.Restored,
            _ => AuditActions.Changed,
        };
    }

    private static ObjectChange Of(string type, string action, PublicObject target, List<FieldChange> fields) =>
        new(action, type, target.PublicId, () => target is Account account ? account.OrganizationId : target.Id, fields);

    private static ObjectChange OfInvoice(string type, string action, Invoice invoice, List<FieldChange> fields) =>
        new(action, type, invoice.InvoiceNumber, () => invoice.ReceiverId ?? invoice.UserId, fields);

    /// <summary>What a protection stands on, or a request is about, also where it was not read along.</summary>
    private static PublicObject TargetOf(Account? account, long? accountId, Organization? organization, long? organizationId, PortalDb db) =>
        accountId is null && account is null
            ? organization ?? db.Organizations.IgnoreQueryFilters().AsNoTracking().Single(o => o.Id == organizationId)
            : account ?? db.Accounts.IgnoreQueryFilters().AsNoTracking().Single(a => a.Id == accountId);

    private static IEnumerable<FieldChange> FieldsOf(EntityEntry<StoredObject> entry, PortalDb db)
    {
        var isWhole = entry.State is EntityState.Added or EntityState.Deleted;
        foreach (var property in entry.Properties.Where(property => (isWhole || property.IsModified) && !Derived.Contains(property.Metadata.Name)))
        {
            var old = entry.State is EntityState.Added ? null : TextOf(property, property.OriginalValue, db);
            var now = entry.State is EntityState.Deleted ? null : TextOf(property, property.CurrentValue, db);
            if (old != now)
            {
                yield return new(FieldName(property.Metadata.Name), old, now, entry.Entity is Contact);
            }
        }
    }

    /// <summary>A reference is named as what it points at: <c>Organization</c>, not <c>OrganizationId</c>.</summary>
    private static string FieldName(string property) => property is "OrganizationId" or "ParentId" or "BillingContactId" or "AccountId" or "DestinationId" or "HolderId" ? property[..^2] : property;

    /// <summary>The property's present value as the trail would write it.</summary>
    public static string? TextOf(PropertyEntry property, PortalDb db) => TextOf(property, property.CurrentValue, db);

    private static string? TextOf(PropertyEntry property, object? value, PortalDb db) => value switch
    {
        null => null,
        long key when property.Metadata.IsForeignKey() => PublicIdOf(property, key, db),
        DateTime or DateOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Also of what the caller does not see, or what lies in the recycle bin: a key of the store means nothing to anybody.</summary>
    private static string PublicIdOf(PropertyEntry property, long key, PortalDb db)
    {
        var target = property.Metadata.GetContainingForeignKeys().First().PrincipalEntityType.ClrType;
        var tracked = db.ChangeTracker.Entries().FirstOrDefault(entry => entry.Metadata.ClrType == target && Equals(entry.Property(nameof(StoredObject.Id)).CurrentValue, key));
        var id = tracked?.Entity is PublicObject known ? known.PublicId : target.Name switch
        {
            nameof(Organization) => db.Organizations.IgnoreQueryFilters().Where(o => o.Id == key).Select(o => o.PublicId).SingleOrDefault(),
            nameof(Contact) => db.Contacts.IgnoreQueryFilters().Where(c => c.Id == key).Select(c => c.PublicId).SingleOrDefault(),
            nameof(AddressCard) => db.AddressCards.IgnoreQueryFilters().Where(c => c.Id == key).Select(c => c.Number).SingleOrDefault(),
            nameof(Account) => db.Accounts.IgnoreQueryFilters().Where(a => a.Id == key).Select(a => a.PublicId).SingleOrDefault(),
            _ => null,
        };
        return id ?? key.ToString(CultureInfo.InvariantCulture);
    }
}
