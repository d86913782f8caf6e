using System.Text;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>Invoices as EHF: one as XML, and a selection as a zip with a report.</summary>
internal static class EhfEndpoints
{
    public static void MapEhf(this IEndpointRouteBuilder app)
    {
        app.MapGet(PortalUrls.InvoicesEhfPath, ReadSelection).RequireAuthorization();
        app.MapGet("/invoices/{number}/ehf", FindAsync).RequireAuthorization();
    }

    /// <summary>The document; or 422 with the rules that it would break, a line for each.</summary>
    private static async Task<Results<FileContentHttpResult, ContentHttpResult, NotFound>> FindAsync(
        string number, EhfService ehf, IStringLocalizer<EhfTexts> texts, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await ehf.FindAsync(InvoicePage.NumberOf(number), cancellationToken) is not { } invoice)
        {
            return TypedResults.NotFound();
        }

        return invoice.IsReady
            ? TypedResults.File(invoice.ToXml(), "application/xml", FileNameOf(invoice.Number))
            : TypedResults.Text(Refusal(invoice, texts), "text/plain", Encoding.UTF8, StatusCodes.Status422UnprocessableEntity);
    }

    private static EhfZip ReadSelection(HttpRequest request, EhfService ehf, IStringLocalizer<EhfTexts> texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var search = InvoiceSearch.Read(request.FromQuery);
        return new($"{texts["Zip.File"]}-{Display.Machine(Display.LocalDate(clock.GetUtcNow().UtcDateTime))}", ehf.ReadAsync(search.Filter, cancellationToken), texts);
    }

    /// <summary>Different for every number, whatever characters it has.</summary>
    internal static string FileNameOf(string number) => $"{Uri.EscapeDataString(number)}.xml";

    private static string Refusal(EhfInvoice invoice, IStringLocalizer<EhfTexts> texts) => string.Join('\n', (string[])
    [
        texts["NotReady.Invoice", invoice.Number],
        .. invoice.Faults.Select(fault => $"{fault.Rule}: {EhfWords.Of(fault, invoice.CurrencyCode, texts)} {texts[$"Mend.{fault.Place}"]}"),
        "",
    ]);
}
