using System.Text;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Web.Exports;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using HttpNotFound = Microsoft.AspNetCore.Http.HttpResults.NotFound;

namespace AdminPortal.Web.Admin;

/// <summary>The files that are to be imported, as js/import.js announces them.</summary>
internal sealed record ImportRequest(IReadOnlyList<ImportFileInput> Files);

/// <summary>Where the import is shown.</summary>
internal sealed record ImportBegun(long Id, string Href);

/// <summary>Why it was refused, in the reader's language.</summary>
internal sealed record ImportProblem(string Error);

/// <summary>Takes the files of an import one by one, and hands out its faults. The rights are checked where each call ends up.</summary>
internal static class ImportEndpoints
{
    public static void MapImports(this WebApplication app)
    {
        var sending = app.MapGroup(PortalUrls.ImportsPath).AddEndpointFilter(RequireTokenAsync).AddEndpointFilter(AnswerOutageAsync);
        sending.MapPost("/", BeginAsync);
        sending.MapPost("/{id:long}/files/{number:int}", ReceiveAsync);
        sending.MapPost("/{id:long}/queue", QueueAsync);
        sending.MapPost("/{id:long}/cancel", CancelAsync);
        app.MapGet(PortalUrls.ImportSample, () => TypedResults.File(Encoding.UTF8.GetBytes(ImportSample.Csv), "text/csv; charset=utf-8", "invoices.csv"));
        app.MapGet($"{PortalUrls.ImportsPath}/{{id:long}}/faults", ExportFaultsAsync);
    }

    private static async Task<Results<Created<ImportBegun>, JsonHttpResult<ImportProblem>>> BeginAsync(
        ImportRequest request, ImportUpload upload, ImportRefusals refusals, CancellationToken cancellationToken)
    {
        var begun = await upload.BeginAsync(request.Files ?? [], cancellationToken);
        return begun.Succeeded
            ? TypedResults.Created(PortalUrls.Import(begun.Value), new ImportBegun(begun.Value, PortalUrls.Import(begun.Value)))
            : refusals.Of(begun.Error);
    }

    private static async Task<Results<NoContent, JsonHttpResult<ImportProblem>>> ReceiveAsync(
        long id, int number, HttpRequest request, ImportUpload upload, ImportRefusals refusals, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // More than was announced is refused while it is read.
            size.MaxRequestBodySize = upload.MaxBytes;
        }

        return AnswerTo(await upload.ReceiveAsync(id, number, request.Body, cancellationToken), refusals);
    }

    private static async Task<Results<NoContent, JsonHttpResult<ImportProblem>>> QueueAsync(
        long id, ImportUpload upload, ImportRefusals refusals, CancellationToken cancellationToken) =>
        AnswerTo(await upload.QueueAsync(id, cancellationToken), refusals);

    private static async Task<Results<NoContent, JsonHttpResult<ImportProblem>>> CancelAsync(
        long id, ImportService imports, ImportRefusals refusals, CancellationToken cancellationToken) =>
        AnswerTo(await imports.CancelAsync(id, cancellationToken), refusals);

    private static async Task<Results<ExportFile<ImportFaultRow>, HttpNotFound>> ExportFaultsAsync(
        long id, HttpRequest request, ImportService imports, ImportFaultService faults, IStringLocalizer<ImportTexts> texts, ImportWords words, CancellationToken cancellationToken) =>
        await imports.FindAsync(id, cancellationToken) is null
            ? TypedResults.NotFound()
            : new ExportFile<ImportFaultRow>(
                ExportFormats.AskedBy(request),
                texts["Faults.File", id],
                [
                    new(texts["File"], fault => fault.File, 32),
                    new(texts["Row"], fault => fault.Line > 0 ? Cell.Whole(fault.Line) : default),
                    new(texts["Invoice"], fault => fault.InvoiceNumber),
                    new(texts["Field"], fault => fault.Field, 24),
                    new(texts["Reason"], fault => words.ReasonOf(fault.Code), 48),
                    new(texts["Value"], fault => fault.Value, 32),
                ],
                faults.ExportAsync(id, cancellationToken));

    private static Results<NoContent, JsonHttpResult<ImportProblem>> AnswerTo<T>(Result<T> result, ImportRefusals refusals) =>
        result.Succeeded ? TypedResults.NoContent() : refusals.Of(result.Error);

    /// <summary>The token comes in a header: the body is the file itself, and no form.</summary>
    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : TypedResults.BadRequest();
    }

    /// <summary>A store that is away, locked or full keeps nobody from sending again.</summary>
    private static async ValueTask<object?> AnswerOutageAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (StoreOutage.Is(fault))
        {
            var http = context.HttpContext;
            StoreAwayPages.Tell(http, fault);
            return http.RequestServices.GetRequiredService<ImportRefusals>().StoreAway();
        }
    }
}
