using System.Text.Json.Serialization;

namespace AdminPortal.Application.Invoices.Contract;

/// <summary>
/// An invoice as the first API document lists it: its members, their names and their order. Amounts are in <see cref="CurrencyCode"/>, dates
/// are instants in UTC.
/// </summary>
public record InvoiceListItem
{
    /// <summary>Who receives the invoice; null where the caller does not see it, or it is no more.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>As invoiced; later renames leave it.</summary>
    public required string OrganizationName { get; init; }

    /// <summary>Who used the services; null as above.</summary>
    public string? UsageOrganizationId { get; init; }

    public required string UsageOrganizationName { get; init; }

    /// <summary>The ERP's; may hold any character.</summary>
    public required string InvoiceNumber { get; init; }

    public required DateTime InvoiceDate { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? InvoiceAddressCountryRegionISOCode { get; init; }

    public string? InvoiceAddressZipCode { get; init; }

    public required decimal TotalTaxAmount { get; init => field = Plain.Of(value); }

    public string? InvoiceAddressStreetNumber { get; init; }

    public string? InvoiceAddressStreet { get; init; }

    public required decimal TotalChargeAmount { get; init => field = Plain.Of(value); }

    public required decimal TotalDiscountAmount { get; init => field = Plain.Of(value); }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    public string? SalesOrderNumber { get; init; }

    public string? InvoiceAddressCity { get; init; }

    /// <summary>The part of the tax that stands on no line.</summary>
    public required decimal InvoiceHeaderTaxAmount { get; init => field = Plain.Of(value); }

    public string? InvoiceAddressState { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? InvoiceAddressCountryRegionId { get; init; }

    public string? CustomersOrderReference { get; init; }

    /// <summary>To be paid; negative on a credit note.</summary>
    public required decimal TotalInvoiceAmount { get; init => field = Plain.Of(value); }

    /// <summary>What the payer quotes.</summary>
    public string? PaymentId { get; init; }

    public string? InvoiceCustomerAccountNumber { get; init; }

    public string? SigContractRef { get; init; }

    public string? SigDocumentRef { get; init; }

    public required bool Settled { get; init; }

    /// <summary>For the ETag.</summary>
    [JsonIgnore]
    public int Version { get; init; }

    internal long Id { get; init; }

    /// <summary>Whether the receiver is one whom the caller sees, be it in the recycle bin.</summary>
    internal bool IsReceiverSeen { get; init; }

    /// <summary>Of a receiver whom the caller does not see only the name shows: not where it is, nor its number with us.</summary>
    internal InvoiceListItem WithoutReceiver() => this with
    {
        InvoiceAddressCountryRegionISOCode = null,
        InvoiceAddressZipCode = null,
        InvoiceAddressStreetNumber = null,
        InvoiceAddressStreet = null,
        InvoiceAddressCity = null,
        InvoiceAddressState = null,
        InvoiceAddressCountryRegionId = null,
        InvoiceCustomerAccountNumber = null,
    };
}
