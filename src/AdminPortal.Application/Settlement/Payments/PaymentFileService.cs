using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Reads bank files in. For Finance and Admin with a grant for everything: a file holds everybody's payments.</summary>
public sealed class PaymentFileService(PortalStore store, IOptions<PaymentSettings> settings)
{
    private const int LongestName = 255;

    private static readonly Keyset<PaymentFile> Files = new(file => file.Id, SortColumn<PaymentFile>.By("read", file => file.ReadAt));

    /// <summary>The largest file that is read, in bytes.</summary>
    public long MaximumBytes => settings.Value.MaximumFileBytes;

    /// <summary>
    /// Reads a camt.054 or OCR giro file, told by its content, and matches what is exact; all of it or nothing. The same file again
    /// changes nothing, and a payment that another file has brought is passed over. Errors: <see cref="PaymentFileRefused"/>,
    /// <see cref="NotAllowed"/>, and <see cref="Stale"/> where somebody changed one of the invoices meanwhile.
    /// </summary>
    /// <param name="name">As the sender calls the file.</param>
    /// <param name="content">Read once, to its end or to the size that is allowed.</param>
    /// <param name="dryRun">Only tell what would come of it.</param>
    public async Task<Result<PaymentFileReport>> ReadFileAsync(string name, Stream content, bool dryRun, CancellationToken cancellationToken)
    {
        await using (var session = await store.OpenAsync(cancellationToken))
        {
            if (!await session.MayAsync(Right.Settle, null, cancellationToken))
            {
                return new NotAllowed("read_payment_file");
            }
        }

        await using var sent = await SpooledFile.OfAsync(content, MaximumBytes, cancellationToken);
        if (sent is null)
        {
            return new PaymentFileRefused(null, [new(1, null, PaymentFileFaults.TooLarge)]);
        }

        if (await FindAsync(sent.Digest, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var read = await Task.Run(() => PaymentFileReader.Read(sent.Content), cancellationToken);
        return read is { Faults.Count: 0, Format: { } format }
            ? await WriteAsync(read, format, SentFile.NameOf(name, LongestName), sent.Digest, dryRun, cancellationToken)
            : new PaymentFileRefused(read.Format, read.Faults);
    }

    /// <summary>The files, the latest first where <paramref name="page"/> is descending. Empty for those who do not see everything.</summary>
    public async Task<Page<PaymentFileRow>> ListFilesAsync(PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var files = await Files.ReadAsync(
            db.PaymentFiles,
            page,
            file => new PaymentFileRow(file.Id, file.Name, file.Format, file.MessageId, file.ReadAt, file.ReadByName, 0, 0),
            cancellationToken);
        var ids = files.Items.Select(file => file.Id).ToList();
        var all = await CountAsync(db.Payments.Where(payment => ids.Contains(payment.FileId)), cancellationToken);
        var open = await CountAsync(db.Payments.Where(payment => payment.Status == PaymentStatus.Open && ids.Contains(payment.FileId)), cancellationToken);
        return files with
        {
            Items = [.. files.Items.Select(file => file with { Payments = all.GetValueOrDefault(file.Id), Open = open.GetValueOrDefault(file.Id) })],
        };
    }

    /// <summary>What a file came to, as its payments stand now; null where there is none for the caller.</summary>
    public async Task<PaymentFileReport?> FindFileAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await FindAsync(session.Db, file => file.Id == id, cancellationToken);
    }

    private async Task<PaymentFileReport?> FindAsync(string digest, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await FindAsync(session.Db, file => file.Digest == digest, cancellationToken) is { } report ? report with { WasReadBefore = true } : null;
    }

    private async Task<Result<PaymentFileReport>> WriteAsync(
        PaymentFileContent read, PaymentFormat format, string name, string digest, bool dryRun, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(session => WriteAsync(session, read, format, name, digest, cancellationToken), dryRun, cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody may have read the same file at the same moment: then it is there now.
            if (await FindAsync(digest, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            throw;
        }
    }

    private static async Task<Result<PaymentFileReport>> WriteAsync(
        PortalSession session, PaymentFileContent read, PaymentFormat format, string name, string digest, CancellationToken cancellationToken)
    {
        if (!await session.MayAsync(Right.Settle, null, cancellationToken))
        {
            return new NotAllowed("read_payment_file");
        }

        if (await FindAsync(session.Db, known => known.Digest == digest, cancellationToken) is { } earlier)
        {
            return earlier with { WasReadBefore = true };
        }

        var file = new PaymentFile
        {
            Name = name,
            Format = format,
            Digest = digest,
            MessageId = read.MessageId,
            ReadAt = session.Now,
            ReadById = session.Caller.Id,
            ReadByName = session.Caller.Name,
        };
        session.Db.PaymentFiles.Add(file);
        await session.FlushAsync(cancellationToken);
        var batch = new PaymentBatch(session, file.Id);
        var seenBefore = 0;
        foreach (var entries in read.Entries.Chunk(PaymentBatch.Size))
        {
            seenBefore += await batch.WriteAsync(entries, cancellationToken);
        }

        var report = await ReportAsync(session.Db, file, cancellationToken) with { SeenBefore = seenBefore, LeftOut = read.LeftOut };
        PaymentTrail.Read(session, file, report);
        return report;
    }

    private static async Task<PaymentFileReport?> FindAsync(PortalDb db, Expression<Func<PaymentFile, bool>> which, CancellationToken cancellationToken) =>
        await db.PaymentFiles.AsNoTracking().FirstOrDefaultAsync(which, cancellationToken) is { } file ? await ReportAsync(db, file, cancellationToken) : null;

    private static async Task<PaymentFileReport> ReportAsync(PortalDb db, PaymentFile file, CancellationToken cancellationToken)
    {
        var sums = await db.Payments.Where(payment => payment.FileId == file.Id)
            .GroupBy(payment => new { payment.CurrencyCode, payment.Kind, payment.Status })
            .Select(alike => new PaymentSum(alike.Key.CurrencyCode, alike.Key.Kind, alike.Key.Status, alike.Count(), alike.Sum(payment => payment.Amount)))
            .ToListAsync(cancellationToken);
        return new(
            file.Id, file.Name, file.Format, file.ReadAt, file.ReadByName, false, 0, 0,
            [.. sums.OrderBy(sum => sum.CurrencyCode, StringComparer.Ordinal).ThenBy(sum => sum.Kind).ThenBy(sum => sum.Status)]);
    }

    private static Task<Dictionary<long, int>> CountAsync(IQueryable<Payment> payments, CancellationToken cancellationToken) => payments
        .GroupBy(payment => payment.FileId)
        .Select(ofFile => new { ofFile.Key, Count = ofFile.Count() })
        .ToDictionaryAsync(ofFile => ofFile.Key, ofFile => ofFile.Count, cancellationToken);
}
