using System.Net;
using System.Text;
using AdminPortal.Application.Clients;
using AdminPortal.Web.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Clients;

/// <summary>A call of a token endpoint: a form, and who says to have sent it.</summary>
/// <param name="UsedBasic">Whether the client names itself in the <c>Authorization</c> header, and not in the form.</param>
internal sealed record OAuthRequest(IFormCollection Form, ClientCredentials Credentials, bool UsedBasic)
{
    /// <summary>Larger than any form of the contract.</summary>
    private const long MaximumBytes = 32 * 1024;

    private const string FormType = "application/x-www-form-urlencoded";

    public string? this[string name] => Form[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>The call; or what to answer instead.</summary>
    public static async Task<(OAuthRequest? Request, OAuthError? Error)> ReadAsync(HttpContext context)
    {
        var (form, fault) = await ReadFormAsync(context);
        if (form is null)
        {
            return (null, OAuthError.InvalidRequest(fault!));
        }

        // RFC 6749, 3.2: a parameter must not be there more than once.
        if (form.Any(field => field.Value.Count > 1))
        {
            return (null, OAuthError.InvalidRequest("A parameter is given more than once."));
        }

        var (id, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        if (context.Request.Headers.Authorization.Count == 0)
        {
            return id.Length > 0 && secret.Length > 0 ? (Of(context, form, id, secret, false), null) : (null, OAuthError.InvalidClient(false));
        }

        if (context.Request.Headers.Authorization is not [{ } header] || BasicOf(header) is not { } basic)
        {
            return (null, OAuthError.InvalidClient(true));
        }

        // RFC 6749, 2.3: one way of proving oneself in one request.
        return secret.Length > 0 || (id.Length > 0 && id != basic.Id)
            ? (null, OAuthError.InvalidRequest("Send the client's id and secret in the Authorization header or in the form, not in both."))
            : (Of(context, form, basic.Id, basic.Secret, true), null);
    }

    private static OAuthRequest Of(HttpContext context, IFormCollection form, string id, string secret, bool usedBasic) =>
        new(form, new(id, secret, ApiLimits.NetworkOf(context.Connection.RemoteIpAddress)), usedBasic);

    private static async Task<(IFormCollection? Form, string? Fault)> ReadFormAsync(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"The body must be {FormType}.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaximumBytes;
        }

        try
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted), null);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or NotSupportedException)
        {
            return (null, "The body is not a form, or is too large.");
        }
    }

    /// <summary>RFC 6749, 2.3.1: id and secret are form-encoded before they are joined.</summary>
    private static (string Id, string Secret)? BasicOf(string header)
    {
        const string basic = "Basic ";
        if (!header.StartsWith(basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header[basic.Length..].Trim()));
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            return colon > 0 ? (WebUtility.UrlDecode(pair[..colon]), WebUtility.UrlDecode(pair[(colon + 1)..])) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
