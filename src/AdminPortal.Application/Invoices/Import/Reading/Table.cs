namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>A table of invoices, of lines or of both, opened after the row with its columns' names.</summary>
internal sealed class Table : IAsyncDisposable
{
    private const string DelimiterMark = "sep=";
    private const string Delimiters = ";,\t|";

    private readonly SourceText text;
    private readonly CsvReader reader;

    private Table(SourceText text, CsvReader reader, TableLayout layout)
    {
        (this.text, this.reader) = (text, reader);
        Layout = layout;
    }

    public TableLayout Layout { get; }

    /// <exception cref="BrokenFileException">It is no such table.</exception>
    public static async Task<Table> OpenAsync(ImportSource source, ReadMeter meter, CancellationToken cancellationToken)
    {
        var text = await SourceText.OpenAsync(source, meter, cancellationToken);
        try
        {
            var reader = new CsvReader(text);
            var line = await reader.PeekLineAsync(cancellationToken);
            if (line.StartsWith(DelimiterMark, StringComparison.OrdinalIgnoreCase) && line.Length > DelimiterMark.Length)
            {
                // What Excel writes and reads as the first line.
                await reader.ReadAsync(cancellationToken);
                reader.Delimiter = line[DelimiterMark.Length];
            }
            else
            {
                reader.Delimiter = Delimiters.MaxBy(delimiter => line.Count(c => c == delimiter));
            }

            return await reader.ReadAsync(cancellationToken) is { } names
                ? new(text, reader, TableLayout.Of(source.Name, names))
                : throw new BrokenFileException(source.Name, ImportFaultCodes.EmptyFile, 0);
        }
        catch
        {
            await text.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next row, which holds until the one after it is asked for; null at the end.</summary>
    public ValueTask<Row?> ReadAsync(CancellationToken cancellationToken) => reader.ReadAsync(cancellationToken);

    public ValueTask DisposeAsync() => text.DisposeAsync();
}
