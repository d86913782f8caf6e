using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>The files are larger together than an import may be. Nothing was kept.</summary>
/// <param name="Most">Bytes that they may be.</param>
public sealed record ImportTooLarge(long Most) : PortalError("import_too_large");

/// <summary>A file that came is not the one that was announced: it broke off, or it has changed since.</summary>
public sealed record ImportIncomplete() : PortalError("import_incomplete");

/// <summary>A file that by its first bytes is a program, an archive, a document or a page, whatever its name says. Nothing of it was kept.</summary>
public sealed record ImportNotData() : PortalError("import_not_data");

/// <summary>
/// Takes an import's files, piece by piece into the store, so that any instance can do it. Only who began it sends them, and what
/// was begun and never ended is cleared away by <see cref="PurgeOfImports"/>.
/// </summary>
public sealed class ImportUpload(PortalStore store, ImportService imports, IOptions<ImportSettings> settings)
{
    public const int PartSize = 1 << 20;

    public long MaxBytes => settings.Value.MaxBytes;

    /// <summary>Begins an import of these files; answers its id.</summary>
    public async Task<Result<long>> BeginAsync(IReadOnlyList<ImportFileInput> files, CancellationToken cancellationToken) =>
        files.Sum(file => (decimal)Math.Max(0, file?.Bytes ?? 0)) > MaxBytes ? new ImportTooLarge(MaxBytes) : await imports.StartAsync(files, cancellationToken);

    /// <summary>Keeps a file, and forgets what came of it before; answers its size.</summary>
    /// <param name="number">The file's, from 1.</param>
    public async Task<Result<long>> ReceiveAsync(long id, int number, Stream content, CancellationToken cancellationToken)
    {
        var expected = await ChangeAsync(id, (db, import) => BeginFileAsync(db, import, number, cancellationToken), cancellationToken);
        if (!expected.Succeeded)
        {
            return expected;
        }

        var buffer = new byte[PartSize];
        var received = 0L;
        for (var part = 0; await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellationToken) is > 0 and var length; part++)
        {
            if (part == 0 && !SentFile.MayBeData(buffer.AsSpan(0, length)))
            {
                return new ImportNotData();
            }

            received += length;
            if (received > expected.Value)
            {
                return new ImportIncomplete();
            }

            var row = new ImportPart { ImportId = id, FileNumber = number, Number = part, Content = length == PartSize ? buffer : buffer[..length] };
            var kept = await ChangeAsync(id, (db, _) => Task.FromResult<Result<long>>(db.ImportParts.Add(row).Entity.Number), cancellationToken);
            if (!kept.Succeeded)
            {
                return kept;
            }
        }

        return received == expected.Value ? received : new ImportIncomplete();
    }

    /// <summary>Ends the sending: the import waits for an instance that does it.</summary>
    public Task<Result<long>> QueueAsync(long id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (db, import) =>
        {
            var received = await db.ImportParts.Where(part => part.ImportId == id).SumAsync(part => (long)part.Content.Length, cancellationToken);
            var announced = await import.Select(i => i.TotalBytes).SingleAsync(cancellationToken);
            if (received != announced)
            {
                return new ImportIncomplete();
            }

            await import.ExecuteUpdateAsync(i => i.SetProperty(x => x.Status, ImportStatus.Queued), cancellationToken);
            return id;
        },
        cancellationToken);

    private static async Task<Result<long>> BeginFileAsync(PortalDb db, IQueryable<InvoiceImport> import, int number, CancellationToken cancellationToken)
    {
        var file = await import.SelectMany(i => i.Files).Where(f => f.Number == number).Select(f => new { f.ImportId, f.Bytes }).SingleOrDefaultAsync(cancellationToken);
        if (file is null)
        {
            return new NotFound("import_file");
        }

        await db.ImportParts.Where(part => part.ImportId == file.ImportId && part.FileNumber == number).ExecuteDeleteAsync(cancellationToken);
        return file.Bytes;
    }

    /// <summary>Changes an import that the caller is sending.</summary>
    private Task<Result<long>> ChangeAsync(long id, Func<PortalDb, IQueryable<InvoiceImport>, Task<Result<long>>> change, CancellationToken cancellationToken) =>
        store.WriteAsync<long>(
            async session =>
            {
                if (!session.Caller.MayEverywhere(Right.Settle))
                {
                    return new NotAllowed(ImportService.Action);
                }

                var import = session.Db.InvoiceImports.Where(i => i.Id == id && i.OwnerId == session.Caller.Id && i.Status == ImportStatus.Receiving);
                return await import.AnyAsync(cancellationToken) ? await change(session.Db, import) : new NotFound("invoice_import");
            },
            cancellationToken);
}
