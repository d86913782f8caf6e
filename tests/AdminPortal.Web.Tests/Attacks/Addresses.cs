using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>The addresses at which the portal answers, made of what it has mapped.</summary>
internal static partial class Addresses
{
    /// <summary>The address with the same value for every parameter.</summary>
    public static string Of(RouteEndpoint endpoint, Func<string, string> id)
    {
        var path = "";
        foreach (var segment in endpoint.RoutePattern.PathSegments)
        {
            path += "/";
            path = segment.Parts.Aggregate(path, (made, part) => made + (part is RoutePatternLiteralPart literal ? literal.Content : Uri.EscapeDataString(id(made))));
        }

        return path.Length == 0 ? "/" : path;
    }

    public static bool IsPage(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public static bool IsAsset(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    public static bool IsFramework(this RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith('_') == true;

    public static IReadOnlyList<string> MethodsOf(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    public static bool HasParameters(this RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Count > 0;

    /// <summary>The pages and downloads that links lead to from these, each once for a set of parameters, up to so many.</summary>
    public static async Task<IReadOnlyDictionary<string, Answer>> WalkAsync(AttackBrowser browser, int most, params IEnumerable<string> from)
    {
        var answers = new Dictionary<string, Answer>();
        var seen = new HashSet<string>();
        var waiting = new Queue<string>(from);
        while (answers.Count < most && waiting.TryDequeue(out var path))
        {
            if (!seen.Add(ShapeOf(path)))
            {
                continue;
            }

            var answer = answers[path] = await browser.GetAsync(path);
            foreach (Match link in Link().Matches(answer["Content-Type"]?.StartsWith("text/html", StringComparison.Ordinal) == true ? answer.Body : ""))
            {
                waiting.Enqueue(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value));
            }
        }

        return answers;
    }

    /// <summary>A page is the same with another value of a filter, but not on another tab.</summary>
    private static string ShapeOf(string path)
    {
        var parts = path.Split('?', 2);
        return parts.Length == 1 ? path : $"{parts[0]}?{string.Join('&', parts[1].Split('&').Select(pair => pair.StartsWith("tab=", StringComparison.Ordinal) ? pair : pair.Split('=')[0]).Order(StringComparer.Ordinal))}";
    }

    /// <summary>Within the portal, and neither a style sheet nor the other language.</summary>
    [GeneratedRegex("<a [^>]*?href=\"(/(?!/|css/|js/|icons/|fonts/|_)[^\"#]*)")]
    private static partial Regex Link();
}
