using System.Data.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Pdf;

namespace AdminPortal.Web.Invoices;

/// <summary><c>pdf NUMBER [FILE] [--language en]</c>: writes the PDF of an invoice, in the current directory where no file is named.</summary>
internal static class InvoicePdfCommand
{
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (Names(args) is not [var number, .. { Length: <= 1 } file])
        {
            InvoicePdfLog.Misused(app.Logger);
            return 1;
        }

        var path = file is [var named] ? named : null;
        try
        {
            await using var scope = app.Services.CreatePortalScope();
            var documents = scope.ServiceProvider.GetRequiredService<InvoicePdfService>();
            if (await documents.FindAsync(number, LanguageIn(args), app.Lifetime.ApplicationStopping) is not { } pdf)
            {
                InvoicePdfLog.Unknown(app.Logger, number);
                return 1;
            }

            path = Path.GetFullPath(path ?? pdf.FileName);
            await File.WriteAllBytesAsync(path, pdf.Content, app.Lifetime.ApplicationStopping);
            InvoicePdfLog.Written(app.Logger, number, path);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            InvoicePdfLog.Unwritten(app.Logger, path, fault.Message);
            return 1;
        }
        catch (DbException fault)
        {
            InvoicePdfLog.Unread(app.Logger, fault.Message);
            return 1;
        }
    }

    /// <summary>What is no setting: neither <c>--name value</c> nor <c>--name=value</c>.</summary>
    private static string[] Names(string[] args) =>
        [.. args.Where((arg, i) => !IsSetting(arg) && (i == 0 || !IsSetting(args[i - 1]) || args[i - 1].Contains('=')))];

    /// <summary>Not from the settings: many systems have a variable of this name in the environment.</summary>
    private static string? LanguageIn(string[] args)
    {
        const string name = "--language";
        var at = Array.FindIndex(args, arg => arg == name || arg.StartsWith($"{name}=", StringComparison.Ordinal));
        return at < 0 ? null : args[at] == name ? args.ElementAtOrDefault(at + 1) : args[at][(name.Length + 1)..];
    }

    private static bool IsSetting(string arg) => arg.StartsWith("--", StringComparison.Ordinal);
}
