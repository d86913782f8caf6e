using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AdminPortal.Application.Invoices.Import.Reading;

namespace AdminPortal.Application.Invoices.Import.Landing;

/// <summary>Invoices that are written in one transaction; none of them twice.</summary>
/// <param name="ReadBytes">Of all files, when the last of them had been read.</param>
internal sealed record ImportBatch(IReadOnlyList<ReadInvoice> Invoices, long ReadBytes);

/// <summary>Reads ahead on another thread while batches are written, as far as two of them.</summary>
internal static class ImportBatches
{
    /// <summary>So many that a transaction's own cost does not count, and so few that others who write hardly wait.</summary>
    private const int MostInvoices = 1_000;

    private const int MostLines = 6_000;

    /// <exception cref="BrokenFileException">A file is none; everything before the place at fault has been answered.</exception>
    public static async IAsyncEnumerable<ImportBatch> ReadAsync(IReadOnlyList<ImportSource> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<ImportBatch>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(files, channel.Writer, left.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return batch;
            }
        }
        finally
        {
            await left.CancelAsync();
            await reading;
        }
    }

    private static async Task FillAsync(IReadOnlyList<ImportSource> files, ChannelWriter<ImportBatch> batches, CancellationToken cancellationToken)
    {
        var meter = new ReadMeter();
        var (invoices, numbers, lines) = (new List<ReadInvoice>(), new HashSet<string>(StringComparer.Ordinal), 0);
        async ValueTask SendAsync()
        {
            await batches.WriteAsync(new(invoices, meter.Bytes), cancellationToken);
            (invoices, lines) = ([], 0);
            numbers.Clear();
        }

        try
        {
            Exception? end = null;
            try
            {
                await foreach (var invoice in new InvoiceFileReading(files, meter).ReadAsync(cancellationToken))
                {
                    if (invoice is null || invoices.Count == MostInvoices || lines >= MostLines || numbers.Contains(invoice.Invoice.InvoiceNumber))
                    {
                        await SendAsync();
                    }

                    if (invoice is not null)
                    {
                        invoices.Add(invoice);
                        lines += invoice.Invoice.Lines.Count;
                        if (invoice.Faults.Count == 0)
                        {
                            numbers.Add(invoice.Invoice.InvoiceNumber);
                        }
                    }
                }
            }
            catch (BrokenFileException broken)
            {
                end = broken;
            }

            await SendAsync();
            batches.Complete(end);
        }
        catch (Exception fault)
        {
            batches.Complete(fault);
        }
    }
}
