namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>
/// What an EHF document says, worked out to the last figure: <see cref="EhfReadiness"/> makes it of an invoice without faults,
/// <see cref="EhfWriter"/> writes it down. Amounts have two decimals; on a credit note all signs are turned. Texts are never empty.
/// </summary>
internal sealed record EhfDocument
{
    public required bool IsCreditNote { get; init; }

    public required string Number { get; init; }

    public required DateOnly IssueDate { get; init; }

    public required DateOnly DueDate { get; init; }

    /// <summary>ISO 4217; of every amount.</summary>
    public required string Currency { get; init; }

    public required string BuyerReference { get; init; }

    /// <summary>The customer's.</summary>
    public string? OrderReference { get; init; }

    public string? SalesOrder { get; init; }

    public string? Contract { get; init; }

    public string? SupportingDocument { get; init; }

    /// <summary>From the first to the last day of the lines' periods; empty where they have none.</summary>
    public required EhfPeriod Period { get; init; }

    public required EhfParty Seller { get; init; }

    public required EhfParty Buyer { get; init; }

    /// <summary>Account number or IBAN that is paid to.</summary>
    public required string BankAccount { get; init; }

    public string? Bic { get; init; }

    /// <summary>KID or free reference.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>On the document itself.</summary>
    public required IReadOnlyList<EhfAdjustment> Adjustments { get; init; }

    public required IReadOnlyList<EhfLine> Lines { get; init; }

    public required EhfTotals Totals { get; init; }
}

/// <summary>Whole days, both included; either end may be unknown.</summary>
internal readonly record struct EhfPeriod(DateOnly? Start, DateOnly? End)
{
    public bool IsEmpty => Start is null && End is null;
}

/// <summary>Seller or buyer.</summary>
/// <param name="Endpoint">Address in Peppol under the scheme 0192.</param>
/// <param name="Number">Norwegian organisation number, nine digits.</param>
/// <param name="VatNumber"><c>NO999888100MVA</c>.</param>
/// <param name="IsInBusinessRegister">Whether the document says "Foretaksregisteret" of it.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
internal sealed record EhfParty(
    string Endpoint,
    string Number,
    string Name,
    string LegalName,
    string? VatNumber,
    bool IsInBusinessRegister,
    string? Street,
    string? City,
    string? PostalCode,
    string? Region,
    string Country,
    string? Phone,
    string? Email);

/// <summary>An allowance (discount) or a charge.</summary>
/// <param name="Amount">Above zero.</param>
/// <param name="Vat">On the document; that of a line is the line's.</param>
/// <param name="IsRounding">Of a line in a currency of whole units.</param>
internal sealed record EhfAdjustment(bool IsCharge, decimal Amount, EhfVat? Vat = null, bool IsRounding = false);

/// <summary>A line.</summary>
/// <param name="Unit">UN/ECE recommendation 20.</param>
/// <param name="UnitAsWritten">The ERP's symbol where no code means the same.</param>
/// <param name="Price">Of one unit, not below zero, up to six decimals.</param>
/// <param name="Amount">Quantity × price − allowances + charges, without tax.</param>
internal sealed record EhfLine(
    int Number,
    decimal Quantity,
    string Unit,
    string? UnitAsWritten,
    decimal Price,
    decimal Amount,
    IReadOnlyList<EhfAdjustment> Adjustments,
    EhfPeriod Period,
    string Name,
    string? ItemNumber,
    EhfVat Vat);

/// <summary>The sums at the foot, each of which follows from the others by BR-CO-10 to BR-CO-17.</summary>
internal sealed record EhfTotals(
    decimal Lines,
    decimal Allowances,
    decimal Charges,
    decimal WithoutTax,
    IReadOnlyList<EhfTaxPart> TaxParts,
    decimal Tax,
    decimal WithTax,
    decimal Rounding,
    decimal Payable);

/// <summary>What is taxed in one category at one rate, and the tax on it.</summary>
internal sealed record EhfTaxPart(EhfVat Vat, decimal Taxable, decimal Tax);
