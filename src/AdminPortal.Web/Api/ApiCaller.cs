using System.Security.Claims;
using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Api;

/// <summary>The client that calls, as its token and the call say.</summary>
internal static class ApiCaller
{
    public const string Scheme = "ApiToken";
    public const string ClientId = "client_id";
    public const string ClientName = "client_name";
    public const string Scope = "scope";

    /// <summary>Narrows a call to an organisation and those below it.</summary>
    public const string OrganizationHeader = "Signicat-OrganizationId";

    /// <summary>Null where the call is not one of an API client.</summary>
    public static CallerIdentity? Of(HttpContext context)
    {
        if (context.User.Identity is not ClaimsIdentity { AuthenticationType: Scheme } identity || FamilyOf(context.GetEndpoint()?.Metadata) is not { } family)
        {
            return null;
        }

        return new(identity.FindFirst(ClientId)!.Value, identity.FindFirst(ClientName)!.Value, [], ChangeSource.Api)
        {
            Client = new(family, ScopesOf(identity), NarrowedTo(context)),
        };
    }

    /// <summary>Of an endpoint that takes any token none, so that the caller sees nobody's objects.</summary>
    private static string? FamilyOf(EndpointMetadataCollection? endpoint) =>
        endpoint?.GetMetadata<NeededScope>() is { Scope: var needed } ? ApiScopes.FamilyOf(needed)
        : endpoint?.GetMetadata<AnyScope>() is not null ? ""
        : null;

    public static string[] ScopesOf(ClaimsIdentity identity) => identity.FindFirst(Scope)?.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Null where the call is not narrowed; an empty name is one that nothing has.</summary>
    public static string? NarrowedTo(HttpContext context) => Narrowings(context).FirstOrDefault();

    /// <summary>All that the call names, be it in the header or in the query, as the provider's own SDKs do.</summary>
    public static IEnumerable<string> Narrowings(HttpContext context) =>
        context.Request.Headers[OrganizationHeader].Concat(context.Request.Query["signicat-organizationId"]).Select(name => name ?? "");
}
