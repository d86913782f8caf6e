using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Api;

/// <summary>
/// What RFC 9110 (section 13.1) has beyond one version: several in <c>If-Match</c>, of which any will do, and <c>If-None-Match</c>. The latter
/// only where the ETag is of the whole answer: that of an object is its own version, while its answer also tells of others, such as the name
/// of its organisation, which change without it.
/// </summary>
internal static class ApiPreconditions
{
    private const int MostVersions = 10;

    public static async ValueTask<object?> ApplyAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        return !HttpMethods.IsGet(request.Method) && VersionsIn(request) is { Count: > 0 } versions ? await TryEachAsync(call, next, versions) : await next(call);
    }

    /// <summary>304 to whoever has the answer already.</summary>
    public static async ValueTask<object?> SpareWhoKnowsAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var answer = await next(call);
        return IsKnown(call.HttpContext.Request, call.HttpContext.Response) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : answer;
    }

    /// <summary>The services take one version: where the object has another, nothing was done, and the next one is tried.</summary>
    private static async ValueTask<object?> TryEachAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next, IReadOnlyList<string> versions)
    {
        var request = call.HttpContext.Request;
        if (await ApiBodies.ReadBytesAsync(request) is not { } body)
        {
            return new ApiProblem(StatusCodes.Status413PayloadTooLarge, "too_large");
        }

        object? answer = null;
        foreach (var version in versions)
        {
            request.Headers.IfMatch = version;
            request.Body = new MemoryStream(body);
            answer = await next(call);
            if (answer is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status412PreconditionFailed })
            {
                return answer;
            }
        }

        return answer;
    }

    /// <summary>Of a list, those that can be a version of ours; a weak one never matches.</summary>
    private static List<string> VersionsIn(HttpRequest request) =>
        EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out var tags) && tags.Count > 1
            ? [.. tags.Where(tag => !tag.IsWeak && ApiVersions.IsVersion(tag)).Select(tag => tag.ToString()).Distinct().Take(MostVersions)]
            : [];

    private static bool IsKnown(HttpRequest request, HttpResponse response) =>
        response.Headers.ETag.ToString() is { Length: > 0 } tag
        && EntityTagHeaderValue.TryParse(tag, out var current)
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(current, useStrongComparison: false));
}
