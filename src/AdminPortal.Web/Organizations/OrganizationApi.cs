namespace AdminPortal.Web.Organizations;

/// <summary>Organizations over HTTP, as the first document has them.</summary>
internal static class OrganizationApi
{
    public static void MapOrganizationApi(this RouteGroupBuilder api)
    {
        _ = api;
    }
}
