using System.Globalization;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Contract;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Application.Invoices.Pdf;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Invoices;

/// <summary>Invoices over HTTP, as the first document has them.</summary>
internal static class InvoiceApi
{
    public static void MapInvoiceApi(this RouteGroupBuilder api)
    {
        api.MapGet("/invoices", List).Needs(ApiScopes.InvoicesRead)
            .WithName("listInvoices").WithTags("Invoices").WithSummary("All invoices of a period, streamed as one array").Produces<InvoiceListItem[]>()
            .Takes(ApiParameters.InvoiceDateAfter, ApiParameters.InvoiceDateBefore);
        api.MapGet("/invoices/{invoiceNumber}", FindAsync).Needs(ApiScopes.InvoicesRead)
            .WithName("getInvoice").WithTags("Invoices").WithSummary("An invoice with its lines").Produces<InvoiceRecord>();
        api.MapGet("/invoices/{invoiceNumber}/pdf", FindPdfAsync).Needs(ApiScopes.InvoicesRead)
            .WithName("getInvoicePdf").WithTags("Invoices").WithSummary("An invoice as PDF").Produces<byte[]>(contentType: "application/pdf");
        api.MapGet("/invoices/{invoiceNumber}/ehf", FindEhfAsync).Needs(ApiScopes.InvoicesRead)
            .WithName("getInvoiceEhf").WithTags("Invoices").WithSummary("An invoice as EHF (Peppol BIS Billing 3.0)").Produces<string>(contentType: "application/xml")
            .Produces<EhfProblemBody>(StatusCodes.Status422UnprocessableEntity, EhfProblem.ContentType);
    }

    /// <summary>A bare array, not paged: the document has it so.</summary>
    private static IResult List(HttpRequest request, InvoiceContractService invoices, ApiErrorTexts texts, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(request);
        var after = Instant(query, "invoiceDateAfter");
        var before = Instant(query, "invoiceDateBefore");
        return query.Faults.Count > 0
            ? ApiProblem.BadInput([.. query.Faults.Select(texts.Of)])
            : new InvoiceStream(invoices.StreamAsync(after, before, cancellationToken));
    }

    private static async Task<IResult> FindAsync(string invoiceNumber, InvoiceContractService invoices, HttpContext context, CancellationToken cancellationToken)
    {
        if (await invoices.FindAsync(InvoicePage.NumberOf(invoiceNumber), cancellationToken) is not { } invoice)
        {
            return Missing(context);
        }

        ApiVersions.Tell(context, invoice.Version);
        return ApiJson.Answer(invoice, InvoiceJson.Default.InvoiceRecord);
    }

    /// <param name="language">The document's; the call's own where it is not given.</param>
    private static async Task<IResult> FindPdfAsync(
        string invoiceNumber, string? language, InvoicePdfService documents, HttpContext context, CancellationToken cancellationToken)
    {
        var chosen = language ?? CultureInfo.CurrentUICulture.Name;
        if (await documents.FindAsync(InvoicePage.NumberOf(invoiceNumber), chosen, cancellationToken) is not { } file)
        {
            return Missing(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = file.FileName }.ToString();
        context.Response.Headers.ContentLanguage = InvoicePdf.LanguageOf(chosen).Name;
        return TypedResults.File(file.Content, "application/pdf");
    }

    private static async Task<IResult> FindEhfAsync(
        string invoiceNumber, EhfService ehf, IStringLocalizer<EhfTexts> texts, HttpContext context, CancellationToken cancellationToken)
    {
        if (await ehf.FindAsync(InvoicePage.NumberOf(invoiceNumber), cancellationToken) is not { } invoice)
        {
            return Missing(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        return invoice.IsReady ? TypedResults.File(invoice.ToXml(), "application/xml", EhfEndpoints.FileNameOf(invoice.Number)) : new EhfProblem(invoice, texts);
    }

    private static DateTime? Instant(ApiQuery query, string name) => query.Text(name) switch
    {
        null => null,
        var text when OsloTime.TryRead(text, out var utc) => utc,
        _ => query.Fault<DateTime?>(name, "date_time_expected", null),
    };

    private static ApiProblem Missing(HttpContext context) => ApiProblem.Of(new NotFound("invoice"), context);
}
