using System.Runtime.CompilerServices;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>
/// Reads the invoices of an import's files one after the other, whatever their form. Answers null now and then, where it has long read on
/// without having one, so that progress is told and somebody who wants it stopped is heard.
/// </summary>
internal sealed class InvoiceFileReading(IReadOnlyList<ImportSource> files, ReadMeter meter)
{
    /// <summary>Rows after which something is answered.</summary>
    private const int Breath = 50_000;

    /// <exception cref="BrokenFileException">A file is none, or ends in its midst.</exception>
    public async IAsyncEnumerable<ReadInvoice?> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var kinds = new List<TableKind?>();
        foreach (var file in files)
        {
            kinds.Add(await KindAsync(file, cancellationToken));
        }

        using var lines = kinds.Contains(TableKind.Lines) ? new RowStage() : null;
        var ofLines = new List<TableRows>();
        foreach (var (file, _) in files.Zip(kinds).Where(file => file.Second is TableKind.Lines))
        {
            await foreach (var _ in StageAsync(file, lines!, ofLines, cancellationToken))
            {
                yield return null;
            }
        }

        lines?.Sort();
        foreach (var (file, kind) in files.Zip(kinds).Where(file => file.Second is not TableKind.Lines))
        {
            var invoices = kind switch
            {
                null => new JsonInvoices(file, meter).ReadAsync(cancellationToken),
                TableKind.Both => new TableInvoices(file, meter).ReadAsync(cancellationToken),
                _ => HeadersAsync(file, lines, ofLines, cancellationToken),
            };
            await foreach (var invoice in invoices)
            {
                yield return invoice;
            }
        }

        foreach (var row in lines?.Rest() ?? [])
        {
            var rows = ofLines[row.Place];
            var number = new string(rows.NumberIn(row.Row));
            var orphan = new ReadInvoice(rows.File, row.Row.Line) { Number = number };
            orphan.Fault(row.Row.Line, InvoiceFields.InvoiceNumber.Name, number.Length == 0 ? ImportFaultCodes.Required : ImportFaultCodes.UnknownInvoice, number);
            yield return orphan;
        }
    }

    /// <summary>Null for JSON.</summary>
    private static async Task<TableKind?> KindAsync(ImportSource file, CancellationToken cancellationToken)
    {
        var unmetered = new ReadMeter();
        await using (var text = await SourceText.OpenAsync(file, unmetered, cancellationToken))
        {
            var first = new char[1024];
            int count;
            var at = -1;
            while (at < 0 && (count = await text.ReadAsync(first, cancellationToken)) > 0)
            {
                at = first.AsSpan(0, count).IndexOfAnyExcept(" \t\r\n");
            }

            if (at < 0)
            {
                throw new BrokenFileException(file.Name, ImportFaultCodes.EmptyFile, 0);
            }

            if (first[at] is '[' or '{')
            {
                return null;
            }
        }

        await using var table = await Table.OpenAsync(file, unmetered, cancellationToken);
        return table.Layout.Kind;
    }

    private async IAsyncEnumerable<bool> StageAsync(ImportSource file, RowStage stage, List<TableRows> ofLines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var table = await Table.OpenAsync(file, meter, cancellationToken);
        var rows = new TableRows(file.Name, table.Layout);
        ofLines.Add(rows);
        for (var count = 1; await table.ReadAsync(cancellationToken) is { } row; count++)
        {
            stage.Add(rows.NumberIn(row), ofLines.Count - 1, row);
            if (count % Breath == 0)
            {
                yield return true;
            }
        }
    }

    private async IAsyncEnumerable<ReadInvoice?> HeadersAsync(
        ImportSource file, RowStage? lines, List<TableRows> ofLines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var table = await Table.OpenAsync(file, meter, cancellationToken);
        var headers = new TableRows(file.Name, table.Layout);
        while (await table.ReadAsync(cancellationToken) is { } row)
        {
            var invoice = headers.Begin(row);
            var number = headers.NumberIn(row);
            invoice.TellsLines = lines is not null;
            foreach (var line in lines?.Take(RowStage.HashOf(number)) ?? [])
            {
                if (ofLines[line.Place].NumberIn(line.Row).SequenceEqual(number))
                {
                    ofLines[line.Place].AddLine(invoice, line.Row);
                }
            }

            invoice.NumberLines();
            yield return invoice;
        }
    }
}
