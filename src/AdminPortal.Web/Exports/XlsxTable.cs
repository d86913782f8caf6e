using System.IO.Compression;

namespace AdminPortal.Web.Exports;

/// <summary>
/// A workbook of Excel (ECMA-376), written part by part into a zip that is sent while it grows; rows past what a sheet holds
/// go on in the next one, under the same titles. One that is not ended stays without the zip's end: no program takes it for a whole.
/// </summary>
internal sealed class XlsxTable : ITableWriter
{
    /// <summary>Rows of a sheet in Excel, the titles among them.</summary>
    public const int MostRows = 1_048_576;

    private const int SendAt = 32 * 1024;

    private readonly Stream stream;
    private readonly string sheetName;
    private readonly IReadOnlyList<int> widths;
    private readonly List<XlsxSheet> sheets = [];
    private readonly Unsent unsent = new();
    private readonly ZipArchive zip;
    private IReadOnlyList<string> titles = [];

    public XlsxTable(Stream stream, string sheetName, IReadOnlyList<int> widths)
    {
        this.stream = stream;
        this.sheetName = sheetName;
        this.widths = widths;
        zip = new(unsent, ZipArchiveMode.Create, leaveOpen: true);
    }

    internal int RowsOfSheet { get; init; } = MostRows;

    public async Task BeginAsync(IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        this.titles = titles;
        WritePart("[Content_Types].xml", XlsxParts.ContentTypes);
        WritePart("_rels/.rels", XlsxParts.Relations);
        WritePart("xl/styles.xml", XlsxParts.Styles);
        OpenSheet();
        await SendAsync(cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public Task WriteAsync(IReadOnlyList<Cell> row, CancellationToken cancellationToken)
    {
        if (sheets[^1].Rows == RowsOfSheet)
        {
            sheets[^1].Close();
            OpenSheet();
        }

        sheets[^1].Write(row);
        return unsent.Length < SendAt ? Task.CompletedTask : SendAsync(cancellationToken);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        sheets[^1].Close();
        WritePart("xl/workbook.xml", XlsxParts.Workbook(sheetName, sheets));
        WritePart("xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations(sheets.Count));
        zip.Dispose();
        await SendAsync(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        sheets.ForEach(sheet => sheet.Dispose());
        zip.Dispose();
        return unsent.DisposeAsync();
    }

    private void OpenSheet() =>
        sheets.Add(new(zip.CreateEntry($"xl/worksheets/sheet{sheets.Count + 1}.xml", CompressionLevel.Fastest).Open(), titles, widths));

    private void WritePart(string name, byte[] content)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(content);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(unsent.GetBuffer().AsMemory(0, (int)unsent.Length), cancellationToken);
        unsent.SetLength(0);
    }

    /// <summary>Takes what the zip writes synchronously, until it is sent.</summary>
    private sealed class Unsent : MemoryStream
    {
        /// <summary>What is sent cannot be written anew.</summary>
        public override bool CanSeek => false;
    }
}
