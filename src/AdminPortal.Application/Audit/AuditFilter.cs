using AdminPortal.Application.Access;

namespace AdminPortal.Application.Audit;

/// <summary>Which entries of the trail are asked for; what is null narrows nothing.</summary>
/// <param name="ObjectId">Public id (or number) of an object: its own entries, and those of protections and requests that stand on it.</param>
/// <param name="OrganizationId">Public id of the organisation that the objects belong to. One that the caller does not see has no entries.</param>
/// <param name="WithSubtree">Whether organisations below it count too.</param>
/// <param name="PersonId">Who made the change.</param>
/// <param name="Field">Name of a field that was changed.</param>
/// <param name="From">UTC, inclusive.</param>
/// <param name="To">UTC, exclusive.</param>
/// <param name="OperationId">What was changed at once.</param>
public sealed record AuditFilter(
    string? ObjectId = null,
    string? OrganizationId = null,
    bool WithSubtree = true,
    string? PersonId = null,
    string? Field = null,
    ChangeSource? Source = null,
    string? Action = null,
    string? ObjectType = null,
    DateTime? From = null,
    DateTime? To = null,
    string? OperationId = null);

/// <summary>The kinds of objects that the trail knows, as <see cref="AuditEntry.ObjectType"/> names them.</summary>
public static class AuditObjectTypes
{
    public const string Organization = "organization";
    public const string Account = "account";
    public const string Contact = "contact";
    public const string BillingAccount = "billing_account";
    public const string AddressCard = "address_card";
    public const string DeleteProtection = "delete_protection";
    public const string ProtectionRequest = "protection_request";
    public const string Grant = "grant";
    public const string Invoice = "invoice";
    public const string InvoiceImport = "invoice_import";
    public const string PaymentFile = "payment_file";
    public const string SettlementCase = "settlement_case";
    public const string ApiClient = "api_client";
    public const string StaffMember = "staff_member";
    public const string AuditTrail = "audit_trail";

    public static readonly IReadOnlyList<string> All =
        [Organization, Account, Contact, DeleteProtection, ProtectionRequest, BillingAccount, AddressCard, Grant,
            Invoice, InvoiceImport, PaymentFile, SettlementCase, ApiClient, StaffMember, AuditTrail];
}

/// <summary>What can have happened to an object, as <see cref="AuditEntry.Action"/> names it.</summary>
public static class AuditActions
{
    public const string Created = "created";
    public const string Changed = "changed";
    public const string Deleted = "deleted";
    public const string Restored = "restored";
    public const string Purged = "purged";
    public const string Erased = "erased";
    public const string Verified = "verified";

    public static readonly IReadOnlyList<string> All = [Created, Changed, Deleted, Restored, Purged, Erased, Verified];
}
