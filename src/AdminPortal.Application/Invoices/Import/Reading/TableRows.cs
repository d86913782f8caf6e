using System.Globalization;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>Makes invoices and lines of a table's rows.</summary>
internal sealed class TableRows(string file, TableLayout layout)
{
    private readonly FieldTexts texts = new();
    private readonly string[] first = new string[layout.Headers.Count];

    public string File => file;

    public TableLayout Layout => layout;

    /// <summary>The invoice that the row belongs to.</summary>
    public ReadOnlySpan<char> NumberIn(Row row) => row[layout.Number].Trim();

    /// <summary>An invoice with the header of this row, and its line where it has one.</summary>
    public ReadInvoice Begin(Row row)
    {
        var invoice = new ReadInvoice(file, row.Line) { Number = new(NumberIn(row)), Told = layout.Told, TellsLines = layout.Kind is TableKind.Both };
        Read(invoice, row.Line, InvoiceFields.InvoiceNumber, invoice, row[layout.Number]);
        var isWhole = IsWhole(invoice, row);
        for (var place = 0; place < first.Length; place++)
        {
            var (column, field) = layout.Headers[place];
            first[place] = new(row[column].Trim());
            if (isWhole)
            {
                Read(invoice, row.Line, field, invoice, first[place]);
            }
        }

        if (isWhole)
        {
            ReadLine(invoice, row);
        }

        return invoice;
    }

    /// <summary>Another row of the invoice that was begun last: its header is empty, or the same.</summary>
    public void Continue(ReadInvoice invoice, Row row)
    {
        if (!IsWhole(invoice, row))
        {
            return;
        }

        for (var place = 0; place < first.Length; place++)
        {
            var (column, field) = layout.Headers[place];
            var text = row[column].Trim();
            if (!text.IsEmpty && !text.SequenceEqual(first[place]))
            {
                invoice.Fault(row.Line, field.Name, ImportFaultCodes.Differs, text);
            }
        }

        ReadLine(invoice, row);
    }

    /// <summary>Adds a line to an invoice whose header stands in another file.</summary>
    public void AddLine(ReadInvoice invoice, Row row)
    {
        if (IsWhole(invoice, row))
        {
            ReadLine(invoice, row);
        }
    }

    /// <summary>Whether the row says nothing of a header.</summary>
    public bool IsLineAlone(Row row)
    {
        foreach (var (column, _) in layout.Headers)
        {
            if (!row[column].IsWhiteSpace())
            {
                return false;
            }
        }

        return row[layout.Number].IsWhiteSpace();
    }

    private void ReadLine(ReadInvoice invoice, Row row)
    {
        if (!HasLine(row))
        {
            return;
        }

        if (invoice.Invoice.Lines.Count == ReadInvoice.MostLines)
        {
            invoice.Fault(file, row.Line, null, ImportFaultCodes.TooManyLines, ReadInvoice.MostLines.ToString(CultureInfo.InvariantCulture));
            return;
        }

        var line = new InvoiceLine { CurrencyCode = "" };
        foreach (var (column, field) in layout.Lines)
        {
            Read(invoice, row.Line, field, line, row[column]);
        }

        invoice.Invoice.Lines.Add(line);
    }

    private void Read<T>(ReadInvoice invoice, int at, FieldRule<T> field, T target, ReadOnlySpan<char> text)
    {
        var tidy = text.Trim();
        var fault = !tidy.IsEmpty ? field.Read(target, tidy, texts) : field.IsRequired ? ImportFaultCodes.Required : null;
        if (fault is not null)
        {
            invoice.Fault(file, at, field.Name, fault, tidy);
        }
    }

    private bool HasLine(Row row)
    {
        foreach (var (column, _) in layout.Lines)
        {
            if (!row[column].IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWhole(ReadInvoice invoice, Row row)
    {
        if (row.HasBrokenQuote)
        {
            invoice.Fault(file, row.Line, null, ImportFaultCodes.BrokenQuote, default);
            return false;
        }

        if (row.Count < layout.Columns || row.HasMoreThan(layout.Columns))
        {
            invoice.Fault(file, row.Line, null, ImportFaultCodes.FieldCount, row.Count.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        return true;
    }
}
