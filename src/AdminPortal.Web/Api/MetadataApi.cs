namespace AdminPortal.Web.Api;

/// <summary>What values the contract's fields may take.</summary>
internal static class MetadataApi
{
    public static void MapMetadataApi(this RouteGroupBuilder api)
    {
        _ = api;
    }
}
