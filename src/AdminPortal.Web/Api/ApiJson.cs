using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace AdminPortal.Web.Api;

/// <summary>How the API writes JSON: camelCase, null for what is unset, letters of every language as themselves.</summary>
internal static class ApiJson
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>
    /// Here and not in the serializer's options: with an encoder there it takes the slow way past the code that was generated for a type.
    /// </summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <summary>For one feature's source-generated context.</summary>
    public static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web);

    public static JsonAnswer<T> Answer<T>(T value, JsonTypeInfo<T> json, int status = StatusCodes.Status200OK, string contentType = ContentType) =>
        new(value, json, status, contentType);

    public static byte[] BytesOf<T>(T value, JsonTypeInfo<T> json)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            JsonSerializer.Serialize(writer, value, json);
        }

        return bytes.ToArray();
    }
}

/// <summary>An answer of the API, written as it says.</summary>
internal sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> json, int status, string contentType) : IResult, IStatusCodeHttpResult, IValueHttpResult
{
    public int? StatusCode => status;

    public object? Value => value;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, ApiJson.Writing))
        {
            JsonSerializer.Serialize(writer, value, json);
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
