using System.Globalization;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdminPortal.Application.Changes;

/// <summary>Compares an object with what the trail says was written, and writes back what was there before.</summary>
internal static class UndoFields
{
    /// <summary>The fields that no longer hold what the operation wrote.</summary>
    public static List<string> ChangedSince(PortalDb db, StoredObject thing, UndoStep step)
    {
        var entry = db.Entry(thing);
        var fields = step.Fields.Where(field => ObjectChanges.TextOf(PropertyOf(entry, field.Name), db) != field.After).Select(field => field.Name);
        var parts = step.Parts.Where(part => PartsOf(thing).Contains(part.Value) != part.WasAdded).Select(part => part.Field);
        return [.. fields.Concat(parts).Distinct()];
    }

    /// <summary>Writes a field's earlier value; answers false where what it names is gone.</summary>
    public static async Task<bool> PutBackAsync(PortalDb db, StoredObject thing, UndoField field, CancellationToken cancellationToken)
    {
        var property = PropertyOf(db.Entry(thing), field.Name);
        var value = field.Before is { } id && property.Metadata.IsForeignKey()
            ? await KeyAsync(db, property, id, cancellationToken)
            : Parse(property.Metadata.ClrType, field.Before);
        if (field.Before is not null && value is null)
        {
            return false;
        }

        // By the property itself: its setter keeps what is found and sorted by.
        property.Metadata.PropertyInfo!.SetValue(thing, value);
        return true;
    }

    public static async Task<PortalError?> PutBackPartsAsync(PortalSession session, StoredObject thing, IReadOnlyList<UndoPart> parts, CancellationToken cancellationToken)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        var added = parts.Where(part => part.WasAdded).Select(part => part.Value);
        var wanted = PartsOf(thing).Except(added).Union(parts.Where(part => !part.WasAdded).Select(part => part.Value)).ToList();
        if (thing is Account account)
        {
            return (await ProductSet.ApplyAsync(session, account, wanted, cancellationToken)).Error;
        }

        var contact = (Contact)thing;
        contact.Roles.RemoveAll(held => !wanted.Contains(held.Role.ToString()));
        var missing = wanted.Select(Enum.Parse<ContactRole>).Except(contact.Roles.Select(held => held.Role)).ToList();
        contact.Roles.AddRange(missing.Select(role => new ContactRoleAssignment { Contact = contact, Role = role }));
        return null;
    }

    private static HashSet<string> PartsOf(StoredObject thing) => thing switch
    {
        Account account => [.. account.Products.Select(held => held.ProductCode)],
        Contact contact => [.. contact.Roles.Select(held => held.Role.ToString())],
        _ => [],
    };

    /// <summary>The trail names a reference after what it points at.</summary>
    private static PropertyEntry PropertyOf(EntityEntry entry, string field) =>
        entry.Property(entry.Metadata.FindProperty(field) is null ? field + "Id" : field);

    private static async Task<long?> KeyAsync(PortalDb db, PropertyEntry property, string id, CancellationToken cancellationToken)
    {
        var target = property.Metadata.GetContainingForeignKeys().First().PrincipalEntityType.ClrType;
        return target == typeof(Organization)
            ? await db.Organizations.Where(o => o.PublicId == id).Select(o => (long?)o.Id).SingleOrDefaultAsync(cancellationToken)
            : await db.Contacts.Where(c => c.PublicId == id).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancellationToken);
    }

    private static object? Parse(Type type, string? text) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        _ when text is null => null,
        var bare when bare.IsEnum => Enum.Parse(bare, text),
        var bare when bare == typeof(DateTime) => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        var bare when bare == typeof(DateOnly) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
        var bare => Convert.ChangeType(text, bare, CultureInfo.InvariantCulture),
    };
}
