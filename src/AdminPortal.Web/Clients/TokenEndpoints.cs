namespace AdminPortal.Web.Clients;

/// <summary>Access tokens by client credentials (RFC 6749, 4.4), and their revocation (RFC 7009).</summary>
internal static class TokenEndpoints
{
    public static void MapTokenEndpoints(this WebApplication app)
    {
        _ = app;
    }
}
