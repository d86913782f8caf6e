using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>Reads invoices from files into the store, in batches of one transaction each.</summary>
public sealed class InvoiceImporter(PortalStore store)
{
    /// <summary>
    /// Imports the files and ends the import: <see cref="ImportStatus.Done"/>, <see cref="ImportStatus.Cancelled"/> where somebody asked
    /// for that, <see cref="ImportStatus.Failed"/> where a file is none. Sets the import running, its progress with each batch, and at
    /// the end its parts are deleted. May be run again for an import that was interrupted. A cancelled token leaves the import as it is.
    /// </summary>
    public Task<Result<ImportOutcome>> RunAsync(
        IReadOnlyList<ImportSource> files, long importId, Func<ImportProgress, CancellationToken, Task> progress, CancellationToken cancellationToken) =>
        store.WriteAsync<ImportOutcome>(
            session => Task.FromResult<Result<ImportOutcome>>(
                session.Caller.MayEverywhere(Right.Settle) ? new NotFound("invoice_import") : new NotAllowed(ImportService.Action)),
            cancellationToken);
}
