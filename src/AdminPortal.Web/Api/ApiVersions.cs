using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Api;

/// <summary>An object's version as HTTP carries it: <c>ETag: "7"</c>, and <c>If-Match: "7"</c> on a change.</summary>
internal static class ApiVersions
{
    public static void Tell(HttpContext context, int version) => context.Response.Headers.ETag = Tag(version);

    public static string Tag(int version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>
    /// The version that the change was made from: null where none is asked for or <c>*</c>; one that no object has where the header names
    /// none of ours, so that the service answers that it is stale.
    /// </summary>
    public static int? Wanted(HttpRequest request)
    {
        var wanted = request.Headers.IfMatch;
        if (wanted.Count == 0)
        {
            return null;
        }

        return EntityTagHeaderValue.TryParseStrictList(wanted, out var tags) && tags.Count == 1
            ? tags[0].Equals(EntityTagHeaderValue.Any) ? null : VersionOf(tags[0])
            : int.MinValue;
    }

    public static bool IsVersion(EntityTagHeaderValue tag) => VersionOf(tag) != int.MinValue;

    private static int VersionOf(EntityTagHeaderValue tag) =>
        !tag.IsWeak && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : int.MinValue;
}
