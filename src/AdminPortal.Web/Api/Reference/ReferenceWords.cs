using System.Text.Json.Nodes;

namespace AdminPortal.Web.Api.Reference;

/// <summary>
/// What the description says besides what the code declares: of each operation, of each member, and the samples, which are those of the
/// two source documents where they have one. Kept in <c>words.json</c> and <c>examples.json</c>.
/// </summary>
internal static class ReferenceWords
{
    private static readonly JsonObject Words = Read("words.json");
    private static readonly JsonObject Samples = Read("examples.json");

    public static string About => (string)Words["about"]!;

    public static IEnumerable<(string Name, string Description)> Tags => Words["tags"]!.AsObject().Select(tag => (tag.Key, (string)tag.Value!));

    /// <summary>What the contract calls a type of ours.</summary>
    public static string? OfSchema(string type) => (string?)Words["schemas"]![type];

    public static string? OfOperation(string operationId) => (string?)Words["operations"]![operationId];

    /// <summary>The same member means the same everywhere, unless a schema says otherwise.</summary>
    public static string? OfMember(string schema, string member) => (string?)(Words["members"]![$"{schema}.{member}"] ?? Words["members"]![member]);

    /// <summary>The sample of a call or an answer: the operation's own, or that of its schema; a list has one of its items.</summary>
    public static JsonNode? Sample(string ofOperation, string? schema, bool isList = false)
    {
        if (Samples[ofOperation] is { } own)
        {
            return own.DeepClone();
        }

        var sample = schema is null ? null : Samples[schema]?.DeepClone();
        return sample is not null && isList ? new JsonArray(sample) : sample;
    }

    private static JsonObject Read(string name)
    {
        using var file = typeof(ReferenceWords).Assembly.GetManifestResourceStream($"Reference.{name}")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
