using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Contacts;

/// <summary>
/// All that is known of a person, as the person may ask for it (GDPR article 15). The names, in camel case, are a contract:
/// some may come, none changes or goes while <see cref="FormatVersion"/> is 1. See <c>docs/contact-export.md</c>.
/// </summary>
/// <param name="IsComplete">False where the one who exported sees some organisations only, so that entries elsewhere may be missing.</param>
/// <param name="Contact">Null where the contact has been purged and only its history is left.</param>
/// <param name="BillingContactFor">Organisations that have chosen the person as billing contact.</param>
/// <param name="History">What was done to the contact, and to organisations that took it for or from billing contact; oldest first.</param>
public sealed record ContactExport(
    DateTime ExportedAt, bool IsComplete, string Id, ExportedContact? Contact, IReadOnlyList<OrganizationLink> BillingContactFor, IReadOnlyList<ExportedEntry> History)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // For people to read: æ, ø and å as they are. The file is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    [JsonPropertyOrder(-2)]
    public string Format { get; } = "adminportal.contact";

    [JsonPropertyOrder(-1)]
    public int FormatVersion { get; } = 1;

    /// <summary>UTF-8 without a byte order mark.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Written);
}

/// <summary>The facts. Texts stand as typed; times in UTC.</summary>
/// <param name="Organization">The organisation's visible ancestors and the organisation itself, outermost first; empty where there is none.</param>
public sealed record ExportedContact(
    string FirstName,
    string? MiddleName,
    string LastName,
    string? Email,
    string? Mobile,
    string? Phone,
    string? Country,
    IReadOnlyList<ContactRole> Roles,
    IReadOnlyList<OrganizationLink> Organization,
    DateTime CreatedAt,
    DateTime LastModifiedAt,
    int Version,
    DateTime? DeletedAt,
    string? DeletedBy);

/// <summary>One entry of the audit trail.</summary>
/// <param name="ObjectType"><c>contact</c>, or <c>organization</c> where the person became or ceased to be its billing contact.</param>
public sealed record ExportedEntry(
    long Sequence, DateTime At, string Action, string ObjectType, string ObjectId, string ById, string ByName, ChangeSource Source, string? Reason, IReadOnlyList<ExportedChange> Changes);

/// <param name="IsErased">Whether the values have been erased on request.</param>
public sealed record ExportedChange(string Field, string? Old, string? New, bool IsErased);
