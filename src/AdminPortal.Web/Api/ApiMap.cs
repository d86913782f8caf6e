using AdminPortal.Web.Api.Reference;
using Microsoft.AspNetCore.Routing.Template;

namespace AdminPortal.Web.Api;

/// <summary>
/// Which methods the API has at an address. Routing's own answer will not do: a page or a file that could stand there counts with it.
/// </summary>
internal sealed class ApiMap(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<Place>> places = new(() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => IsOfApi(endpoint.Metadata))
            .OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
            .Select(endpoint => new Place(
                endpoint, endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [], new(new RouteTemplate(endpoint.RoutePattern), []))),
    ]);

    /// <summary>None where there is nothing.</summary>
    public IReadOnlyList<string> MethodsAt(PathString path) =>
        [.. places.Value.Where(place => place.Matcher.TryMatch(path, [])).SelectMany(place => place.Methods).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>RFC 9110, 9.3.2: HEAD is GET without the body, which the server leaves out by itself.</summary>
    public bool TryFindForHead(HttpContext context)
    {
        var values = new RouteValueDictionary();
        if (!HttpMethods.IsHead(context.Request.Method)
            || places.Value.FirstOrDefault(place => place.Methods.Contains(HttpMethods.Get) && place.Matcher.TryMatch(context.Request.Path, values)) is not { } found)
        {
            return false;
        }

        context.Request.Method = HttpMethods.Get;
        context.Request.RouteValues = values;
        context.SetEndpoint(found.Endpoint);
        return true;
    }

    private static bool IsOfApi(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<ApiEndpoint>() is not null || metadata.GetMetadata<DescribedEndpoint>() is not null;

    private sealed record Place(RouteEndpoint Endpoint, IReadOnlyList<string> Methods, TemplateMatcher Matcher);
}
