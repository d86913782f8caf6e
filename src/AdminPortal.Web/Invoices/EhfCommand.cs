using AdminPortal.Application.Invoices.Ehf;

namespace AdminPortal.Web.Invoices;

/// <summary><c>ehf NUMBER [FILE]</c>: writes an invoice as EHF, or logs the rules that it would break.</summary>
internal static class EhfCommand
{
    /// <returns>As <see cref="InvoiceFileCommand"/>.</returns>
    public static Task<int> RunAsync(WebApplication app, string[] args) =>
        InvoiceFileCommand.RunAsync(app, "ehf NUMBER [FILE]", args, (services, number, cancellationToken) => MakeAsync(app.Logger, services, number, cancellationToken));

    private static async Task<InvoiceFile?> MakeAsync(ILogger logger, IServiceProvider services, string number, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<EhfService>().FindAsync(number, cancellationToken) is not { } invoice)
        {
            return null;
        }

        foreach (var fault in invoice.Faults)
        {
            EhfLog.NotReady(logger, number, fault.Rule, fault.Code, fault.Line, fault.Place);
        }

        return invoice.IsReady ? new(EhfEndpoints.FileNameOf(number), invoice.ToXml()) : InvoiceFile.Refused;
    }
}
