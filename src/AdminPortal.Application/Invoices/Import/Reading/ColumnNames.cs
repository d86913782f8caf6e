namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>
/// The fields by every name that files have for them: those of the contract, and those of Dynamics 365's entities SalesInvoiceHeaderV2,
/// SalesInvoiceLineV2 and SalesInvoiceLineV3 where they differ by more than capitals. Capitals, blanks and marks do not count.
/// </summary>
internal static class ColumnNames
{
    private const int LongestName = 64;

    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["linecreationsequencenumber"] = "lineNumber",
        ["linenum"] = "lineNumber",
        ["linecurrency"] = "lineCurrencyCode",
        ["productnumber"] = "itemNumber",
        ["itemid"] = "itemNumber",
        ["productdescription"] = "productName",
        ["salesid"] = "salesOrderNumber",
        ["paymentreference"] = "paymentId",
        ["contractstart"] = "sigContractStart",
        ["contractend"] = "sigContractEnd",
    };

    private static readonly Dictionary<string, FieldRule<ReadInvoice>> Headers = Named(InvoiceFields.Header);
    private static readonly Dictionary<string, FieldRule<InvoiceLine>> Lines = Named(InvoiceFields.Line);

    public static FieldRule<ReadInvoice>? Header(ReadOnlySpan<char> name) => Find(Headers, name);

    /// <summary>Within a line, where the contract's <c>currencyCode</c> is the line's.</summary>
    public static FieldRule<InvoiceLine>? Line(ReadOnlySpan<char> name) =>
        Find(Lines, name) ?? (Header(name) == InvoiceFields.CurrencyCode ? InvoiceFields.LineCurrency : null);

    /// <summary>Where the header has columns too.</summary>
    public static FieldRule<InvoiceLine>? LineBesideHeader(ReadOnlySpan<char> name) => Find(Lines, name);

    /// <summary>Whether it is the field's own name in the contract, which goes before another name for it.</summary>
    public static bool IsOwn(ReadOnlySpan<char> name, string field)
    {
        Span<char> reduced = stackalloc char[LongestName];
        return field.AsSpan().Equals(reduced[..Reduce(name, reduced)], StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, FieldRule<T>> Named<T>(IReadOnlyList<FieldRule<T>> rules)
    {
        var named = rules.ToDictionary(rule => rule.Name.ToLowerInvariant(), StringComparer.Ordinal);
        foreach (var (other, name) in OtherNames)
        {
            if (named.TryGetValue(name.ToLowerInvariant(), out var rule))
            {
                named[other] = rule;
            }
        }

        return named;
    }

    private static FieldRule<T>? Find<T>(Dictionary<string, FieldRule<T>> named, ReadOnlySpan<char> name)
    {
        Span<char> reduced = stackalloc char[LongestName];
        var length = Reduce(name, reduced);
        return named.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(reduced[..length], out var rule) ? rule : null;
    }

    /// <summary>Only its letters and digits, in small letters; none where it is longer than any that is known.</summary>
    private static int Reduce(ReadOnlySpan<char> name, Span<char> reduced)
    {
        var length = 0;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                if (length == reduced.Length)
                {
                    return 0;
                }

                reduced[length++] = char.ToLowerInvariant(c);
            }
        }

        return length;
    }
}
