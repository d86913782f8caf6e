using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>An import that the portal itself does, from the command line: whoever may start it there may read the store anyway.</summary>
public static class PortalImport
{
    /// <param name="services">The host's own, of no scope.</param>
    /// <param name="files">As <see cref="InvoiceImporter.RunAsync"/> takes them.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Between two batches; the import then stays as it is.</param>
    public static async Task<Result<ImportOutcome>> RunAsync(
        IServiceProvider services, IReadOnlyList<ImportSource> files, Func<ImportProgress, CancellationToken, Task> progress, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerScope>().ActsAs = RecurringWorkRunner.Portal with { Source = ChangeSource.Import };
        var started = await scope.ServiceProvider.GetRequiredService<ImportService>()
            .StartAsync([.. files.Select(file => new ImportFileInput(file.Name, file.Bytes))], cancellationToken);
        return started.Succeeded
            ? await scope.ServiceProvider.GetRequiredService<InvoiceImporter>().RunAsync(files, started.Value, progress, cancellationToken)
            : started.Error;
    }
}
