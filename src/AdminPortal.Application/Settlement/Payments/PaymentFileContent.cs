namespace AdminPortal.Application.Settlement.Payments;

/// <summary>A movement that a bank file tells of. Amounts are exact; negative where the bank took money back.</summary>
/// <param name="Fingerprint">A digest of everything that the bank says of it: the same movement has the same one in every file.</param>
/// <param name="Reference">What the payer quoted, without blanks around it; several are parted by commas.</param>
public sealed record PaymentEntry(
    string Fingerprint,
    DateOnly BookedOn,
    decimal Amount,
    string CurrencyCode,
    string? Reference,
    string? PayerName,
    string? PayerAccount,
    string? CreditorAccount);

/// <summary>What is wrong with a bank file. A file with a fault is not read in at all: its sums hold for all of it or for nothing.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Field">The element of camt.054, or the field of the OCR giro record, as this class and its parsers name it; null where the line itself is at fault.</param>
/// <param name="Code">One of <see cref="PaymentFileFaults"/>.</param>
/// <param name="Value">What stands there, cut.</param>
public sealed record PaymentFileFault(int Line, string? Field, string Code, string? Value = null);

/// <summary>The codes of faults.</summary>
public static class PaymentFileFaults
{
    /// <summary>Neither camt.054 nor OCR giro.</summary>
    public const string UnknownFormat = "unknown_format";

    /// <summary>Larger than the portal takes.</summary>
    public const string TooLarge = "too_large";

    /// <summary>More payments than the portal takes in one file.</summary>
    public const string TooMany = "too_many";

    /// <summary>Not well-formed, or with a document type definition, which is refused.</summary>
    public const string NotXml = "not_xml";

    /// <summary>XML of another kind.</summary>
    public const string NotCamt054 = "not_camt054";

    /// <summary>Elements lie deeper in one another than in any bank's file.</summary>
    public const string TooDeep = "too_deep";

    /// <summary>Something that must be there is not.</summary>
    public const string Missing = "missing";

    public const string NotAnAmount = "not_an_amount";
    public const string NotADate = "not_a_date";
    public const string NotACurrency = "not_a_currency";

    /// <summary>Digits are expected.</summary>
    public const string NotANumber = "not_a_number";

    /// <summary>A code that the format does not know.</summary>
    public const string UnknownCode = "unknown_code";

    /// <summary>A line of another length than the format's 80 characters.</summary>
    public const string Length = "length";

    /// <summary>A record where the format has another one.</summary>
    public const string Sequence = "sequence";

    /// <summary>The file says another number of them than there are.</summary>
    public const string CountDiffers = "count_differs";

    /// <summary>The file says another sum than there is.</summary>
    public const string SumDiffers = "sum_differs";

    /// <summary>It ends before its end record.</summary>
    public const string Truncated = "truncated";
}

/// <summary>What a bank file says.</summary>
/// <param name="MessageId">The bank's own id of the message or transmission.</param>
/// <param name="LeftOut">Entries that are no payments to us: outgoing money, and what is not booked yet.</param>
/// <param name="Faults">Where there are any, the entries mean nothing; at most <see cref="MostFaults"/>.</param>
public sealed record PaymentFileContent(
    PaymentFormat? Format, string? MessageId, IReadOnlyList<PaymentEntry> Entries, int LeftOut, IReadOnlyList<PaymentFileFault> Faults)
{
    /// <summary>Faults that are told of one file; reading ends with the last of them.</summary>
    public const int MostFaults = 50;

    /// <summary>Payments of one file.</summary>
    public const int MostEntries = 200_000;

    public static PaymentFileContent Refused(PaymentFormat? format, PaymentFileFault fault) => new(format, null, [], 0, [fault]);
}
