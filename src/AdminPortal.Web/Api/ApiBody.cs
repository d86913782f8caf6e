using System.Text.Json;
using System.Text.Unicode;
using AdminPortal.Application.Common;

namespace AdminPortal.Web.Api;

/// <summary>
/// A JSON object that was sent, read member by member: what is absent is told from what is null, a value of the wrong kind is a fault of its
/// member, and all faults are collected. Members that the contract does not know are passed over.
/// </summary>
/// <param name="at">Before the names of the members in faults: empty, or <c>billingAddress.</c>.</param>
internal sealed class ApiBody(JsonElement body, List<FieldError> faults, string at = "")
{
    private readonly Dictionary<string, string> names = [];

    /// <summary>In the order of reading, under the contract's own names; a service's faults join them.</summary>
    public List<FieldError> Faults => faults;

    /// <summary>
    /// What a service refused, with the faults of the body before its own: under the contract's names, one for each member. Null where both
    /// are content; another refusal than bad input stands alone.
    /// </summary>
    public PortalError? Join(PortalError? refused)
    {
        if (refused is not (null or InvalidInput))
        {
            return refused;
        }

        var found = refused is InvalidInput { Fields: var fields } ? fields : [];
        FieldError[] all = [.. faults, .. found.Select(Named).Where(fault => faults.TrueForAll(known => known.Field != fault.Field))];
        return all.Length > 0 ? new InvalidInput(all) : null;
    }

    /// <summary>Says under which name the contract has a property of the input, where they differ by more than the first letter.</summary>
    public void Name(string property, string member) => names[property] = member;

    public bool Has(string member) => body.TryGetProperty(member, out _);

    public string? Text(string member) => Read(member, JsonValueKind.String, "text_expected") is { } value ? TextOf(value, member) : null;

    public bool? Flag(string member) => body.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : Missing<bool?>(member, "boolean_expected");

    public DateOnly? Date(string member) => Text(member) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date) => date,
        _ => Fault<DateOnly?>(member, "date_expected"),
    };

    /// <summary>Null where it is absent or null.</summary>
    public List<string>? Texts(string member)
    {
        if (Read(member, JsonValueKind.Array, "list_expected") is not { } list)
        {
            return null;
        }

        var read = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.String)
            {
                return Fault<List<string>>(member, "list_expected");
            }

            if (TextOf(item, member) is { } text)
            {
                read.Add(text);
            }
        }

        return read;
    }

    /// <summary>An object within it; null where it is absent or null.</summary>
    public ApiBody? Object(string member) => Read(member, JsonValueKind.Object, "object_expected") is { } value ? new(value, faults, $"{at}{member}.") : null;

    private JsonElement? Read(string member, JsonValueKind kind, string otherwise) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == kind ? value : Missing<JsonElement?>(member, otherwise);

    private FieldError Named(FieldError fault) => fault with { Field = names.GetValueOrDefault(fault.Field) ?? JsonNamingPolicy.CamelCase.ConvertName(fault.Field) };

    /// <summary>An escape of half a character is no text.</summary>
    private string? TextOf(JsonElement value, string member)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return Fault<string>(member, "control_characters");
        }
    }

    private T? Missing<T>(string member, string otherwise) =>
        body.TryGetProperty(member, out var value) && value.ValueKind is not JsonValueKind.Null ? Fault<T>(member, otherwise) : default;

    private T? Fault<T>(string member, string code)
    {
        faults.Add(new(at + member, code));
        return default;
    }
}

/// <summary>Reads the body of a call.</summary>
internal static class ApiBodies
{
    /// <summary>Larger than any body of the contract.</summary>
    public const int MaximumBytes = 256 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The object that was sent; or what to answer instead.</summary>
    /// <param name="mayBeEmpty">Whether no body at all counts as an empty object.</param>
    public static async Task<(ApiBody? Body, ApiProblem? Problem)> ReadAsync(HttpRequest request, bool mayBeEmpty = false)
    {
        if (request.ContentLength > MaximumBytes)
        {
            return (null, new(StatusCodes.Status413PayloadTooLarge, "too_large"));
        }

        var bytes = await ReadBytesAsync(request);
        if (bytes is null)
        {
            return (null, new(StatusCodes.Status413PayloadTooLarge, "too_large"));
        }

        if (bytes.Length == 0)
        {
            return mayBeEmpty ? (Empty(), null) : (null, new(StatusCodes.Status400BadRequest, "empty_body"));
        }

        if (!request.HasJsonContentType() && request.ContentType?.StartsWith("application/merge-patch+json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return (null, new(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type"));
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            return document.RootElement.ValueKind is JsonValueKind.Object && Utf8.IsValid(bytes)
                ? (new(document.RootElement.Clone(), []), null)
                : (null, new(StatusCodes.Status400BadRequest, "malformed_json"));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter for a member whose name is an escape of half a character.
            return (null, new(StatusCodes.Status400BadRequest, "malformed_json"));
        }
    }

    private static ApiBody Empty()
    {
        using var document = JsonDocument.Parse("{}");
        return new(document.RootElement.Clone(), []);
    }

    /// <summary>Null where there are more than <see cref="MaximumBytes"/>.</summary>
    public static async Task<byte[]?> ReadBytesAsync(HttpRequest request)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (kept.Length + read > MaximumBytes)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
