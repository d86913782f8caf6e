using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Benchmarks.Api;
using AdminPortal.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(HandWrittenStartup))]

namespace AdminPortal.Benchmarks.Api;

/// <summary>
/// Puts the hand-written lists into the portal: a call that carries their header takes the way of every other, through limits and token, to
/// them instead of to the portal's own. Beside them stands what the benchmark must know of the process.
/// </summary>
internal sealed class HandWrittenStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services
        .AddSingleton<MatcherPolicy, HandWrittenPolicy>()
        .AddSingleton<IStartupFilter, BenchmarkRoutes>());
}

internal sealed class HandWrittenPolicy(ApiPages pages, StoreSettings store) : MatcherPolicy, IEndpointSelectorPolicy
{
    public const string Header = "Hand-Written";

    private readonly Dictionary<Endpoint, RouteEndpoint> others = [];

    public override int Order => int.MaxValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => HandlerOf(endpoint) is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count && httpContext.Request.Headers.ContainsKey(Header); i++)
        {
            if (candidates.IsValidCandidate(i))
            {
                candidates.ReplaceEndpoint(i, OtherOf((RouteEndpoint)candidates[i].Endpoint), candidates[i].Values);
            }
        }

        return Task.CompletedTask;
    }

    private RouteEndpoint OtherOf(RouteEndpoint endpoint)
    {
        lock (others)
        {
            return others.TryGetValue(endpoint, out var other)
                ? other
                : others[endpoint] = new(HandlerOf(endpoint)!, endpoint.RoutePattern, endpoint.Order, endpoint.Metadata, endpoint.DisplayName);
        }
    }

    private RequestDelegate? HandlerOf(Endpoint endpoint)
    {
        var lists = new HandWrittenLists(store, pages);
        return endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName switch
        {
            "listAccounts" => lists.AccountsAsync,
            "listContacts" => lists.ContactsAsync,
            "listOrganizations" => lists.OrganizationsAsync,
            _ => null,
        };
    }
}

internal sealed class BenchmarkRoutes : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/benchmark/token", token => token.Run(async context => await context.Response.WriteAsync(
            (await context.RequestServices.GetRequiredService<AccessTokens>().CreateAsync(context.Request.Query["client"]!, ApiScopes.All, context.RequestAborted)).Token)));
        app.Map("/benchmark/page", page => page.Run(context => context.Response.WriteAsync(context.RequestServices.GetRequiredService<ApiPages>()
            .Next(new Slice<int>([], long.Parse(context.Request.Query["after"]!, System.Globalization.CultureInfo.InvariantCulture)), context.Request.Query["list"]!)!)));
        app.Map("/benchmark/heap", heap => heap.Run(context => context.Response.WriteAsync(
            $"{GC.GetTotalMemory(false)} {GC.CollectionCount(2)}")));
        next(app);
    };
}
