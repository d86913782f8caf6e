namespace AdminPortal.Web.BillingAccounts;

/// <summary>Corporate accounts, organisations and address cards over HTTP, as the second document has them.</summary>
internal static class CorporateAccountApi
{
    public static void MapCorporateAccountApi(this WebApplication app)
    {
        _ = app;
    }
}
