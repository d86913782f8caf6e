using AdminPortal.Application.Invoices.Pdf;
using AdminPortal.Web.Shell;

namespace AdminPortal.Web.Invoices;

/// <summary><c>pdf NUMBER [FILE] [--language en]</c>: writes the PDF of an invoice.</summary>
internal static class InvoicePdfCommand
{
    /// <returns>As <see cref="InvoiceFileCommand"/>.</returns>
    public static Task<int> RunAsync(WebApplication app, string[] args)
    {
        // Not from the settings: many systems have a variable of this name in the environment.
        var language = CommandArguments.ValueOf("--language", args);
        return InvoiceFileCommand.RunAsync(app, "pdf NUMBER [FILE] [--language en]", args, async (services, number, cancellationToken) =>
            await services.GetRequiredService<InvoicePdfService>().FindAsync(number, language, cancellationToken) is { } pdf ? new(pdf.FileName, pdf.Content) : null);
    }
}
