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

    internal static IReadOnlyList<CsvColumn<AccountRow>> ColumnsIn(IStringLocalizer<AccountTexts> texts) =>
    [
        new(texts["Id"], account => account.Id),
        new(texts["Name"], account => account.Name),
        new(texts["Organization"], account => account.Organization?.Name),
        new(texts["Export.OrganizationId"], account => account.Organization?.Id),
        new(texts["Type"], account => texts[account.IsSandbox ? "Type.Sandbox" : "Type.Production"]),
        new(texts["Region"], account => account.Region),
        new(texts["Cloud"], account => account.Cloud),
        new(texts["State"], account => texts[account.Enabled ? "State.Enabled" : "State.Disabled"]),
        new(texts["Protected"], account => texts[account.IsDeleteProtected ? "Export.Yes" : "Export.No"]),
        new(texts["Created"], account => Display.Sortable(account.CreatedAt)),
        new(texts["Changed"], account => Display.Sortable(account.LastModifiedAt)),
        new(texts["Deleted"], account => account.DeletedAt is { } at ? Display.Sortable(at) : null),
    ];

    private static CsvExport<AccountRow> ExportMatching(HttpRequest request, AccountService accounts, IStringLocalizer<AccountTexts> texts, TimeProvider clock) =>
        Of(AccountQuery.Read(name => request.Query[name] is [{ Length: > 0 } value, ..] ? value : null).Filter, accounts, texts, clock);

    private static Results<CsvExport<AccountRow>, BadRequest> ExportNamed(
        IFormCollection form, AccountService accounts, IStringLocalizer<AccountTexts> texts, TimeProvider clock) =>
        ListExport.IdsOf(form) is { } ids ? Of(new(Ids: ids), accounts, texts, clock) : TypedResults.BadRequest();

    private static CsvExport<AccountRow> Of(AccountFilter filter, AccountService accounts, IStringLocalizer<AccountTexts> texts, TimeProvider clock) => new(
        $"{texts["Export.File"]}-{Display.Machine(Display.LocalDate(clock.GetUtcNow().UtcDateTime))}",
        ColumnsIn(texts),
        ListExport.RowsAsync((page, cancellation) => accounts.ListAsync(filter, page, cancellation)));
}
