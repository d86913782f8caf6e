using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AdminPortal.Web.Api;

/// <summary>How the API writes JSON: camelCase, null for what is unset, letters of every language as themselves.</summary>
internal static class ApiJson
{
    /// <summary>For one feature's source-generated context.</summary>
    public static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
