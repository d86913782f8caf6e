using System.Runtime.CompilerServices;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>
/// Reads a table with a row for each line. A first look finds the invoices whose rows do not stand together; theirs are put aside, and come last.
/// It costs eight bytes for an invoice, and the reading of the rows.
/// </summary>
internal sealed class TableInvoices(ImportSource file, ReadMeter meter)
{
    private const int Breath = 50_000;

    public async IAsyncEnumerable<ReadInvoice?> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var numbers = new List<long>();
        await foreach (var _ in LookAsync(numbers, cancellationToken))
        {
            yield return null;
        }

        var apart = ApartIn(numbers);
        using var stage = apart.Count > 0 ? new RowStage() : null;
        await using var table = await Table.OpenAsync(file, meter, cancellationToken);
        var rows = new TableRows(file.Name, table.Layout);
        await foreach (var invoice in TogetherAsync(table, rows, apart, stage, cancellationToken))
        {
            yield return invoice;
        }

        foreach (var invoice in stage is null ? [] : Apart(rows, stage))
        {
            yield return invoice;
        }
    }

    private static HashSet<long> ApartIn(List<long> numbers)
    {
        numbers.Sort();
        var apart = new HashSet<long>();
        for (var place = 1; place < numbers.Count; place++)
        {
            if (numbers[place] == numbers[place - 1])
            {
                apart.Add(numbers[place]);
            }
        }

        numbers.Clear();
        numbers.TrimExcess();
        return apart;
    }

    /// <summary>Notes one number for each group of rows.</summary>
    private async IAsyncEnumerable<bool> LookAsync(List<long> numbers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var table = await Table.OpenAsync(file, new(), cancellationToken);
        var rows = new TableRows(file.Name, table.Layout);
        for (var count = 1; await NextAsync(table, cancellationToken) is { } row; count++)
        {
            var number = rows.NumberIn(row);
            var hash = RowStage.HashOf(number);
            if (!number.IsEmpty && (numbers.Count == 0 || numbers[^1] != hash))
            {
                numbers.Add(hash);
            }

            if (count % Breath == 0)
            {
                yield return true;
            }
        }
    }

    /// <summary>Where the file breaks, the look ends: what stands before that place is still to land.</summary>
    private static async ValueTask<Row?> NextAsync(Table table, CancellationToken cancellationToken)
    {
        try
        {
            return await table.ReadAsync(cancellationToken);
        }
        catch (BrokenFileException)
        {
            return null;
        }
    }

    private static async IAsyncEnumerable<ReadInvoice> TogetherAsync(
        Table table, TableRows rows, HashSet<long> apart, RowStage? stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ReadInvoice? open = null;
        var (run, last) = (0, 0L);
        while (await table.ReadAsync(cancellationToken) is { } row)
        {
            var number = rows.NumberIn(row);
            if (open is not null && rows.IsLineAlone(row))
            {
                open.Fault(row.Line, InvoiceFields.InvoiceNumber.Name, ImportFaultCodes.Required, default);
                continue;
            }

            var hash = RowStage.HashOf(number);
            run += hash == last ? 0 : 1;
            last = hash;
            if (apart.Contains(hash))
            {
                stage!.Add(number, run, row);
                continue;
            }

            if (open is not null && number.Length > 0 && number.SequenceEqual(open.Number))
            {
                rows.Continue(open, row);
                continue;
            }

            if (open is not null)
            {
                open.NumberLines();
                yield return open;
            }

            open = rows.Begin(row);
        }

        if (open is not null)
        {
            open.NumberLines();
            yield return open;
        }
    }

    /// <summary>
    /// Rows that say which line they are belong together wherever they stand. Of others nobody can tell whether they are more lines or the same
    /// ones once more: they have to say the same in each place.
    /// </summary>
    private static IEnumerable<ReadInvoice> Apart(TableRows rows, RowStage stage)
    {
        stage.Sort();
        var isNumbered = rows.Layout.Lines.Any(column => column.Field == InvoiceFields.LineNumber);
        var (places, run) = (new List<ReadInvoice>(), 0);
        foreach (var staged in stage.Rest())
        {
            var isSame = places.Count > 0 && rows.NumberIn(staged.Row).SequenceEqual(places[0].Number);
            if (isSame && (isNumbered || run == staged.Place))
            {
                rows.Continue(places[^1], staged.Row);
                continue;
            }

            if (!isSame && places.Count > 0)
            {
                yield return OneOf(places);
                places.Clear();
            }

            run = staged.Place;
            places.Add(rows.Begin(staged.Row));
        }

        if (places.Count > 0)
        {
            yield return OneOf(places);
        }
    }

    private static ReadInvoice OneOf(List<ReadInvoice> places)
    {
        places.ForEach(place => place.NumberLines());
        foreach (var other in places.Skip(1))
        {
            other.Faults.ForEach(places[0].Faults.Add);
            if (!other.SaysTheSameAs(places[0]))
            {
                places[0].Fault(other.Line, InvoiceFields.InvoiceNumber.Name, ImportFaultCodes.DuplicateInFile, other.Number);
            }
        }

        return places[0];
    }
}
