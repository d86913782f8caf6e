using System.Net;
using AdminPortal.Application.Access;
using AdminPortal.Testing;
using AdminPortal.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.SignIn;

public sealed class HavingNoAccess(EntraWorld world) : EntraTest(world)
{
    private const string Nobody = "aaaaaaaa-0000-0000-0000-000000000006";

    [Fact]
    public async Task APageSaysSoWithWhatToHandOver()
    {
        using var browser = World.Browser();

        var page = await browser.SignInAsync("nobody", "/accounts?q=a");

        Assert.Equal(("/accounts?q=a", HttpStatusCode.Forbidden), (page.Address.PathAndQuery, page.Status));
        Assert.Contains("En administrator av portalen kan gi deg tilgang", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ingen Rolle", page.Text, StringComparison.Ordinal);
        Assert.Contains($"data-copy=\"{Nobody}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/accounts?q=a\"", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("/session/end", (await browser.SignOutAsync("/accounts")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPageAndEndpointIsClosed()
    {
        using var browser = World.Browser();
        await browser.SignInAsync("nobody");
        var closed = World.Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(rule => rule.Policy != ApiAuthentication.Policy))
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
            .Select(endpoint => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
                string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1")))))
            .Distinct().ToList();
        Assert.True(closed.Count > 40, $"Only {closed.Count} were found.");

        List<string> open = [];
        foreach (var path in closed)
        {
            if ((await browser.GetAsync(path)).Status != HttpStatusCode.Forbidden)
            {
                open.Add(path);
            }
        }

        Assert.Equal([], open);
    }

    [Fact]
    public async Task OnceAGrantIsGivenAReloadLetsThemIn()
    {
        await Provider.BehaveAsync(new { claims = new { oid = "granted-later" } });
        using var browser = World.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SignInAsync("nobody", "/accounts")).Status);

        World.Store.Given.Grant("granted-later", StaffRole.Viewer, World.Store.Given.Organization("Fjord"));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/accounts")).Status);
    }

    [Fact]
    public async Task OnceTheLastGrantHasExpiredTheDoorCloses()
    {
        await Provider.BehaveAsync(new { claims = new { oid = "granted-before" } });
        var portal = World.Host();
        await World.BeginAsync();
        await Provider.BehaveAsync(new { claims = new { oid = "granted-before" } });
        World.Store.Given.Grant("granted-before", StaffRole.Viewer, null, portal.Clock.GetUtcNow().UtcDateTime.AddMinutes(5));
        using var browser = new EntraBrowser(portal.Address);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync("nobody", "/accounts")).Status);

        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/accounts")).Status);
    }
}
