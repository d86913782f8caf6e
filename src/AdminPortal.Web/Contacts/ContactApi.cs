namespace AdminPortal.Web.Contacts;

/// <summary>Contacts over HTTP, as the first document has them.</summary>
internal static class ContactApi
{
    public static void MapContactApi(this RouteGroupBuilder api)
    {
        _ = api;
    }
}
