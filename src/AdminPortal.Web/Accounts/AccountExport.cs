using AdminPortal.Application.Accounts;
using AdminPortal.Web.Exports;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>Accounts as a file: all that the filters of the address let through, or those that a form names.</summary>
internal static class AccountExport
{
    public static void MapAccountExport(this WebApplication app)
    {
        app.MapGet(PortalUrls.AccountExportPath, ExportMatching);
        app.MapPost(PortalUrls.AccountExportPath, ExportNamed);
    }

    internal static IReadOnlyList<ExportColumn<AccountRow>> ColumnsIn(IStringLocalizer<AccountTexts> texts) =>
    [
        new(texts["Id"], account => account.Id),
        new(texts["Name"], account => account.Name, 32),
        new(texts["Organization"], account => account.Organization?.Name, 32),
        new(texts["Export.OrganizationId"], account => account.Organization?.Id),
        new(texts["Type"], account => texts[account.IsSandbox ? "Type.Sandbox" : "Type.Production"]),
        new(texts["Region"], account => account.Region),
        new(texts["Cloud"], account => account.Cloud),
        new(texts["State"], account => texts[account.Enabled ? "State.Enabled" : "State.Disabled"]),
        new(texts["Protected"], account => texts[account.IsDeleteProtected ? "Export.Yes" : "Export.No"]),
        new(texts["Created"], account => Cell.Moment(account.CreatedAt), 20),
        new(texts["Changed"], account => Cell.Moment(account.LastModifiedAt), 20),
        new(texts["Deleted"], account => Cell.Moment(account.DeletedAt), 20),
    ];

    private static ExportFile<AccountRow> ExportMatching(HttpRequest request, AccountService accounts, IStringLocalizer<AccountTexts> texts, TimeProvider clock) =>
        Of(ExportFormats.AskedBy(request), AccountQuery.Read(request.FromQuery).Filter, accounts, texts, clock);

    private static Results<ExportFile<AccountRow>, BadRequest> ExportNamed(
        IFormCollection form, AccountService accounts, IStringLocalizer<AccountTexts> texts, TimeProvider clock) =>
        ListExport.IdsOf(form) is { } ids ? Of(ExportFormats.AskedBy(form), new(Ids: ids), accounts, texts, clock) : TypedResults.BadRequest();

    private static ExportFile<AccountRow> Of(
        ExportFormat format, AccountFilter filter, AccountService accounts, IStringLocalizer<AccountTexts> texts, TimeProvider clock) => new(
        format,
        $"{texts["Export.File"]}-{Display.Machine(Display.LocalDate(clock.GetUtcNow().UtcDateTime))}",
        ColumnsIn(texts),
        ListExport.RowsAsync((page, cancellation) => accounts.ListAsync(filter, page, cancellation)));
}
