using AdminPortal.Application.Invoices.Pdf.Documents;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>The lines as a table: an item, what it is, and figures that stand under each other.</summary>
internal sealed class InvoiceLineTable
{
    public const double HeadingHeight = 20;

    private const double Size = 8.5;
    private const double Leading = 11.5;
    private const double NoteSize = 7.5;
    private const double NoteLeading = 10.5;
    private const double Padding = 5;
    private const double Gap = 9;
    private const double MostItem = 66;
    private const double LeastDescription = 110;
    private const double LeastScale = 0.7;
    private const int MostLines = 30;

    private readonly InvoiceSheet sheet;
    private readonly InvoiceDetail invoice;
    private readonly IReadOnlyList<Column> columns;
    private readonly double itemWidth;
    private readonly double descriptionWidth;
    private readonly double figureSize;
    private PdfTag? table;

    public InvoiceLineTable(InvoiceSheet sheet, InvoiceDetail invoice)
    {
        (this.sheet, this.invoice) = (sheet, invoice);
        List<(string Title, string[] Figures)> figures = [.. Figures()];
        itemWidth = invoice.Lines.Select(line => PlainText.Of(line.ItemNumber)).OfType<string>()
            .Select(item => Math.Min(MostItem, Math.Max(sheet.Regular.Measure(item, Size), sheet.Bold.Measure(sheet.Texts["Line.Item"], NoteSize)))).DefaultIfEmpty(-Gap).Max();
        var natural = figures.ConvertAll(column => column.Figures.Select(figure => sheet.Regular.Measure(figure, Size)).Append(sheet.Bold.Measure(column.Title, NoteSize)).Max());
        var room = InvoiceSheet.Width - itemWidth - Gap - LeastDescription - Gap * natural.Count;
        var scale = Math.Min(1, room / natural.Sum());
        figureSize = Size * Math.Max(scale, LeastScale);
        columns = [.. figures.Select((column, i) => new Column(column.Title, natural[i] * scale))];
        descriptionWidth = InvoiceSheet.Width - itemWidth - Gap - columns.Sum(column => column.Width + Gap);
        Rows = [.. invoice.Lines.SelectMany((line, i) => RowsOf(line, [.. figures.Select(column => column.Figures[i])]))];
    }

    public IReadOnlyList<Row> Rows { get; }

    private double DescriptionLeft => InvoiceSheet.Left + itemWidth + Gap;

    /// <summary>Draws the column headings; again on every page, where they are read out only once.</summary>
    public void DrawHeading(PdfPage page, double y)
    {
        var row = table is null ? (table = sheet.Root.Add("Table")).Add("TR") : null;
        var baseLine = y + 9;
        if (itemWidth > 0)
        {
            page.Text(sheet.Bold, NoteSize, InvoiceSheet.Left, baseLine, sheet.Texts["Line.Item"], InvoiceSheet.Grey, HeadOf(row));
        }

        page.Text(sheet.Bold, NoteSize, DescriptionLeft, baseLine, sheet.Texts["Line.Description"], InvoiceSheet.Grey, HeadOf(row));
        var right = DescriptionLeft + descriptionWidth;
        foreach (var column in columns)
        {
            right += Gap + column.Width;
            page.TextBefore(sheet.Bold, TextFlow.Fit(sheet.Bold, NoteSize, column.Title, column.Width), right, baseLine, column.Title, InvoiceSheet.Grey, HeadOf(row));
        }

        page.Rule(InvoiceSheet.Left, y + HeadingHeight - 4, InvoiceSheet.Width, 0.8, InvoiceSheet.Black);
    }

    public void Draw(PdfPage page, double y, Row row)
    {
        var tag = table!.Add("TR");
        var first = y + Padding + 7;
        if (itemWidth > 0)
        {
            DrawLines(page, tag.Add("TD"), InvoiceSheet.Left, first, row.Item);
        }

        var cell = tag.Add("TD");
        DrawLines(page, cell, DescriptionLeft, first, row.Description);
        var at = first + row.Description.Count * Leading - (row.Description.Count > 0 ? 0.5 : 0);
        foreach (var note in row.Notes)
        {
            page.Text(sheet.Regular, NoteSize, DescriptionLeft, at, note, InvoiceSheet.Grey, cell);
            at += NoteLeading;
        }

        var right = DescriptionLeft + descriptionWidth;
        for (var i = 0; i < row.Figures.Count; i++)
        {
            right += Gap + columns[i].Width;
            page.TextBefore(sheet.Regular, TextFlow.Fit(sheet.Regular, figureSize, row.Figures[i], columns[i].Width), right, first, row.Figures[i], InvoiceSheet.Black, tag.Add("TD"));
        }

        page.Rule(InvoiceSheet.Left, y + row.Height, InvoiceSheet.Width, 0.5, InvoiceSheet.Hairline);
    }

    private void DrawLines(PdfPage page, PdfTag tag, double x, double y, IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            page.Text(sheet.Regular, Size, x, y + i * Leading, lines[i], InvoiceSheet.Black, tag);
        }
    }

    /// <summary>Discount and charge have a column only where a line has one.</summary>
    private IEnumerable<(string Title, string[] Figures)> Figures()
    {
        var (notation, currency) = (sheet.Notation, invoice.CurrencyCode);
        yield return Of("Line.Quantity", line => notation.Quantity(line.Quantity, PlainText.Of(line.Unit)));
        yield return Of("Line.Price", line => notation.Price(line.Price, line.CurrencyCode));
        if (invoice.Lines.Any(line => line.Discount != 0))
        {
            yield return Of("Line.Discount", line => line.Discount == 0 ? "" : notation.Amount(line.Discount, line.CurrencyCode));
        }

        if (invoice.Lines.Any(line => line.Charge != 0))
        {
            yield return Of("Line.Charge", line => line.Charge == 0 ? "" : notation.Amount(line.Charge, line.CurrencyCode));
        }

        yield return Of("Line.Tax", line => notation.Amount(line.Tax, line.CurrencyCode));
        yield return Of("Line.Amount", line => line.CurrencyCode == currency ? notation.Amount(line.Amount, currency) : notation.Money(line.Amount, line.CurrencyCode));

        (string, string[]) Of(string title, Func<InvoiceLineDetail, string> figure) => (sheet.Texts[title], [.. invoice.Lines.Select(line => PlainText.Of(figure(line)) ?? "")]);
    }

    /// <summary>One row, or several where the description is longer than half a page.</summary>
    private IEnumerable<Row> RowsOf(InvoiceLineDetail line, IReadOnlyList<string> figures)
    {
        var item = PlainText.Of(line.ItemNumber) is { } number ? TextFlow.Wrap(sheet.Regular, Size, number, itemWidth, MostLines) : [];
        var description = PlainText.Of(line.ProductName) is { } product ? TextFlow.Wrap(sheet.Regular, Size, product, descriptionWidth, int.MaxValue) : [];
        var notes = NotesOf(line);
        var parts = description.Chunk(MostLines).DefaultIfEmpty([]).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            yield return new(i == 0 ? item : [], parts[i], i == parts.Count - 1 ? notes : [], i == 0 ? figures : []);
        }
    }

    /// <summary>The periods: beside each other where there is room.</summary>
    private IReadOnlyList<string> NotesOf(InvoiceLineDetail line)
    {
        List<string> periods = [.. PeriodsOf(line)];
        var together = string.Join("  ·  ", periods);
        return periods.Count > 0 && sheet.Regular.Measure(together, NoteSize) <= descriptionWidth
            ? [together]
            : [.. periods.SelectMany(period => TextFlow.Wrap(sheet.Regular, NoteSize, period, descriptionWidth, 2))];
    }

    private IEnumerable<string> PeriodsOf(InvoiceLineDetail line)
    {
        if (sheet.Notation.Period(line.Contract, sheet.Texts) is { } contract)
        {
            yield return sheet.Texts["Period", contract];
        }

        if (line.Recognition != line.Contract && sheet.Notation.Period(line.Recognition, sheet.Texts) is { } recognition)
        {
            yield return sheet.Texts["Recognition", recognition];
        }
    }

    private static PdfTag? HeadOf(PdfTag? row) => row?.Add("TH", "/A<</O/Table/Scope/Column>>");

    /// <summary>A row with its texts broken into lines.</summary>
    internal sealed record Row(IReadOnlyList<string> Item, IReadOnlyList<string> Description, IReadOnlyList<string> Notes, IReadOnlyList<string> Figures)
    {
        public double Height => 2 * Padding + Math.Max(Math.Max(Item.Count, 1) * Leading, Description.Count * Leading + Notes.Count * NoteLeading) - 2;
    }

    private sealed record Column(string Title, double Width);
}
