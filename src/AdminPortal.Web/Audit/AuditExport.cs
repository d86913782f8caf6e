using System.Runtime.CompilerServices;
using AdminPortal.Application.Audit;
using AdminPortal.Web.Exports;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Audit;

/// <summary>The history as a file: all that the filters let through, a row for each changed field.</summary>
internal static class AuditExport
{
    public static void MapAuditExport(this WebApplication app) => app.MapGet(PortalUrls.AuditExportPath, Export);

    internal static IReadOnlyList<ExportColumn<AuditLine>> ColumnsIn(IStringLocalizer<AuditTexts> texts) =>
    [
        new(texts["Column.Sequence"], line => Cell.Whole(line.Entry.Sequence)),
        new(texts["Column.Time"], line => Cell.Moment(line.Entry.At), 20),
        new(texts["Person"], line => line.Entry.PersonName),
        new(texts["Column.PersonId"], line => line.Entry.PersonId),
        new(texts["Source"], line => texts[$"Source.{line.Entry.Source}"]),
        new(texts["Action"], line => texts.Word("Action", line.Entry.Action)),
        new(texts["Type"], line => texts.Word("Kind", line.Entry.Subject.Type)),
        new(texts["Object"], line => line.Entry.Subject.Name, 32),
        new(texts["Column.ObjectId"], line => line.Entry.Subject.Id),
        new(texts["Field"], line => line.Field is { } field ? texts.Field(line.Entry.Subject.Type, field.Name) : null),
        new(texts["Column.Old"], line => ValueOf(texts, line.Field, line.Field?.Old), 32),
        new(texts["Column.New"], line => ValueOf(texts, line.Field, line.Field?.New), 32),
        new(texts["Reason"], line => texts.Reason(line.Entry)),
        new(texts["Trace"], line => line.Entry.TraceId),
        new(texts["Column.OperationId"], line => line.Entry.OperationId),
    ];

    /// <summary>An entry without fields is a row too.</summary>
    internal static async IAsyncEnumerable<AuditLine> LinesOf(IAsyncEnumerable<AuditEntryDetail> entries, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            foreach (var field in entry.Fields.DefaultIfEmpty())
            {
                yield return new(entry, field);
            }
        }
    }

    private static ExportFile<AuditLine> Export(HttpRequest request, AuditService audit, IStringLocalizer<AuditTexts> texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var search = AuditSearch.Read(request.FromQuery);
        var today = Display.Machine(Display.LocalDate(clock.GetUtcNow().UtcDateTime));
        return new(ExportFormats.AskedBy(request), $"{texts["File"]}-{today}", ColumnsIn(texts), LinesOf(audit.ExportAsync(search.Filter, cancellationToken), cancellationToken));
    }

    private static string? ValueOf(IStringLocalizer<AuditTexts> texts, AuditField? field, AuditValue? value) => (field, value) switch
    {
        (null, _) or (_, null) => null,
        ({ IsErased: true }, _) => texts["Value.Erased"],
        (_, { Text: null, IsHidden: false }) => null,
        _ => texts.Value(field.Name, value),
    };

    /// <param name="Field">Null for an entry without fields.</param>
    internal sealed record AuditLine(AuditEntryDetail Entry, AuditField? Field);
}
