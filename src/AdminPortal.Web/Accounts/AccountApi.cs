namespace AdminPortal.Web.Accounts;

/// <summary>Accounts over HTTP, as the first document has them.</summary>
internal static class AccountApi
{
    public static void MapAccountApi(this RouteGroupBuilder api)
    {
        _ = api;
    }
}
