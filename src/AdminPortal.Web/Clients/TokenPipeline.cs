using AdminPortal.Application.Data;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Clients;

/// <summary>An answer in the words of OAuth for every call at the addresses of tokens, whatever happens to it: never a page, and no way to the sign-in.</summary>
internal static class TokenPipeline
{
    public static void UseTokenAnswers(this WebApplication app) => app.UseWhen(AreAt, tokens =>
    {
        tokens.Use(AnswerAsync);
        tokens.Use(FindAsync);
    });

    private static bool AreAt(HttpContext context) => context.Request.Path.StartsWithSegments("/oauth") || context.Request.Path.StartsWithSegments("/auth/open");

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Headers.Remove(HeaderNames.Cookie);
        if (!context.RequestServices.GetRequiredService<StoreState>().IsReady)
        {
            await OAuthError.StoreAway().ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            await ErrorOf(context, fault).ExecuteAsync(context);
        }
    }

    private static Task FindAsync(HttpContext context, RequestDelegate next)
    {
        var map = context.RequestServices.GetRequiredService<ApiMap>();
        if (context.GetEndpoint()?.Metadata.GetMetadata<DescribedEndpoint>() is not null || map.TryFindForHead(context))
        {
            return next(context);
        }

        if (map.MethodsAt(context.Request.Path) is not { Count: > 0 } methods)
        {
            return new OAuthError(StatusCodes.Status404NotFound, "invalid_request", "There is nothing here.").ExecuteAsync(context);
        }

        var allowed = string.Join(", ", methods);
        context.Response.Headers.Allow = allowed;
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return new OAuthError(StatusCodes.Status405MethodNotAllowed, "invalid_request", $"Use {allowed}.").ExecuteAsync(context);
    }

    private static OAuthError ErrorOf(HttpContext context, Exception fault)
    {
        if (fault is BadHttpRequestException refused)
        {
            return new(refused.StatusCode, "invalid_request", "The request is not valid HTTP.");
        }

        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TokenPipeline));
        if (StoreOutage.Is(fault))
        {
            ApiLog.StoreIsAway(log, fault, ApiTrace.Of(context));
            return OAuthError.StoreAway();
        }

        ApiLog.CallFailed(log, fault, ApiTrace.Of(context));
        return new(StatusCodes.Status500InternalServerError, "server_error", "Something went wrong on our side.");
    }
}
