namespace AdminPortal.Web.Api;

/// <summary>Why a call's token did not let it in.</summary>
internal enum ApiAuthFailure
{
    /// <summary>There is no <c>Authorization</c> header.</summary>
    Missing = 1,

    /// <summary>What was sent is no token of ours, or one that was taken back.</summary>
    Invalid,

    /// <summary>The token was good until its hour was over.</summary>
    Expired,

    /// <summary>Name and password were sent, which get tokens only.</summary>
    Basic,
}

/// <summary>The token's handler says why, and who answers the call reads it.</summary>
internal static class ApiAuthFailures
{
    private static readonly object Key = new();

    public static void Set(HttpContext context, ApiAuthFailure failure) => context.Items[Key] = failure;

    /// <summary>Told by the header where the handler has said nothing.</summary>
    public static ApiAuthFailure Of(HttpContext context) => context.Items[Key] is ApiAuthFailure failure ? failure : context.Request.Headers.Authorization.ToString() switch
    {
        "" => ApiAuthFailure.Missing,
        var header when header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) => ApiAuthFailure.Basic,
        _ => ApiAuthFailure.Invalid,
    };
}
