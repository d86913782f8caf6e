using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdminPortal.Web.Tests.Api;

/// <summary>An answer of the API, read to its end; where it is not the one expected, the test prints it.</summary>
internal sealed record Reply(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Body)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>What went wrong, in either dialect.</summary>
    public string? Code => (Json["code"] ?? Json["errorCode"])?.ToString();

    public string? ETag => Header("ETag");

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    /// <summary>The faulty members of a 400, in the order told.</summary>
    public IEnumerable<string> Faults => Is(400, "invalid_input").Json["invalidParams"]!.AsArray().Select(fault => (string)fault!["name"]!);

    /// <summary>The ids of a list's rows.</summary>
    public IEnumerable<string> Ids => Is(200).Json["data"]!.AsArray().Select(row => (string)row!["id"]!);

    public string? Next => this["next"];

    /// <summary>A member of the answer: a text as it is, all else as JSON.</summary>
    public string? this[string member]
    {
        get
        {
            JsonNode? value = null;
            Assert.True(Json is JsonObject all && all.TryGetPropertyValue(member, out value), $"Without {member}, {Status}:\n{Body}");
            return value is null || value.GetValueKind() is JsonValueKind.String ? (string?)value : value.ToJsonString();
        }
    }

    /// <summary>Null where the answer has none.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <param name="code">Where it is named, the answer is held against all that its dialect says of a refusal: a number is the second API's.</param>
    public Reply Is(int status, string? code = null)
    {
        Assert.True(Status == status && (code is null || Code == code), $"Expected {status} {code}, got {Status}:\n{Headers}{Body}");
        if (code is not null && char.IsAsciiDigit(code[0]))
        {
            Assert.Equal(["errorCode", "message", "traceId"], Json.AsObject().Select(member => member.Key));
            Assert.NotEmpty((string)Json["traceId"]!);
        }
        else if (code is not null)
        {
            Assert.Equal(("application/problem+json", status), (MediaType, (int)Json["status"]!));
        }

        return this;
    }

    /// <summary>400 that names these fields and no other.</summary>
    public void IsInvalid(params string[] fields)
    {
        Assert.True(fields.Order(StringComparer.Ordinal).SequenceEqual(Faults.Order(StringComparer.Ordinal)), $"Expected {string.Join(", ", fields)}: {Body}");
        Assert.All(Json["invalidParams"]!.AsArray(), fault => Assert.NotEmpty((string)fault!["reason"]!));
    }

    /// <summary>The answer's JSON where the call went well.</summary>
    public JsonNode Ok()
    {
        Assert.Equal("application/json", Is(200).MediaType);
        return Json;
    }

    /// <summary>The same members with the same values in the same order.</summary>
    public void Is(string json) => Assert.Equal(JsonNode.Parse(json)!.ToJsonString(Indented), Ok().ToJsonString(Indented));
}
