namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Which payments are asked for; what is null does not narrow.</summary>
public sealed record PaymentFilter
{
    public PaymentStatus? Status { get; init; }

    public MatchKind? Kind { get; init; }

    public long? FileId { get; init; }

    /// <summary>Booked on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Booked on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Exactly this amount, in the payment's own currency; its sign does not matter.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The first characters of the reference or of the number of an invoice that it pays, the payer's account, or a part of the payer's name.</summary>
    public string? Text { get; init; }
}

/// <summary>What the list of payments may be sorted by.</summary>
public static class PaymentSort
{
    public const string Date = "date";
}

/// <summary>A payment in a list. Amounts are exact, in <paramref name="CurrencyCode"/>; negative where the bank took it back.</summary>
public sealed record PaymentRow(
    long Id,
    DateOnly BookedOn,
    decimal Amount,
    string CurrencyCode,
    string? Reference,
    string? PayerName,
    PaymentStatus Status,
    MatchKind Kind)
{
    /// <summary>Numbers of the invoices that it is laid to, as far as the caller sees them.</summary>
    public IReadOnlyList<string> Invoices { get; init; } = [];
}

/// <summary>A payment with everything known of it, as one person sees it.</summary>
public sealed record PaymentDetail
{
    public required long Id { get; init; }

    public required int Version { get; init; }

    public required DateOnly BookedOn { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    public string? Reference { get; init; }

    public string? PayerName { get; init; }

    /// <summary>Null for those who do not see everything.</summary>
    public string? PayerAccount { get; init; }

    /// <summary>Our account.</summary>
    public string? CreditorAccount { get; init; }

    public required PaymentStatus Status { get; init; }

    /// <summary>What the matching found when the file was read.</summary>
    public required MatchKind Kind { get; init; }

    public required long FileId { get; init; }

    /// <summary>Null for those who do not see everything: files hold everybody's payments.</summary>
    public string? FileName { get; init; }

    /// <summary>What of it is laid to nothing yet.</summary>
    public decimal Left { get; init; }

    public IReadOnlyList<ConfirmedMatch> Matches { get; init; } = [];

    /// <summary>What it may pay, as the invoices stand now; empty unless it waits for a person.</summary>
    public IReadOnlyList<ProposedInvoice> Proposals { get; init; } = [];

    /// <summary>Whether the caller may say what it pays.</summary>
    public bool MaySettle { get; init; }
}

/// <summary>A part of a payment that is laid to an invoice.</summary>
/// <param name="ByName">Who confirmed it; null where the matching did, being exact.</param>
public sealed record ConfirmedMatch(string InvoiceNumber, string ReceiverName, decimal Amount, string? ByName, DateTime? At);

/// <summary>An invoice as somebody who looks for what a payment pays sees it.</summary>
public sealed record PayableInvoice(
    string Number,
    string ReceiverName,
    string? Reference,
    string CurrencyCode,
    decimal Total,
    decimal Paid,
    DateOnly DueOn,
    bool Settled)
{
    /// <summary>What is left to pay of the total in two decimals; negative where too much was paid.</summary>
    public decimal Remaining => SettlementChecks.Round(Total) - Paid;
}

/// <param name="Amount">What of the payment is proposed for it; 0 where nothing is.</param>
/// <param name="IsSimilar">Its reference or number is only like the payment's reference.</param>
public sealed record ProposedInvoice(PayableInvoice Invoice, decimal Amount, bool IsSimilar);

/// <summary>What the portal has seen paid on an invoice.</summary>
/// <param name="Settled">The ERP's word.</param>
/// <param name="Payments">The latest first.</param>
/// <param name="Waiting">Payments with its reference that wait for a person, as far as the caller sees them.</param>
public sealed record InvoicePayments(
    string CurrencyCode, decimal Total, decimal Paid, bool Settled, IReadOnlyList<InvoicePayment> Payments, IReadOnlyList<PaymentRow> Waiting)
{
    public decimal Remaining => SettlementChecks.Round(Total) - Paid;
}

/// <summary>A payment, or a part of one, on an invoice.</summary>
/// <param name="Amount">The part that is laid to the invoice.</param>
/// <param name="FileName">Null for those who do not see everything.</param>
public sealed record InvoicePayment(
    long PaymentId, DateOnly BookedOn, decimal Amount, string? PayerName, string? FileName, string? ByName, DateTime? At);
