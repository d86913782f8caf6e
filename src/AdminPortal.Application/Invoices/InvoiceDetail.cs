using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices;

/// <summary>An invoice with everything on it, as one person sees it. Amounts have up to four decimals; instants are UTC.</summary>
public sealed record InvoiceDetail
{
    public required string Number { get; init; }

    public required DateTime Date { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Who receives the invoice and pays it.</summary>
    public required InvoiceOrganization Receiver { get; init; }

    /// <summary>Who used the services.</summary>
    public required InvoiceOrganization User { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>To be paid; negative on a credit note.</summary>
    public required decimal Total { get; init; }

    public required decimal Tax { get; init; }

    public required decimal Charge { get; init; }

    public required decimal Discount { get; init; }

    /// <summary>The part of <see cref="Tax"/> that stands on no line.</summary>
    public required decimal HeaderTax { get; init; }

    /// <summary>The caller may know the receiver's name alone: its address and its number with us are left out.</summary>
    public bool IsReceiverUnseen { get; init; }

    public required InvoiceAddress Address { get; init; }

    public string? SalesOrderNumber { get; init; }

    public string? OrderReference { get; init; }

    /// <summary>What the payer quotes.</summary>
    public string? PaymentReference { get; init; }

    public string? CustomerAccountNumber { get; init; }

    public string? ContractReference { get; init; }

    public string? DocumentReference { get; init; }

    public required bool Settled { get; init; }

    /// <summary>When the portal first saw that it is settled.</summary>
    public DateTime? SettledSeenAt { get; init; }

    /// <summary>What confirmed payments come to.</summary>
    public decimal Paid { get; init; }

    public required IReadOnlyList<InvoiceLineDetail> Lines { get; init; }

    /// <summary>Number of the same receiver's invoice before this one, by date, or null.</summary>
    public string? Previous { get; init; }

    /// <summary>Number of the same receiver's invoice after this one, by date, or null.</summary>
    public string? Next { get; init; }

    /// <summary>Its credit notes, or what it corrects; null where there are none.</summary>
    public InvoiceCorrections? Corrections { get; init; }

    /// <summary>One result for each check, in their order.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>Days past the due date while not settled; 0 where it is not overdue.</summary>
    public int DaysOverdue { get; init; }

    /// <summary>What is still to be paid by the payments seen; negative where too much was paid, or on a credit note.</summary>
    public decimal Left => Total - Paid;

    /// <summary>The header's part of the discount.</summary>
    public decimal HeaderDiscount => Discount - Lines.Sum(line => line.Discount);

    /// <summary>The header's part of the charge.</summary>
    public decimal HeaderCharge => Charge - Lines.Sum(line => line.Charge);

    internal InvoiceFacts Facts() => new(
        CurrencyCode, Total, Discount, Charge, Tax, HeaderTax, PaymentReference, Settled, Paid, DueOn, [.. Lines.Select(line => line.Facts())]);
}

/// <summary>Where the invoice was sent, as invoiced.</summary>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
/// <param name="CountryCode3">ISO 3166-1 alpha-3.</param>
public sealed record InvoiceAddress(
    string? Street, string? StreetNumber, string? PostalCode, string? City, string? State, string? CountryCode, string? CountryCode3)
{
    public static readonly InvoiceAddress None = new(null, null, null, null, null, null, null);
}

/// <summary>A line of an invoice. Amounts are in <see cref="CurrencyCode"/>.</summary>
public sealed record InvoiceLineDetail
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public string? ItemNumber { get; init; }

    public string? ProductName { get; init; }

    /// <summary>Up to six decimals.</summary>
    public required decimal Quantity { get; init; }

    public string? Unit { get; init; }

    /// <summary>Of one unit, up to six decimals.</summary>
    public required decimal Price { get; init; }

    /// <summary>Net of the discount, before charge and tax.</summary>
    public required decimal Amount { get; init; }

    public required decimal Discount { get; init; }

    public required decimal Charge { get; init; }

    public required decimal Tax { get; init; }

    public required string CurrencyCode { get; init; }

    public DateTime? ContractStart { get; init; }

    public DateTime? ContractEnd { get; init; }

    public DateTime? RecognitionStart { get; init; }

    public DateTime? RecognitionEnd { get; init; }

    /// <summary>Quantity × price, to two decimals, halves away from zero.</summary>
    public decimal Gross => SettlementChecks.Round(Quantity * Price);

    /// <summary>Amount with charge and tax.</summary>
    public decimal Total => Amount + Charge + Tax;

    /// <summary>The contract's period, in days in Norway.</summary>
    public InvoicePeriod Contract => new(OsloTime.DateOf(ContractStart), OsloTime.DateOf(ContractEnd));

    /// <summary>The period over which the revenue is recognised, in days in Norway.</summary>
    public InvoicePeriod Recognition => new(OsloTime.DateOf(RecognitionStart), OsloTime.DateOf(RecognitionEnd));

    internal InvoiceLineFacts Facts() => new(Number, CurrencyCode, Amount, Discount, Charge, Tax, Contract, Recognition);
}
