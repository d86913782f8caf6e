using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Settlement.Payments;

public enum PaymentFormat
{
    /// <summary>ISO 20022 bank to customer debit/credit notification.</summary>
    Camt054 = 1,

    /// <summary>OCR giro of Mastercard Payment Services (formerly Nets/BBS), fixed width.</summary>
    OcrGiro = 2,
}

/// <summary>A bank file that was read in; the same one twice is refused by its digest.</summary>
public sealed class PaymentFile
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public PaymentFormat Format { get; set; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public required string Digest { get; set; }

    /// <summary>The bank's own id of the message or transmission.</summary>
    public string? MessageId { get; set; }

    public DateTime ReadAt { get; set; }

    public required string ReadById { get; set; }

    public required string ReadByName { get; set; }

    public List<Payment> Payments { get; } = [];
}

public enum PaymentStatus
{
    /// <summary>A person has to say what it pays.</summary>
    Open = 1,

    /// <summary>All of it is laid to invoices.</summary>
    Matched = 2,

    /// <summary>A person has said that it, or the rest of it, pays no invoice of ours.</summary>
    SetAside = 3,
}

/// <summary>What a payment is to the invoices that have its reference.</summary>
public enum MatchKind
{
    /// <summary>One invoice has the reference, and the amount is what is left of it: matched without asking.</summary>
    Full = 1,

    /// <summary>Less than what is left of the invoice.</summary>
    Part = 2,

    /// <summary>More than what is left of the invoice.</summary>
    Over = 3,

    /// <summary>Several invoices have the reference.</summary>
    Several = 4,

    /// <summary>No invoice has the reference.</summary>
    Unknown = 5,

    /// <summary>The invoice is in another currency.</summary>
    OtherCurrency = 6,

    /// <summary>The bank took money back.</summary>
    Reversal = 7,
}

/// <summary>Money that came in. Amounts are exact, in <see cref="CurrencyCode"/>; negative where the bank took it back.</summary>
public sealed class Payment
{
    public long Id { get; set; }

    /// <summary>Raised whenever its matches change.</summary>
    public int Version { get; set; }

    public long FileId { get; set; }

    public PaymentFile File { get; set; } = null!;

    /// <summary>What tells the entry from all others, in every file: the bank's id of it, or a digest of its content.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The day on which the bank booked it.</summary>
    public DateOnly BookedOn { get; set; }

    public decimal Amount { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; set; }

    /// <summary>What the payer quoted, without blanks around it.</summary>
    public string? Reference { get; set; }

    public string? PayerName { get; set; }

    public string? PayerAccount { get; set; }

    public string? CreditorAccount { get; set; }

    public PaymentStatus Status { get; set; }

    /// <summary>What the matching found when the file was read.</summary>
    public MatchKind Kind { get; set; }

    public List<PaymentMatch> Matches { get; } = [];
}

/// <summary>A part of a payment, laid to an invoice. Only confirmed ones are evidence.</summary>
public sealed class PaymentMatch
{
    public long PaymentId { get; set; }

    public Payment Payment { get; set; } = null!;

    public long InvoiceId { get; set; }

    public Invoice Invoice { get; set; } = null!;

    public decimal Amount { get; set; }

    public bool Confirmed { get; set; }

    /// <summary>Who confirmed it; null where the matching did, being exact.</summary>
    public string? ConfirmedById { get; set; }

    public string? ConfirmedByName { get; set; }

    public DateTime? ConfirmedAt { get; set; }
}
