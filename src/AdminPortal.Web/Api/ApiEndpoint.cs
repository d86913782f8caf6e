namespace AdminPortal.Web.Api;

/// <summary>What marks an endpoint as one of the API: its dialect, and the scope that it takes.</summary>
internal sealed record ApiEndpoint(ApiDialect Dialect);

/// <summary>The scope that a call needs; a higher one of the same family will do.</summary>
internal sealed record NeededScope(string Scope);

/// <summary>Any token will do: what is answered is nobody's.</summary>
internal sealed record AnyScope;

internal static class ApiEndpoints
{
    /// <summary>Tokens only: the portal's cookie means nothing here.</summary>
    public static RouteGroupBuilder AsApi(this RouteGroupBuilder group, ApiDialect dialect)
    {
        group.WithMetadata(new ApiEndpoint(dialect));
        group.RequireAuthorization(ApiAuthentication.Policy);
        group.DisableAntiforgery();
        group.AddEndpointFilter(ApiNarrowing.CheckAsync);
        group.AddEndpointFilter(ApiDryRun.ApplyAsync);
        group.AddEndpointFilter(ApiIdempotency.ApplyAsync);
        group.AddEndpointFilter(ApiPreconditions.ApplyAsync);
        return group;
    }

    /// <param name="scope">One of <see cref="AdminPortal.Application.Clients.ApiScopes"/>.</param>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string scope) => endpoint.WithMetadata(new NeededScope(scope));

    public static RouteHandlerBuilder NeedsAnyScope(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new AnyScope());

    public static ApiDialect? DialectOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>()?.Dialect;
}
