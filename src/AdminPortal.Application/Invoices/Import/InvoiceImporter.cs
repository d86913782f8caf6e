using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import.Landing;
using AdminPortal.Application.Invoices.Import.Reading;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>Reads invoices from files into the store, in batches of one transaction each.</summary>
public sealed class InvoiceImporter(PortalStore store, CallerScope acting, ICurrentUser user)
{
    /// <summary>
    /// Imports the files and ends the import: <see cref="ImportStatus.Done"/>, <see cref="ImportStatus.Cancelled"/> where somebody asked
    /// for that, <see cref="ImportStatus.Failed"/> where a file is none; what has landed stays. Sets the import running, its progress with
    /// each batch, and at the end its parts are deleted. May be run again for an import that was interrupted. A cancelled token leaves the
    /// import as it is. The trail says that the changes came from an import, whoever's scope this is.
    /// </summary>
    /// <param name="files">In any order: tables of headers, of lines, of both, and JSON.</param>
    /// <param name="importId">As <see cref="ImportService.StartAsync"/> made it.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Between two batches.</param>
    public async Task<Result<ImportOutcome>> RunAsync(
        IReadOnlyList<ImportSource> files, long importId, Func<ImportProgress, CancellationToken, Task> progress, CancellationToken cancellationToken)
    {
        var before = acting.ActsAs;
        acting.ActsAs = (before ?? await user.FindAsync(cancellationToken)) is { } caller ? caller with { Source = ChangeSource.Import } : null;
        try
        {
            return await new Run(store, importId, progress).DoAsync(files, cancellationToken);
        }
        finally
        {
            acting.ActsAs = before;
        }
    }

    /// <summary>One reading of the files.</summary>
    private sealed class Run(PortalStore store, long importId, Func<ImportProgress, CancellationToken, Task> progress)
    {
        /// <summary>A SQLite file has one writer, and those who wait for it are in no queue: without a rest between batches a form's save would hardly ever get through.</summary>
        private static readonly TimeSpan OthersTurn = TimeSpan.FromMilliseconds(20);

        private readonly ImportRecord record = new(importId);
        private ImportCounts sum = new();
        private long faults;

        public async Task<Result<ImportOutcome>> DoAsync(IReadOnlyList<ImportSource> files, CancellationToken cancellationToken)
        {
            if ((await BeginAsync(cancellationToken)).Error is { } refusal)
            {
                return refusal;
            }

            try
            {
                await foreach (var batch in ImportBatches.ReadAsync(files, cancellationToken))
                {
                    var landed = await LandAsync(batch, cancellationToken);
                    if (!landed.Succeeded)
                    {
                        return landed.Error is Stopped ? await EndAsync(ImportStatus.Cancelled, null, cancellationToken) : landed.Error;
                    }

                    await AddAsync(landed.Value, cancellationToken);
                    await Task.Delay(OthersTurn, cancellationToken);
                }
            }
            catch (BrokenFileException broken)
            {
                return await EndAsync(ImportStatus.Failed, broken, cancellationToken);
            }

            return await EndAsync(ImportStatus.Done, null, cancellationToken);
        }

        private async Task<Result<bool>> BeginAsync(CancellationToken cancellationToken)
        {
            var begun = await store.WriteAsync<int>(
                async session =>
                {
                    if (!session.Caller.MayEverywhere(Right.Settle))
                    {
                        return new NotAllowed(ImportService.Action);
                    }

                    if (await record.FindAsync(session.Db, cancellationToken) is not { EndedAt: null } import)
                    {
                        return new NotFound("invoice_import");
                    }

                    await record.BeginAsync(session, cancellationToken);
                    sum = new() { Created = import.Created, Updated = import.Updated, Again = import.Created + import.Updated };
                    return sum.Again;
                },
                cancellationToken);
            return begun.Succeeded ? true : begun.Error;
        }

        private Task<Result<ImportCounts>> LandAsync(ImportBatch batch, CancellationToken cancellationToken) => store.WriteAsync<ImportCounts>(
            async session =>
            {
                if (!session.Caller.MayEverywhere(Right.Settle))
                {
                    return new NotAllowed(ImportService.Action);
                }

                if (await record.FindAsync(session.Db, cancellationToken) is not { Status: ImportStatus.Running, CancelRequested: false })
                {
                    return new Stopped();
                }

                var counts = await new BatchLanding(session, importId).LandAsync(batch, sum.Again, cancellationToken);
                await record.AddFaultsAsync(session.Db, counts.Faults, faults, cancellationToken);
                await record.AddAsync(session.Db, counts, cancellationToken);
                return counts;
            },
            cancellationToken);

        private async Task AddAsync(ImportCounts landed, CancellationToken cancellationToken)
        {
            faults += landed.Faults.Count;
            sum = landed with
            {
                Created = sum.Created + landed.Created,
                Updated = sum.Updated + landed.Updated,
                Unchanged = sum.Unchanged + landed.Unchanged,
                Refused = sum.Refused + landed.Refused,
                Lines = sum.Lines + landed.Lines,
                Faults = [],
            };
            await progress(new(sum.ReadBytes, sum.Created, sum.Updated, sum.Unchanged, sum.Refused, sum.Lines, landed.Faults), cancellationToken);
        }

        private async Task<Result<ImportOutcome>> EndAsync(ImportStatus status, BrokenFileException? broken, CancellationToken cancellationToken)
        {
            IReadOnlyList<ImportFaultRow> last = broken is null ? [] : [ReadInvoice.FaultOf(broken.File, broken.Line, null, null, broken.Code, broken.Value)];
            var ended = await store.WriteAsync<bool>(
                async session =>
                {
                    await record.AddFaultsAsync(session.Db, last, faults, cancellationToken);
                    await record.EndAsync(session, status, broken?.Code, cancellationToken);
                    return true;
                },
                cancellationToken);
            if (!ended.Succeeded)
            {
                return ended.Error;
            }

            await AddAsync(new() { ReadBytes = sum.ReadBytes, Faults = last }, cancellationToken);
            return new ImportOutcome(importId, status, broken?.Code, sum.Created, sum.Updated, sum.Unchanged, sum.Refused, sum.Lines, faults);
        }

        /// <summary>Somebody asked for it, or has ended it meanwhile.</summary>
        private sealed record Stopped() : PortalError("stopped");
    }
}
