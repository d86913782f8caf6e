using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdminPortal.Web.Exports;

/// <summary>
/// CSV with a byte order mark; for Norwegian readers with semicolons and decimal commas, as their spreadsheets expect. Days and
/// times are those of ISO 8601, which every spreadsheet reads. No cell becomes a formula.
/// </summary>
internal sealed class CsvTable : ITableWriter
{
    private readonly CsvWriter csv;
    private readonly StreamWriter writer;
    private readonly NumberFormatInfo numbers;

    public CsvTable(Stream stream, CultureInfo reader)
    {
        var isNorwegian = reader.TwoLetterISOLanguageName is "nb" or "no";
        // Not the reader's own format: in Norwegian its minus is a character that spreadsheets do not read.
        numbers = new NumberFormatInfo { NumberDecimalSeparator = isNorwegian ? "," : "." };
        writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 32 * 1024, leaveOpen: true);
        csv = new(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = isNorwegian ? ";" : "," }, leaveOpen: true);
    }

    public async Task BeginAsync(IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        await WriteAsync([.. titles.Select(title => (Cell)title)], cancellationToken);
        await EndAsync(cancellationToken);
    }

    public Task WriteAsync(IReadOnlyList<Cell> row, CancellationToken cancellationToken)
    {
        foreach (var cell in row)
        {
            csv.WriteField(TextOf(cell));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return csv.NextRecordAsync();
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await csv.FlushAsync();
        await writer.FlushAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await csv.DisposeAsync();
        await writer.DisposeAsync();
    }

    private string? TextOf(Cell cell) => cell.Kind switch
    {
        CellKind.Empty => null,
        CellKind.Text => CellText.WithoutFormula(cell.Text!),
        CellKind.Whole => cell.Value.ToString("0", numbers),
        CellKind.Amount => cell.Value.ToString("0.00##", numbers),
        CellKind.Quantity => cell.Value.ToString("0.######", numbers),
        CellKind.Day => cell.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Moment => cell.Local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    };
}
