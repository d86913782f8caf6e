namespace AdminPortal.Application.Invoices.Import.Reading;

internal enum TableKind
{
    Headers,
    Lines,

    /// <summary>A row for each line, with the header on each of them or on the first.</summary>
    Both,
}

/// <summary>Which column of a table is which field; columns that are none of the contract are passed over.</summary>
internal sealed class TableLayout
{
    private TableLayout(TableKind kind, FieldRule<ReadInvoice>?[] headers, FieldRule<InvoiceLine>?[] lines)
    {
        Kind = kind;
        Columns = headers.Length;
        Number = Array.IndexOf(headers, InvoiceFields.InvoiceNumber);
        Headers = kind is TableKind.Lines ? [] : [.. headers.Index().Where(column => column.Item is not null && column.Index != Number).Select(column => (column.Index, column.Item!))];
        Lines = [.. lines.Index().Where(column => column.Item is not null).Select(column => (column.Index, column.Item!))];
        Told = Headers.Aggregate(1UL << InvoiceFields.InvoiceNumber.Place, (told, column) => told | (1UL << column.Field.Place));
    }

    public TableKind Kind { get; }

    public int Columns { get; }

    /// <summary>The column with the invoice's number.</summary>
    public int Number { get; }

    /// <summary>The other columns of the header.</summary>
    public IReadOnlyList<(int Column, FieldRule<ReadInvoice> Field)> Headers { get; }

    public IReadOnlyList<(int Column, FieldRule<InvoiceLine> Field)> Lines { get; }

    /// <summary>The header's fields as <see cref="ReadInvoice.Told"/> has them.</summary>
    public ulong Told { get; }

    /// <exception cref="BrokenFileException">A column is missing, or there twice.</exception>
    public static TableLayout Of(string file, Row names)
    {
        var headers = new FieldRule<ReadInvoice>?[names.Count];
        var lines = new FieldRule<InvoiceLine>?[names.Count];
        for (var column = 0; column < names.Count; column++)
        {
            headers[column] = ColumnNames.Header(names[column]);
            lines[column] = ColumnNames.LineBesideHeader(names[column]);
        }

        var isHeader = headers.Contains(InvoiceFields.TotalInvoiceAmount);
        var isLines = lines.Contains(InvoiceFields.LineAmount);
        TakeLineCurrency(headers, lines, isHeader, isLines);
        KeepOne(file, names, headers);
        KeepOne(file, names, lines);
        string[] missing =
        [
            .. InvoiceFields.Header.Where(field => field.IsRequired && (!isLines || isHeader || field == InvoiceFields.InvoiceNumber) && !headers.Contains(field)).Select(field => field.Name),
        ];
        return missing.Length == 0 ? new(isHeader ? isLines ? TableKind.Both : TableKind.Headers : TableKind.Lines, headers, lines)
            : headers.All(field => field is null) && lines.All(field => field is null) ? throw new BrokenFileException(file, ImportFaultCodes.UnknownFormat, names.Line)
            : throw new BrokenFileException(file, ImportFaultCodes.MissingColumns, names.Line, string.Join(", ", missing));
    }

    /// <summary>The contract calls the currency of header and line alike: the second column of that name is the line's, and in a table of lines the only one.</summary>
    private static void TakeLineCurrency(FieldRule<ReadInvoice>?[] headers, FieldRule<InvoiceLine>?[] lines, bool isHeader, bool isLines)
    {
        var first = Array.IndexOf(headers, InvoiceFields.CurrencyCode);
        var ofLine = isHeader && first >= 0 ? Array.IndexOf(headers, InvoiceFields.CurrencyCode, first + 1) : first;
        if (isLines && ofLine >= 0 && !lines.Contains(InvoiceFields.LineCurrency))
        {
            headers[ofLine] = null;
            lines[ofLine] = InvoiceFields.LineCurrency;
        }
    }

    /// <summary>Of several columns for one field the one with the contract's own name.</summary>
    private static void KeepOne<T>(string file, Row names, FieldRule<T>?[] fields)
    {
        foreach (var same in fields.Index().Where(column => column.Item is not null).GroupBy(column => column.Item!).Where(same => same.Count() > 1).ToList())
        {
            int[] own = [.. same.Select(column => column.Index).Where(column => ColumnNames.IsOwn(names[column], same.Key.Name))];
            if (own.Length != 1)
            {
                throw new BrokenFileException(file, ImportFaultCodes.DuplicateColumns, names.Line, same.Key.Name);
            }

            foreach (var (column, _) in same.Where(column => column.Index != own[0]))
            {
                fields[column] = null;
            }
        }
    }
}
