using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Ehf;

namespace AdminPortal.Web.Invoices;

/// <summary><c>ehf NUMBER [FILE]</c>: writes an invoice as EHF, in the current directory where no file is named; or logs the rules that it would break.</summary>
internal static class EhfCommand
{
    /// <returns>The process's exit code: 1 for what is not there or cannot be written, 2 for an invoice that is not ready.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        string[] names = [.. args.Where((arg, i) => !IsSetting(arg) && (i == 0 || !IsSetting(args[i - 1]) || args[i - 1].Contains('=')))];
        if (names is not [var number, .. { Length: <= 1 } file])
        {
            EhfLog.Misused(app.Logger);
            return 1;
        }

        await using var scope = app.Services.CreatePortalScope();
        if (await scope.ServiceProvider.GetRequiredService<EhfService>().FindAsync(number, app.Lifetime.ApplicationStopping) is not { } invoice)
        {
            EhfLog.Unknown(app.Logger, number);
            return 1;
        }

        foreach (var fault in invoice.Faults)
        {
            EhfLog.NotReady(app.Logger, number, fault.Rule, fault.Code, fault.Line, fault.Place);
        }

        return invoice.IsReady ? await WriteAsync(app, invoice, Path.GetFullPath(file is [var named] ? named : EhfEndpoints.FileNameOf(number))) : 2;
    }

    private static async Task<int> WriteAsync(WebApplication app, EhfInvoice invoice, string path)
    {
        try
        {
            await File.WriteAllBytesAsync(path, invoice.ToXml(), app.Lifetime.ApplicationStopping);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            EhfLog.Unwritten(app.Logger, path, fault.Message);
            return 1;
        }

        EhfLog.Written(app.Logger, invoice.Number, path);
        return 0;
    }

    private static bool IsSetting(string arg) => arg.StartsWith("--", StringComparison.Ordinal);
}
