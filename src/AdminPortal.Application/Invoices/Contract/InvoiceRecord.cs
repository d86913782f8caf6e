using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AdminPortal.Application.Invoices.Contract;

/// <summary>An invoice with its lines, as the first API document has it.</summary>
public sealed record InvoiceRecord : InvoiceListItem
{
    [SetsRequiredMembers]
    internal InvoiceRecord(InvoiceListItem header, IReadOnlyList<InvoiceLineRecord> lines)
        : base(header) => Lines = lines;

    /// <summary>In the order of their numbers.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<InvoiceLineRecord> Lines { get; init; }
}

/// <summary>A line of an invoice. Amounts are in <see cref="CurrencyCode"/>; instants are UTC.</summary>
public sealed record InvoiceLineRecord
{
    public required decimal LineTotalDiscountAmount { get; init => field = Plain.Of(value); }

    public required decimal LineTotalTaxAmount { get; init => field = Plain.Of(value); }

    public required string CurrencyCode { get; init; }

    /// <summary>Of one unit, up to six decimals.</summary>
    public required decimal SalesPrice { get; init => field = Plain.Of(value); }

    public string? SalesUnitSymbol { get; init; }

    public required decimal LineTotalChargeAmount { get; init => field = Plain.Of(value); }

    /// <summary>Up to six decimals.</summary>
    public required decimal InvoicedQuantity { get; init => field = Plain.Of(value); }

    /// <summary>Net of the discount, before charge and tax.</summary>
    public required decimal LineAmount { get; init => field = Plain.Of(value); }

    public string? ProductName { get; init; }

    public DateTime? RevRecContractStartDate { get; init; }

    public DateTime? RevRecContractEndDate { get; init; }

    public DateTime? SigContractStart { get; init; }

    public DateTime? SigContractEnd { get; init; }

    public string? ItemNumber { get; init; }
}
