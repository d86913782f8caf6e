using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminPortal.Web.Shared;

/// <summary>Reads and rewrites the query part of an address.</summary>
public static class UrlQuery
{
    /// <summary>
    /// Sets, replaces or takes away parameters; the others keep their values and their order. A list of values becomes a
    /// repeated parameter; <c>false</c> counts as empty, <c>true</c> is written <c>true</c>, dates as <c>yyyy-MM-dd</c>.
    /// </summary>
    public static string Change(string path, string query, params IReadOnlyList<(string Name, object? Value)> changes)
    {
        var kept = QueryHelpers.ParseQuery(query)
            .Where(pair => changes.All(change => change.Name != pair.Key))
            .SelectMany(pair => pair.Value, (pair, value) => (pair.Key, Text: value ?? ""));
        var set = changes.SelectMany(change => TextsOf(change.Value), (change, text) => (change.Name, Text: text));
        var pairs = kept.Concat(set)
            .Where(pair => pair.Item2.Length > 0)
            .Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}")
            .ToList();
        return pairs.Count == 0 ? path : $"{path}?{string.Join('&', pairs)}";
    }

    /// <summary>Reads the first value of each parameter; null where it is absent or empty.</summary>
    public static Func<string, string?> Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return name => values.TryGetValue(name, out var found) && found is [{ Length: > 0 } value, ..] ? value : null;
    }

    /// <summary>The first value of a request's parameter, or null where it is absent or empty.</summary>
    public static string? FromQuery(this HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static IEnumerable<string> TextsOf(object? value) => value switch
    {
        null or false => [],
        true => ["true"],
        string text => [text],
        DateOnly date => [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        System.Collections.IEnumerable many => many.Cast<object?>().SelectMany(TextsOf),
        IFormattable one => [one.ToString(null, CultureInfo.InvariantCulture)],
        _ => [value.ToString() ?? ""],
    };
}
