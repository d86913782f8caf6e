using AdminPortal.Web.Tests.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Architecture;

/// <summary>What answers those who are not signed in is a short list; whatever else is mapped is closed by default.</summary>
public sealed class OpenDoors
{
    private static readonly string[] Open =
    [
        "/.well-known/security.txt",
        "/auth/open/connect/token",
        "/health/live",
        "/health/ready",
        "/not-found",
        "/oauth/v2/jwks",
        "/oauth/v2/revoke",
        "/oauth/v2/token",
        "/openapi/v1.json",
        "/preferences/language",
        "/sign-in",
        "/sign-in/development",
        "/sign-out",
        "/status/{Code:int}",
    ];

    [Fact]
    public void AreTheseAndNoOthers()
    {
        using var host = new PortalHost();
        var open = host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(string.Join('\n', Open), string.Join('\n', open));
    }
}
