using System.Globalization;
using AdminPortal.Application.Invoices.Pdf;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Invoices;

/// <summary>The PDF of an invoice, shown in the browser.</summary>
internal static class InvoicePdfEndpoint
{
    public static void MapInvoicePdf(this IEndpointRouteBuilder app) => app.MapGet("/invoices/{number}/pdf", FindAsync).RequireAuthorization();

    /// <param name="language">The document's; the reader's own where it is not given.</param>
    private static async Task<Results<FileContentHttpResult, NotFound>> FindAsync(
        string number, string? language, InvoicePdfService documents, HttpContext context, CancellationToken cancellationToken)
    {
        var chosen = language ?? CultureInfo.CurrentUICulture.Name;
        if (await documents.FindAsync(InvoicePage.NumberOf(number), chosen, cancellationToken) is not { } file)
        {
            return TypedResults.NotFound();
        }

        // Names and amounts: kept by no cache on the way.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = file.FileName }.ToString();
        context.Response.Headers.ContentLanguage = InvoicePdf.LanguageOf(chosen).Name;
        return TypedResults.File(file.Content, "application/pdf");
    }
}
