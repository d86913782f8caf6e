namespace AdminPortal.Web.Api;

/// <summary>The API's description for programs (OpenAPI 3.1) and for people.</summary>
internal static class ApiReference
{
    public static void MapApiReference(this WebApplication app)
    {
        _ = app;
    }
}
