using System.Data.Common;
using AdminPortal.Application.Data;
using AdminPortal.Web.Shell;

namespace AdminPortal.Web.Invoices;

/// <summary>A file made of an invoice.</summary>
/// <param name="Name">Where nobody names another.</param>
internal sealed record InvoiceFile(string Name, byte[] Content)
{
    /// <summary>The invoice is there and no file can be made of it; whoever was to make it has logged why.</summary>
    public static readonly InvoiceFile Refused = new("", []);
}

/// <summary>The commands <c>NAME NUMBER [FILE]</c>, which write a file of an invoice, in the current directory where none is named.</summary>
internal static class InvoiceFileCommand
{
    private const int Failed = 1;
    private const int NotReady = 2;

    /// <returns>The process's exit code: 1 for what is not there or cannot be read or written, 2 for an invoice that no file can be made of.</returns>
    public static async Task<int> RunAsync(
        WebApplication app, string usage, string[] args, Func<IServiceProvider, string, CancellationToken, Task<InvoiceFile?>> make)
    {
        if (CommandArguments.Names(args) is not [var number, .. { Length: <= 1 } names])
        {
            InvoiceFileLog.Misused(app.Logger, usage);
            return Failed;
        }

        var path = names is [var named] ? named : null;
        try
        {
            await using var scope = app.Services.CreatePortalScope();
            if (await make(scope.ServiceProvider, number, app.Lifetime.ApplicationStopping) is not { } file)
            {
                InvoiceFileLog.Unknown(app.Logger, number);
                return Failed;
            }

            if (file == InvoiceFile.Refused)
            {
                return NotReady;
            }

            path = Path.GetFullPath(path ?? file.Name);
            await File.WriteAllBytesAsync(path, file.Content, app.Lifetime.ApplicationStopping);
            InvoiceFileLog.Written(app.Logger, number, path);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            InvoiceFileLog.Unwritten(app.Logger, path, fault.Message);
            return Failed;
        }
        catch (DbException fault)
        {
            InvoiceFileLog.Unread(app.Logger, fault.Message);
            return Failed;
        }
    }
}
