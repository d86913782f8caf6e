using AdminPortal.Application.Data;

namespace AdminPortal.Web.Api;

/// <summary>Says in words what the host itself refuses, and that something failed without saying what.</summary>
internal static class ApiFailures
{
    private const string Realm = "Bearer realm=\"AdminPortal\"";
    private const int ClientClosedRequest = 499;

    public static ApiProblem StoreAway(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return new(StatusCodes.Status503ServiceUnavailable, "store_unavailable");
    }

    public static Task AnswerAsync(HttpContext context, Exception fault)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = ClientClosedRequest;
            return Task.CompletedTask;
        }

        // What the call had said of its answer by then goes; the limits are told as it starts.
        context.Response.Clear();
        return ProblemOf(context, fault).ExecuteAsync(context);
    }

    /// <summary>Gives a refusal of the host the body that it lacks.</summary>
    public static Task FillAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < StatusCodes.Status400BadRequest || response.ContentType is not null || response.ContentLength > 0)
        {
            return Task.CompletedTask;
        }

        return ProblemOf(context, response.StatusCode).ExecuteAsync(context);
    }

    /// <summary>Who asks for the methods has its answer with them.</summary>
    public static Task RefuseMethodAsync(HttpContext context, IEnumerable<string> methods)
    {
        context.Response.Headers.Allow = string.Join(", ", methods);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return new ApiProblem(StatusCodes.Status405MethodNotAllowed, "method_not_allowed").ExecuteAsync(context);
    }

    private static ApiProblem ProblemOf(HttpContext context, Exception fault)
    {
        if (fault is BadHttpRequestException refused)
        {
            return ProblemOf(context, refused.StatusCode);
        }

        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiFailures));
        if (StoreOutage.Is(fault))
        {
            ApiLog.StoreIsAway(log, fault, ApiTrace.Of(context));
            return StoreAway(context);
        }

        ApiLog.CallFailed(log, fault, ApiTrace.Of(context));
        return new(StatusCodes.Status500InternalServerError, "internal_error");
    }

    private static ApiProblem ProblemOf(HttpContext context, int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Unauthorized(context, ApiAuthFailures.Of(context)),
        StatusCodes.Status403Forbidden => Forbidden(context),
        StatusCodes.Status404NotFound => new(status, "not_found"),
        StatusCodes.Status413PayloadTooLarge => new(status, "too_large"),
        StatusCodes.Status415UnsupportedMediaType => new(status, "unsupported_media_type"),
        >= StatusCodes.Status500InternalServerError => new(StatusCodes.Status500InternalServerError, "internal_error"),
        _ => new(status, "bad_request"),
    };

    /// <summary>RFC 6750, section 3: one who sent no token is not told that it was wrong.</summary>
    private static ApiProblem Unauthorized(HttpContext context, ApiAuthFailure failure)
    {
        var (code, challenge) = failure switch
        {
            ApiAuthFailure.Missing => ("missing_token", Realm),
            ApiAuthFailure.Basic => ("basic_not_allowed", Realm),
            ApiAuthFailure.Invalid => ("invalid_token", $"{Realm}, error=\"invalid_token\", error_description=\"The access token is not valid\""),
            ApiAuthFailure.Expired => ("expired_token", $"{Realm}, error=\"invalid_token\", error_description=\"The access token expired\""),
        };
        context.Response.Headers.WWWAuthenticate = challenge;
        return new(StatusCodes.Status401Unauthorized, code);
    }

    private static ApiProblem Forbidden(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeededScope>() is { Scope: var scope })
        {
            context.Response.Headers.WWWAuthenticate = $"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\"";
        }

        return new(StatusCodes.Status403Forbidden, "insufficient_scope");
    }
}
