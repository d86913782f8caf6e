using AdminPortal.Web.Accounts;
using AdminPortal.Web.Api.Reference;
using AdminPortal.Web.BillingAccounts;
using AdminPortal.Web.Clients;
using AdminPortal.Web.Contacts;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Organizations;

namespace AdminPortal.Web.Api;

/// <summary>The HTTP API: two contracts on the services that the pages use.</summary>
internal static class ApiRoutes
{
    public const string AccountManagement = "/account-management";
    public const string CorporateAccounts = "/corporate-accounts/v2";

    public static void MapApi(this WebApplication app)
    {
        app.MapTokenEndpoints();
        var management = app.MapGroup(AccountManagement).AsApi(ApiDialect.AccountManagement);
        management.MapAccountApi();
        management.MapContactApi();
        management.MapInvoiceApi();
        management.MapOrganizationApi();
        management.MapMetadataApi();
        app.MapCorporateAccountApi();
        app.MapApiReference();
    }
}
