using AdminPortal.Application.Contacts;
using AdminPortal.Web.Exports;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Contacts;

/// <summary>Contacts as a file: all that the filters of the address let through, or those that a form names.</summary>
internal static class ContactListExport
{
    public static void MapContactExport(this WebApplication app)
    {
        app.MapGet(PortalUrls.ContactExportPath, ExportMatching);
        app.MapPost(PortalUrls.ContactExportPath, ExportNamed);
    }

    internal static IReadOnlyList<ExportColumn<ContactRow>> ColumnsIn(IStringLocalizer<ContactTexts> texts) =>
    [
        new(texts["Id"], contact => contact.Id),
        new(texts["Name"], contact => contact.Name, 32),
        new(texts["Email"], contact => contact.Email, 32),
        new(texts["Mobile"], contact => contact.Mobile),
        new(texts["Phone"], contact => contact.Phone),
        new(texts["Country"], contact => contact.Country),
        new(texts["Roles"], contact => string.Join(", ", contact.Roles.Select(role => texts[$"Role.{role}"].Value)), 32),
        new(texts["Organization"], contact => contact.Organization?.Name, 32),
        new(texts["Export.OrganizationId"], contact => contact.Organization?.Id),
    ];

    private static ExportFile<ContactRow> ExportMatching(HttpRequest request, ContactService contacts, IStringLocalizer<ContactTexts> texts, TimeProvider clock) =>
        Of(ExportFormats.AskedBy(request), ContactQuery.Read(request.FromQuery).Filter, contacts, texts, clock);

    private static Results<ExportFile<ContactRow>, BadRequest> ExportNamed(
        IFormCollection form, ContactService contacts, IStringLocalizer<ContactTexts> texts, TimeProvider clock) =>
        ListExport.IdsOf(form) is { } ids ? Of(ExportFormats.AskedBy(form), new(Ids: ids), contacts, texts, clock) : TypedResults.BadRequest();

    private static ExportFile<ContactRow> Of(
        ExportFormat format, ContactFilter filter, ContactService contacts, IStringLocalizer<ContactTexts> texts, TimeProvider clock) => new(
        format,
        $"{texts["Export.File"]}-{Display.Machine(Display.LocalDate(clock.GetUtcNow().UtcDateTime))}",
        ColumnsIn(texts),
        ListExport.RowsAsync((page, cancellation) => contacts.ListAsync(filter, page, cancellation)));
}
