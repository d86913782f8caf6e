using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Shared;

/// <summary>The call of the API that gives what a page shows, as a command line that anybody can paste.</summary>
/// <param name="IsOfPage">False where no call gives it: the command then gets the token that every other call needs.</param>
internal sealed record CurlCommand(string Text, bool IsOfPage)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static CurlCommand Of(Uri page)
    {
        var query = UrlQuery.Read(page.Query);
        var path = page.AbsolutePath.Trim('/').Split('/');
        var root = page.GetLeftPart(UriPartial.Authority);
        return CallOf(path, query) is { } call ? new(Write(root, call), true) : new(Token(root), false);
    }

    private static Call? CallOf(string[] path, Func<string, string?> query) => path switch
    {
        ["accounts"] => List("accounts", query, ("deleted", query("deleted") == "true" ? "true" : null)),
        ["accounts", "new"] => Try("accounts", "AccountCreate"),
        ["accounts", var id, ..] => new($"{ApiRoutes.AccountManagement}/accounts/{id}?deleted=true"),
        ["contacts"] or ["contacts", "coverage"] => List("contacts", query),
        ["contacts", "new"] => Try("contacts", "ContactCreate"),
        ["contacts", var id, ..] => new($"{ApiRoutes.AccountManagement}/contacts/{id}"),
        ["organizations"] => List("organizations", query),
        ["organizations", "deleted"] => null,
        ["organizations", "new"] => Try("organizations", "OrganizationCreate"),
        ["organizations", var id, ..] => new($"{ApiRoutes.AccountManagement}/organizations/{id}"),
        ["invoices"] => List("invoices", query, ("invoiceDateAfter", query("from")), ("invoiceDateBefore", DayAfter(query("to")))),
        ["invoices", var number, ..] => new($"{ApiRoutes.AccountManagement}/invoices/{number}"),
        ["settlement", ..] => List("invoices", query),
        ["billing-accounts", "new"] => new($"{ApiRoutes.CorporateAccounts}/accounts?dryRun=true", Body: ReferenceWords.Sample("", "CorporateAccountInput")!.ToJsonString(Json)),
        ["billing-accounts", ..] => new($"{ApiRoutes.CorporateAccounts}/accounts", query("organization")),
        _ => null,
    };

    private static Call List(string list, Func<string, string?> query, params (string Name, object? Value)[] arguments) =>
        new(UrlQuery.Change($"{ApiRoutes.AccountManagement}/{list}", "", arguments), query("organization"));

    /// <summary>With the sample of the reference; a page where something is made must not make it by a paste.</summary>
    private static Call Try(string list, string sample) =>
        new($"{ApiRoutes.AccountManagement}/{list}?dryRun=true", Body: ReferenceWords.Sample("", sample)!.ToJsonString(Json));

    private static string Write(string root, Call call)
    {
        var text = new StringBuilder($"curl -sS '{root}{Quoted(call.Path)}' \\\n  -H \"Authorization: Bearer $TOKEN\"");
        if (!string.IsNullOrEmpty(call.Organization))
        {
            text.Append(CultureInfo.InvariantCulture, $" \\\n  -H '{ApiCaller.OrganizationHeader}: {Quoted(Uri.EscapeDataString(call.Organization))}'");
        }

        if (call.Body is { } body)
        {
            text.Append(CultureInfo.InvariantCulture, $" \\\n  -H 'Content-Type: application/json' \\\n  -d '{Quoted(body)}'");
        }

        return text.ToString();
    }

    private static string Token(string root) => $"curl -sS -u \"$CLIENT_ID:$CLIENT_SECRET\" \\\n  -d grant_type=client_credentials \\\n  '{root}/oauth/v2/token'";

    /// <summary>Within single quotes a shell takes everything as it stands, but for these themselves.</summary>
    private static string Quoted(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);

    /// <summary>The page's last day counts whole; the call's is the first moment that does not.</summary>
    private static string? DayAfter(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) && last < DateOnly.MaxValue
            ? last.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private sealed record Call(string Path, string? Organization = null, string? Body = null);
}
