namespace AdminPortal.Application.Invoices.Import;

/// <summary>What can be wrong with a row or a whole file, as <see cref="ImportFaultRow.Code"/> and <see cref="ImportOutcome.Fault"/> name it.</summary>
public static class ImportFaultCodes
{
    public const string Required = "required";

    /// <summary>Longer than the field may be.</summary>
    public const string TooLong = "length_max";

    /// <summary>Holds characters that cannot be shown.</summary>
    public const string ControlCharacters = "control_characters";

    /// <summary>Holds bytes that are no text in the file's encoding.</summary>
    public const string BadEncoding = "bad_encoding";

    public const string NotANumber = "not_a_number";

    /// <summary>A comma where the file otherwise has points, or the other way round: a thousands separator, or another file's rows.</summary>
    public const string OtherDecimalMark = "other_decimal_mark";

    /// <summary>More decimals than the field keeps.</summary>
    public const string TooPrecise = "too_precise";

    /// <summary>Larger, smaller, earlier or later than the field can be.</summary>
    public const string OutOfRange = "out_of_range";

    public const string NotADate = "not_a_date";

    public const string NotAFlag = "not_a_flag";

    /// <summary>Not of the form of an ISO 4217 code.</summary>
    public const string NotACurrency = "not_a_currency";

    /// <summary>Not of the form of an ISO 3166-1 code.</summary>
    public const string NotACountry = "not_a_country";

    /// <summary>An object or a list where a value belongs.</summary>
    public const string Invalid = "invalid";

    public const string UnknownOrganization = "unknown_organization";

    /// <summary>An earlier row of the same invoice says otherwise.</summary>
    public const string Differs = "differs_within_invoice";

    /// <summary>The same file has the invoice earlier, and otherwise.</summary>
    public const string DuplicateInFile = "duplicate_in_file";

    public const string DuplicateLine = "duplicate_line";

    public const string TooManyLines = "too_many_lines";

    /// <summary>A line whose invoice stands in no file.</summary>
    public const string UnknownInvoice = "unknown_invoice";

    /// <summary>The row has fewer or more fields than there are columns.</summary>
    public const string FieldCount = "field_count";

    /// <summary>Something follows a closing quote.</summary>
    public const string BrokenQuote = "broken_quote";

    /// <summary>Of a whole file: there is nothing in it.</summary>
    public const string EmptyFile = "empty_file";

    /// <summary>Of a whole file: neither JSON nor a table with the columns of an invoice.</summary>
    public const string UnknownFormat = "unknown_format";

    /// <summary>Of a whole file: a table without the columns that an invoice needs.</summary>
    public const string MissingColumns = "missing_columns";

    /// <summary>Of a whole file: two columns of one field.</summary>
    public const string DuplicateColumns = "duplicate_columns";

    /// <summary>Of a whole file: it breaks the rules of JSON, or ends in its midst.</summary>
    public const string BrokenJson = "broken_json";

    /// <summary>Of a whole file: it ends within quotes.</summary>
    public const string UnclosedQuote = "unclosed_quote";

    /// <summary>Of a whole file: a row or an invoice that has no end within reason.</summary>
    public const string RowTooLong = "row_too_long";

    public static readonly IReadOnlyList<string> OfRows =
    [
        Required, TooLong, ControlCharacters, BadEncoding, NotANumber, OtherDecimalMark, TooPrecise, OutOfRange, NotADate, NotAFlag, NotACurrency,
        NotACountry, Invalid, UnknownOrganization, Differs, DuplicateInFile, DuplicateLine, TooManyLines, UnknownInvoice, FieldCount, BrokenQuote,
    ];

    public static readonly IReadOnlyList<string> OfFiles =
        [EmptyFile, UnknownFormat, MissingColumns, DuplicateColumns, BrokenJson, UnclosedQuote, RowTooLong];
}
