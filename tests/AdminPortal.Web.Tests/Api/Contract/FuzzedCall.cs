using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdminPortal.Web.Tests.Api.Contract;

/// <summary>Makes calls of an operation that are nearly right, or not at all, from what the document says of it.</summary>
internal sealed class FuzzedCall(ApiContract contract, ApiOperation operation, Random random, Func<string, string> existing)
{
    private static readonly string[] Odd =
    [
        "", " ", "null", "0", "-1", "1.5", "1e999", "2147483648", "99999999999999999999", "true", "TRUE", "[]", "{}", "'", "\"", "\\", "%", "%00", "..", "../..", "*", "; DROP TABLE Accounts", "<script>",
        "æøå", "Å", "\u202Eabc", "\u200B", "😀", "\uFEFF", "ﷺ", "İ", "ß", "NaN", "2026-02-30", "9999-12-31T23:59:59Z", "0001-01-01", "2026-01-01T00:00:00+25:00", "o-p-", "a-ppge-ovC1eMDgt0hkgqZUSaPh",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "BREW"];
    private static readonly string[] ContentTypes = ["text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=nonsense", "multipart/form-data", "x", "application/merge-patch+json", "application/x-www-form-urlencoded"];

    public HttpRequestMessage Next()
    {
        var request = new HttpRequestMessage(new(OneIn(25) ? Pick(Methods) : operation.Method), PathAndQuery());
        AddHeaders(request);
        if (operation.Json.TryGetProperty("requestBody", out var body) ? !OneIn(30) : OneIn(40))
        {
            request.Content = Content(body);
        }

        return request;
    }

    private string PathAndQuery()
    {
        var path = string.Join('/', operation.Path.Split('/').Select(part => part.StartsWith('{') ? OneIn(3) ? Escape(OddText(300)) : existing(part[1..^1]) : part));
        var query = Parameters("query").Where(_ => !OneIn(2)).SelectMany(parameter => Values(parameter).Select(value => $"{parameter.GetProperty("name").GetString()}={Escape(value)}")).ToList();
        if (OneIn(15))
        {
            query.Add($"{Escape(OddText(50))}={Escape(OddText(2000))}");
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private void AddHeaders(HttpRequestMessage request)
    {
        foreach (var parameter in Parameters("header").Where(_ => OneIn(6)))
        {
            foreach (var value in Values(parameter))
            {
                request.Headers.TryAddWithoutValidation(parameter.GetProperty("name").GetString()!, Latin(value));
            }
        }

        if (OneIn(20))
        {
            request.Headers.TryAddWithoutValidation(Pick("Accept", "Accept-Language", "Range", "If-None-Match", "X-Forwarded-For", "Cookie", "Accept-Encoding"), Latin(OddText(200)));
        }

        if (OneIn(30))
        {
            request.Headers.TryAddWithoutValidation("Authorization", Pick("Bearer", "Bearer x.y.z", "Basic !!", "Basic b3JnOng=", Latin(OddText(100))));
        }
    }

    private ByteArrayContent Content(JsonElement body)
    {
        var (kind, text) = body.ValueKind is JsonValueKind.Object && body.GetProperty("content").EnumerateObject().First() is var media
            ? (media.Name, media.Name.EndsWith("json", StringComparison.Ordinal) ? Json(media.Value) : Form(media.Value))
            : ("application/json", "{}");
        var content = new ByteArrayContent(OneIn(40) ? Broken(text) : Encoding.UTF8.GetBytes(text));
        if (!OneIn(30))
        {
            content.Headers.TryAddWithoutValidation("Content-Type", OneIn(20) ? Pick(ContentTypes) : kind);
        }

        return content;
    }

    private string Json(JsonElement media)
    {
        if (OneIn(12))
        {
            return Pick("", "null", "[]", "1", "\"x\"", "{", "{\"name\":}", "{\"name\":1,\"name\":2}", "{}x", new string('[', 5000), Nested(200), $"{{\"name\":\"{new string('x', 300_000)}\"}}");
        }

        var sample = JsonNode.Parse(media.GetProperty("example").GetRawText())!.AsObject();
        var schema = contract.Schemas.Resolve(media.GetProperty("schema"));
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            Change(sample, schema);
        }

        // Half of a character can be written as an escape only.
        return sample.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal);
    }

    private void Change(JsonObject sample, JsonElement schema)
    {
        var members = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToArray() : [];
        if (members.Length == 0 || OneIn(10))
        {
            sample[OneIn(2) ? OddText(80) : Pick("id", "version", "deletedAt", "settled", "__proto__", "Name", "type")] = Value();
            return;
        }

        var member = members[random.Next(members.Length)];
        var expected = contract.Schemas.Resolve(member.Value);
        if (sample[member.Name] is JsonObject within && !OneIn(3))
        {
            Change(within, expected.TryGetProperty("oneOf", out var choices) ? contract.Schemas.Resolve(choices.EnumerateArray().Last()) : expected);
        }
        else if (OneIn(6))
        {
            sample.Remove(member.Name);
        }
        else
        {
            sample[member.Name] = OneIn(2) ? AtBound(expected) : Value();
        }
    }

    /// <summary>One less, exactly, or one more than a bound allows.</summary>
    private JsonNode? AtBound(JsonElement schema)
    {
        string[] bounds = ["minLength", "maxLength"];
        var lengths = bounds.Where(bound => schema.TryGetProperty(bound, out _)).Select(bound => schema.GetProperty(bound).GetInt32()).ToArray();
        return lengths.Length > 0 ? new string(OneIn(3) ? 'å' : 'x', Math.Max(0, Pick(lengths) + random.Next(-1, 2)))
            : schema.TryGetProperty("maximum", out var most) ? most.GetInt32() + random.Next(-1, 2)
            : schema.TryGetProperty("enum", out var known) ? known.EnumerateArray().First().GetString()!.ToLowerInvariant()
            : Value();
    }

    private JsonNode? Value() => random.Next(9) switch
    {
        0 => null,
        1 => random.Next(-5, 5),
        2 => OneIn(2),
        3 => new JsonArray([.. Enumerable.Range(0, OneIn(10) ? 5_000 : 3).Select(_ => (JsonNode?)OddText(10))]),
        4 => new JsonArray(null, 1, new JsonObject()),
        5 => JsonNode.Parse(Nested(random.Next(1, 14))),
        6 => "HALF",
        7 => new JsonObject { ["a"] = OddText(20) },
        _ => OddText(OneIn(10) ? 100_000 : 300),
    };

    private string Form(JsonElement media) => string.Join('&', media.GetProperty("example").EnumerateObject().Where(_ => !OneIn(6))
        .SelectMany(field => Enumerable.Repeat($"{field.Name}={Escape(OneIn(3) ? OddText(500) : field.Value.ToString())}", OneIn(12) ? 2 : 1)));

    private byte[] Broken(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + "x");
        for (var i = 0; i < 5; i++)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return OneIn(2) ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private IEnumerable<JsonElement> Parameters(string place) => operation.Json.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Select(contract.Schemas.Resolve).Where(parameter => parameter.GetProperty("in").GetString() == place) : [];

    private IEnumerable<string> Values(JsonElement parameter) =>
        Enumerable.Repeat(!OneIn(3) ? existing(parameter.GetProperty("name").GetString()!) : OneIn(4) ? random.Next(-2, 1100).ToString(CultureInfo.InvariantCulture) : OddText(400), OneIn(15) ? 2 : 1);

    private string OddText(int longest) => OneIn(4) ? new string(Pick("x", "æ", "٣", "%")[0], random.Next(longest + 1)) : Pick(Odd);

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    private static string Escape(string text) => Uri.EscapeDataString(text);

    /// <summary>A header holds no more than a client of .NET sends.</summary>
    private static string Latin(string text) => new([.. text.Where(c => c is >= ' ' and < (char)127)]);

    private bool OneIn(int many) => random.Next(many) == 0;

    private T Pick<T>(params T[] among) => among[random.Next(among.Length)];
}
