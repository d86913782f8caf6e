using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdminPortal.Web.Tests.Api.Contract;

/// <summary>Compares a value with a schema, for the part of JSON Schema that the document uses; a member that the schema does not name is a fault.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private static readonly HashSet<string> Understood =
    [
        "$ref", "type", "properties", "required", "items", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "format", "oneOf", "anyOf",
        "description", "default", "example", "examples", "contentMediaType",
    ];

    public IEnumerable<string> Faults(JsonElement value, JsonElement schema, string at = "$")
    {
        var resolved = Resolve(schema);
        foreach (var keyword in resolved.EnumerateObject().Where(keyword => !Understood.Contains(keyword.Name)))
        {
            yield return $"{at}: the document uses {keyword.Name}, which the tests do not check";
        }

        foreach (var fault in Choice(resolved) is { } choices
                     ? choices.Any(choice => !Faults(value, choice, at).Any()) ? [] : [$"{at}: {Short(value)} is none of the choices"]
                     : Plain(value, resolved, at))
        {
            yield return fault;
        }
    }

    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()![2..].Split('/').Aggregate(document, (at, part) => at.GetProperty(part.Replace("~1", "/", StringComparison.Ordinal)));
        }

        return schema;
    }

    public static string[] TypesOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];

    private static JsonElement[]? Choice(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices) ? [.. choices.EnumerateArray()] : null;

    private IEnumerable<string> Plain(JsonElement value, JsonElement schema, string at)
    {
        var types = TypesOf(schema);
        if (types.Length > 0 && !types.Any(type => IsA(value, type)))
        {
            return [$"{at}: {Short(value)} is not {string.Join(" or ", types)}"];
        }

        if (schema.TryGetProperty("enum", out var known) && value.ValueKind is not JsonValueKind.Null && !known.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            return [$"{at}: {Short(value)} is not among {known}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(value, schema, at),
            JsonValueKind.Array => OfArray(value, schema, at),
            JsonValueKind.String => OfText(value.GetString()!, schema, at),
            JsonValueKind.Number => OfNumber(value, schema, at),
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(JsonElement value, JsonElement schema, string at)
    {
        var members = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToDictionary(member => member.Name, member => member.Value) : [];
        foreach (var name in schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [])
        {
            if (!value.TryGetProperty(name, out _))
            {
                yield return $"{at}: {name} is missing";
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            var faults = members.TryGetValue(member.Name, out var expected) ? Faults(member.Value, expected, $"{at}.{member.Name}") : [$"{at}: {member.Name} is not documented"];
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<string> OfArray(JsonElement value, JsonElement schema, string at) =>
        schema.TryGetProperty("items", out var items) ? value.EnumerateArray().SelectMany((item, index) => Faults(item, items, $"{at}[{index}]")) : [];

    private static IEnumerable<string> OfText(string text, JsonElement schema, string at)
    {
        if ((Number(schema, "minLength") is { } shortest && text.Length < shortest) || (Number(schema, "maxLength") is { } longest && text.Length > longest))
        {
            yield return $"{at}: \"{text}\" has {text.Length} characters";
        }

        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!))
        {
            yield return $"{at}: \"{text}\" does not match {pattern}";
        }

        if (schema.TryGetProperty("format", out var format) && !HasFormat(text, format.GetString()!))
        {
            yield return $"{at}: \"{text}\" is no {format}";
        }
    }

    private static IEnumerable<string> OfNumber(JsonElement value, JsonElement schema, string at) =>
        (Number(schema, "minimum") is { } least && value.GetDecimal() < least) || (Number(schema, "maximum") is { } most && value.GetDecimal() > most) ? [$"{at}: {value} is out of bounds"] : [];

    private static bool IsA(JsonElement value, string type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Object, "object") or (JsonValueKind.Array, "array") or (JsonValueKind.String, "string") or (JsonValueKind.Null, "null") => true,
        (JsonValueKind.True or JsonValueKind.False, "boolean") or (JsonValueKind.Number, "number") => true,
        (JsonValueKind.Number, "integer") => value.TryGetInt64(out _),
        _ => false,
    };

    /// <summary>Instants are always in UTC.</summary>
    private static bool HasFormat(string text, string format) => format switch
    {
        "date-time" => text.EndsWith('Z') && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => true,
    };

    private static decimal? Number(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) ? value.GetDecimal() : null;

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
