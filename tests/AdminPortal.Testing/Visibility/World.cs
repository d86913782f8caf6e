using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using AdminPortal.Application.Instances;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminPortal.Testing;

/// <summary>
/// One row of every kind that the store keeps, made from the model, so that a new kind is among them by itself. Every text of it holds
/// <paramref name="mark"/>, and every key, amount and time is the world's own.
/// </summary>
public sealed class World(string mark, long key, decimal amount, DateTime at)
{
    /// <summary>What belongs to no customer, and the hierarchy's keys, which organisations bring along.</summary>
    private static readonly Type[] Common =
        [typeof(Product), typeof(OrganizationClosure), typeof(AuditHead), typeof(StoreLock), typeof(RecurringWork), typeof(StaffMember), typeof(Instance), typeof(Organization)];

    /// <summary>Moments that would take the row out of sight, or end it.</summary>
    private static readonly string[] Ends = ["DeletedAt", "RevokedAt", "EndedAt", "DecidedAt", "LeasedUntil", "ErasedAt"];

    /// <summary>Moments until which a row counts.</summary>
    private static readonly string[] Lasting = ["ExpiresAt", "EndsAt", "BusyUntil"];

    private static readonly DateTime Later = new(2077, 7, 7, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Texts that the application reads, and references that would make the row another kind of row.</summary>
    private static readonly Dictionary<string, object?> Given = new(StringComparer.Ordinal)
    {
        ["DeletionId"] = null,
        ["SignInRoles"] = "",
        ["OwnerRoles"] = "",
        ["Scopes"] = "accounts.read accounts.write",
        ["CurrencyCode"] = "NOK",
        ["Cloud"] = "GCP",
        ["Region"] = "EU",
        ["Country"] = "NO",
        ["BillingCountry"] = "NO",
        ["Parameters"] = "{}",
        ["Content"] = "{}",
        ["Kind"] = "AddProduct",
        ["Action"] = AuditActions.Changed,
        ["ObjectType"] = AuditObjectTypes.Organization,
        ["Field"] = "Name",
        ["ProductCode"] = ProductCode,
        ["DestinationId"] = null,
        ["ParentId"] = null,
        ["LeasedBy"] = null,
        ["DecidedById"] = null,
        ["DecidedByName"] = null,
    };

    private readonly Dictionary<Type, Dictionary<string, object?>> rows = [];

    public const string ProductCode = "auth";

    public string Mark => mark;

    public long Key => key;

    /// <summary>Of the person who is said to have done and to own all of it.</summary>
    public string PersonId => $"{mark}-person";

    public string OrganizationId => $"o-p-{mark}".PadRight(24, '0');

    /// <summary>What <paramref name="type"/> is known by outside; a null stands for none.</summary>
    public string? IdOf(Type type, string property) => rows.TryGetValue(type, out var row) ? (string?)row[property] : null;

    /// <summary>Notes what is there in this world's name, though not made by it.</summary>
    public void Knows(Type type, string property, string value) => rows[type] = new() { [property] = value };

    /// <summary>The organisation alone.</summary>
    public Organization Root(TestStore store, Organization? parent = null) => store.Given.Organization($"{mark} Organization", parent, o => (o.Id, o.PublicId) = (key, OrganizationId));

    /// <summary>An organisation below it, and one that lies in the recycle bin.</summary>
    public void Below(TestStore store, Organization root)
    {
        store.Given.Organization($"{mark} Child", root, o => (o.Id, o.PublicId) = (key + 100, $"o-p-{mark}child".PadRight(24, '0')));
        store.Given.Organization($"{mark} Deleted", root, o => (o.Id, o.PublicId, o.DeletedAt, o.DeletedBy) = (key + 200, $"o-p-{mark}gone".PadRight(24, '0'), at, mark));
    }

    /// <summary>Everything that belongs to the organisation.</summary>
    /// <param name="only">Rows of this kind alone; null for all.</param>
    public void Fill(TestStore store, Organization root, Type? only = null)
    {
        using var db = store.Open();
        if (only is null)
        {
            rows.Clear();
        }

        rows[typeof(Organization)] = ValuesOf(db.Entry(root));
        var waiting = db.Model.GetEntityTypes().Where(type => !Common.Contains(type.ClrType) && (only ?? type.ClrType) == type.ClrType).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.First(type => type.GetForeignKeys().All(fk => !fk.IsRequired || Common.Contains(fk.PrincipalEntityType.ClrType) || rows.ContainsKey(fk.PrincipalEntityType.ClrType)));
            waiting.Remove(next);
            rows[next.ClrType] = ValuesOf(Add(db, next));
            db.SaveChanges();
        }
    }

    private static Dictionary<string, object?> ValuesOf(EntityEntry row) => row.Properties.ToDictionary(property => property.Metadata.Name, property => property.CurrentValue);

    private EntityEntry Add(PortalDb db, IEntityType type)
    {
        var row = db.Entry(Activator.CreateInstance(type.ClrType)!);
        foreach (var property in type.GetProperties())
        {
            row.Property(property.Name).CurrentValue = ValueOf(type, property);
        }

        row.State = EntityState.Added;
        return row;
    }

    private object? ValueOf(IEntityType type, IProperty property) =>
        type.ClrType == typeof(DeleteProtection) && property.Name == "OrganizationId" ? null
        : type.ClrType == typeof(Application.Protections.ProtectionRequest) && property.Name == "Kind" ? Application.Protections.ProtectionRequestKind.Lift
        : property.ClrType == typeof(string) && Given.TryGetValue(property.Name, out var given) ? given
        : property.ClrType == typeof(long?) && Given.TryGetValue(property.Name, out var reference) ? reference
        : property.IsForeignKey() ? KeyOf(property)
        : Nullable.GetUnderlyingType(property.ClrType) is not null && Ends.Contains(property.Name) ? null
        : OfType(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, type, property);

    private long? KeyOf(IProperty property)
    {
        var principal = property.GetContainingForeignKeys().First().PrincipalEntityType.ClrType;
        return rows.ContainsKey(principal) ? key : null;
    }

    private object OfType(Type clr, IEntityType type, IProperty property) => clr switch
    {
        _ when clr == typeof(string) => Text(type, property),
        _ when clr == typeof(long) => key,
        _ when clr == typeof(decimal) => amount,
        _ when clr == typeof(DateTime) => Lasting.Contains(property.Name) ? Later : at,
        _ when clr == typeof(DateOnly) => DateOnly.FromDateTime(at),
        _ when clr == typeof(bool) => false,
        _ when clr == typeof(byte[]) => new byte[32],
        _ when clr.IsEnum => Enum.GetValues(clr).GetValue(0)!,
        _ => Convert.ChangeType(property.IsPrimaryKey() || property.Name is "Version" ? 1 : key % 1000, clr, System.Globalization.CultureInfo.InvariantCulture),
    };

    private string Text(IEntityType type, IProperty property)
    {
        var text = property.Name switch
        {
            "PublicId" => $"{Prefix(type.ClrType)}{mark}".PadRight(24, '0'),
            "ClientId" => $"org-{mark}".PadRight(24, '0'),
            "RecordId" or "ObjectId" => OrganizationId,
            _ when property.Name.EndsWith("ById", StringComparison.Ordinal) || property.Name is "PersonId" or "OwnerId" or "HolderId" or "ActorId" or "AssigneeId" => PersonId,
            "NameSort" or "NameSearch" => $"{mark} {type.ClrType.Name}".ToLowerInvariant(),
            "Name" => $"{mark} {type.ClrType.Name}",
            _ => $"{mark} {property.Name}",
        };
        return property.GetMaxLength() is > 0 and var most && text.Length > most ? text[..most] : text;
    }

    private static string Prefix(Type type) => type.Name switch
    {
        nameof(Account) => "a-ppge-",
        nameof(Grant) => "g-p-",
        _ => "c-p-",
    };
}
