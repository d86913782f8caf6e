using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;

namespace AdminPortal.Application.Invoices;

/// <summary>
/// An invoice as the ERP issued it (the fields are those of Dynamics 365's sales invoice header). Read-only in the portal.
/// Money is exact decimal with up to four decimals; dates are instants in UTC.
/// </summary>
public sealed class Invoice
{
    public long Id { get; set; }

    /// <summary>Of what the ERP says, of what is settled and of what is paid. <see cref="DueOn"/> is derived: payment terms move it without a new version.</summary>
    public int Version { get; set; }

    /// <summary>The ERP's number; may hold <c>-</c> and <c>.</c>, and is never parsed.</summary>
    public required string InvoiceNumber { get; set; }

    public DateTime InvoiceDate { get; set; }

    /// <summary>The invoice date in Norway plus the receiver's payment terms.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Who receives the invoice and pays it.</summary>
    public long? ReceiverId { get; set; }

    public Organization? Receiver { get; set; }

    /// <summary>The receiver's name as invoiced; later renames leave it.</summary>
    public required string ReceiverName { get; set; }

    /// <summary>Who used the services; a parent may receive its child's invoice.</summary>
    public long? UserId { get; set; }

    public Organization? User { get; set; }

    public required string UserName { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; set; }

    public decimal TotalInvoiceAmount { get; set; }

    public decimal TotalTaxAmount { get; set; }

    public decimal TotalChargeAmount { get; set; }

    public decimal TotalDiscountAmount { get; set; }

    /// <summary>Tax on charges of the header; total tax = line taxes + this.</summary>
    public decimal InvoiceHeaderTaxAmount { get; set; }

    public string? InvoiceAddressStreet { get; set; }

    public string? InvoiceAddressStreetNumber { get; set; }

    public string? InvoiceAddressZipCode { get; set; }

    public string? InvoiceAddressCity { get; set; }

    public string? InvoiceAddressState { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? InvoiceAddressCountryRegionIsoCode { get; set; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? InvoiceAddressCountryRegionId { get; set; }

    public string? SalesOrderNumber { get; set; }

    public string? CustomersOrderReference { get; set; }

    /// <summary>What the payer quotes: a KID, or a free reference.</summary>
    public string? PaymentId { get; set; }

    public string? InvoiceCustomerAccountNumber { get; set; }

    public string? ContractReference { get; set; }

    public string? DocumentReference { get; set; }

    /// <summary>The ERP's word that it is paid.</summary>
    public bool Settled { get; set; }

    /// <summary>When the portal first saw <see cref="Settled"/>.</summary>
    public DateTime? SettledSeenAt { get; set; }

    /// <summary>What confirmed payments come to, in the invoice's currency; kept beside the matches.</summary>
    public decimal PaidAmount { get; set; }

    /// <summary>What the settlement checks found when it was last written, imported or paid; overdue is not among it, which time brings about.</summary>
    public FindingSet Findings { get; set; }

    /// <summary>The findings are older than the rules: a recurring work looks again.</summary>
    public bool NeedsCheck { get; set; }

    /// <summary>The import that last had it in a file; null where it came otherwise.</summary>
    public long? ImportId { get; set; }

    public InvoiceImport? Import { get; set; }

    public SettlementCase? Case { get; set; }

    public List<InvoiceLine> Lines { get; } = [];
}

/// <summary>A line of an invoice; known by the invoice and its number on it, from 1.</summary>
public sealed class InvoiceLine
{
    public long InvoiceId { get; set; }

    public Invoice Invoice { get; set; } = null!;

    public int LineNumber { get; set; }

    public string? ItemNumber { get; set; }

    public string? ProductName { get; set; }

    /// <summary>Up to six decimals.</summary>
    public decimal InvoicedQuantity { get; set; }

    public string? SalesUnitSymbol { get; set; }

    /// <summary>Price of one unit, up to six decimals.</summary>
    public decimal SalesPrice { get; set; }

    /// <summary>Net of the discount, before charge and tax.</summary>
    public decimal LineAmount { get; set; }

    public decimal LineTotalDiscountAmount { get; set; }

    public decimal LineTotalChargeAmount { get; set; }

    public decimal LineTotalTaxAmount { get; set; }

    public required string CurrencyCode { get; set; }

    public DateTime? ContractStart { get; set; }

    public DateTime? ContractEnd { get; set; }

    public DateTime? RevenueRecognitionStart { get; set; }

    public DateTime? RevenueRecognitionEnd { get; set; }
}
