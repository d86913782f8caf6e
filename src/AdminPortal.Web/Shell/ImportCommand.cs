using System.Globalization;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;

namespace AdminPortal.Web.Shell;

/// <summary><c>import FILE…</c>: reads invoices into the store as the portal itself, and tells how far it is and what it refuses.</summary>
internal static class ImportCommand
{
    private const int AllLanded = 0;
    private const int Failed = 1;
    private const int SomeRefused = 2;

    /// <summary>0 where all landed, 2 where some invoices were refused, 1 where the import failed or was stopped.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> files, TextWriter output, CancellationToken cancellationToken)
    {
        var missing = files.Where(file => !File.Exists(file)).ToList();
        if (files.Count == 0 || missing.Count > 0)
        {
            await output.WriteLineAsync(missing.Count > 0 ? $"There is no file {string.Join(", ", missing)}." : "usage: import FILE...");
            return Failed;
        }

        await services.GetRequiredService<StoreStartUp>().PrepareAsync(cancellationToken);
        ImportSource[] sources = [.. files.Select(ImportSource.OfFile)];
        var total = sources.Sum(source => source.Bytes);
        var ended = await PortalImport.RunAsync(services, sources, (progress, _) => TellAsync(output, progress, total), cancellationToken);
        if (!ended.Succeeded)
        {
            await output.WriteLineAsync($"Failed: {ended.Error.Code}.");
            return Failed;
        }

        var outcome = ended.Value;
        await output.WriteLineAsync(Invariant($"{outcome.Status}{(outcome.Fault is { } fault ? $" ({fault})" : "")}: {outcome.Created:N0} created, {outcome.Updated:N0} updated, {outcome.Unchanged:N0} unchanged, {outcome.Refused:N0} refused, {outcome.Lines:N0} lines."));
        return outcome.Status is not ImportStatus.Done ? Failed : outcome.Refused > 0 ? SomeRefused : AllLanded;
    }

    private static async Task TellAsync(TextWriter output, ImportProgress progress, long total)
    {
        foreach (var fault in progress.NewFaults)
        {
            var invoice = fault.InvoiceNumber is null ? "" : $" (invoice {fault.InvoiceNumber})";
            await output.WriteLineAsync(Invariant($"{fault.File}:{fault.Line} {fault.Field ?? "-"} {fault.Code} {fault.Value}{invoice}"));
        }

        var part = total == 0 ? 1m : Math.Min(1m, (decimal)progress.ReadBytes / total);
        await output.WriteLineAsync(Invariant($"{part:P0} {progress.Created:N0} created, {progress.Updated:N0} updated, {progress.Unchanged:N0} unchanged, {progress.Refused:N0} refused"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
