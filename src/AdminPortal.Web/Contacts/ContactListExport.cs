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

    internal static IReadOnlyList<CsvColumn<ContactRow>> ColumnsIn(IStringLocalizer<ContactTexts> texts) =>
    [
        new(texts["Id"], contact => contact.Id),
        new(texts["Name"], contact => contact.Name),
        new(texts["Email"], contact => contact.Email),
        new(texts["Mobile"], contact => contact.Mobile),
        new(texts["Phone"], contact => contact.Phone),
        new(texts["Country"], contact => contact.Country),
        new(texts["Roles"], contact => string.Join(", ", contact.Roles.Select(role => texts[$"Role.{role}"].Value))),
        new(texts["Organization"], contact => contact.Organization?.Name),
        new(texts["Export.OrganizationId"], contact => contact.Organization?.Id),
    ];

    private static CsvExport<ContactRow> ExportMatching(HttpRequest request, ContactService contacts, IStringLocalizer<ContactTexts> texts, TimeProvider clock) =>
        Of(ContactQuery.Read(name => request.Query[name] is [{ Length: > 0 } value, ..] ? value : null).Filter, contacts, texts, clock);

    private static Results<CsvExport<ContactRow>, BadRequest> ExportNamed(
        IFormCollection form, ContactService contacts, IStringLocalizer<ContactTexts> texts, TimeProvider clock) =>
        ListExport.IdsOf(form) is { } ids ? Of(new(Ids: ids), contacts, texts, clock) : TypedResults.BadRequest();

    private static CsvExport<ContactRow> Of(ContactFilter filter, ContactService contacts, IStringLocalizer<ContactTexts> texts, TimeProvider clock) => new(
        $"{texts["Export.File"]}-{Display.Machine(Display.LocalDate(clock.GetUtcNow().UtcDateTime))}",
        ColumnsIn(texts),
        ListExport.RowsAsync((page, cancellation) => contacts.ListAsync(filter, page, cancellation)));
}
