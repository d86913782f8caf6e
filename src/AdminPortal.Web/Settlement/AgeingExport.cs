using System.Runtime.CompilerServices;
using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Web.Exports;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement;

/// <summary>The ageing as a file: every currency with its total and all its organisations. What the address asks for wrongly makes no file.</summary>
internal static class AgeingExport
{
    public static void MapAgeingExport(this WebApplication app) => app.MapGet(PortalUrls.AgeingExportPath, ExportAsync);

    internal static IReadOnlyList<ExportColumn<Line>> ColumnsIn(IStringLocalizer<AgeingTexts> texts) =>
    [
        new(texts["Column.AsAt"], line => Cell.Day(line.AsAt)),
        new(texts["Currency"], line => line.Currency),
        new(texts["Organization"], line => line.Name, 32),
        new(texts["Column.Id"], line => line.Id),
        .. AgeingBuckets.All.SelectMany(bucket => Pair(texts, texts[$"Bucket.{bucket}"], line => line.Figures[bucket])),
        .. Pair(texts, texts["Overdue"], line => line.Figures.Overdue),
        .. Pair(texts, texts["Total"], line => line.Figures.Total),
    ];

    internal static async IAsyncEnumerable<Line> LinesAsync(
        AgeingReport first, AgeingFilter filter, AgeingService ageing, IStringLocalizer<AgeingTexts> texts, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var of in first.Currencies)
        {
            yield return new(first.AsAt, of.CurrencyCode, texts["Column.All"], first.Organization?.Id, of.Figures);
            var report = await ageing.OfAsync(filter with { CurrencyCode = of.CurrencyCode }, cancellationToken);
            foreach (var row in report?.Rows ?? [])
            {
                yield return new(first.AsAt, of.CurrencyCode, AgeingOrganizations.NameOf(row, filter.Party, texts), row.Organization?.Id, row.Figures);
            }
        }
    }

    private static async Task<Results<ExportFile<Line>, BadRequest, NotFound>> ExportAsync(
        HttpRequest request, AgeingService ageing, IStringLocalizer<AgeingTexts> texts, CancellationToken cancellationToken)
    {
        var search = AgeingSearch.Read(request.FromQuery, out var faults);
        if (faults.Count > 0)
        {
            return TypedResults.BadRequest();
        }

        var filter = search.Filter with { Rows = AgeingFilter.MaximumRows };
        return await ageing.OfAsync(filter with { Rows = 1 }, cancellationToken) is { } report
            ? new ExportFile<Line>(ExportFormats.AskedBy(request), $"{texts["File"]}-{Display.Machine(report.AsAt)}", ColumnsIn(texts), LinesAsync(report, filter, ageing, texts, cancellationToken))
            : TypedResults.NotFound();
    }

    private static IEnumerable<ExportColumn<Line>> Pair(IStringLocalizer<AgeingTexts> texts, string name, Func<Line, AgeingAmount> amount) =>
    [
        new(name, line => Cell.Amount(amount(line).Amount)),
        new(texts["Column.Count", name], line => Cell.Whole(amount(line).Count)),
    ];

    internal sealed record Line(DateOnly AsAt, string Currency, string Name, string? Id, AgeingFigures Figures);
}
