using AdminPortal.Application.Data;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Api;

/// <summary>What every call of the API goes through: its limits, and an answer in its own dialect whatever happens to it.</summary>
internal static class ApiPipeline
{
    /// <summary>After the languages are known, and before anybody is asked who they are.</summary>
    public static void UsePortalApi(this WebApplication app) => app.UseWhen(ApiPaths.IsApi, api =>
    {
        api.Use(AnswerAsync);
        api.Use(ApiLimits.TakeAsync);
        api.Use(FindAsync);
    });

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        // A person's sign-in must not open what is for tokens, nor their choice of language count.
        context.Request.Headers.Remove(HeaderNames.Cookie);
        context.Response.OnStarting(ForbidStoring, context.Response);
        if (!context.RequestServices.GetRequiredService<StoreState>().IsReady)
        {
            await ApiFailures.StoreAway(context).ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await ApiFailures.AnswerAsync(context, fault);
            return;
        }

        await ApiFailures.FillAsync(context);
    }

    /// <summary>What nothing of the API answers is not there: no page stands in for it, and nobody is sent to sign in.</summary>
    private static Task FindAsync(HttpContext context, RequestDelegate next)
    {
        var map = context.RequestServices.GetRequiredService<ApiMap>();
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<ApiEndpoint>() is not null || map.TryFindForHead(context))
        {
            return next(context);
        }

        var methods = map.MethodsAt(context.Request.Path);
        if (methods.Contains(context.Request.Method) && endpoint is { Metadata.Count: 0, RequestDelegate: { } refuse })
        {
            // Routing's own refusal, for the type of the body.
            return refuse(context);
        }

        return methods.Count > 0 ? ApiFailures.RefuseMethodAsync(context, methods) : new ApiProblem(StatusCodes.Status404NotFound, "not_found").ExecuteAsync(context);
    }

    /// <summary>Answers hold personal data, unless their endpoint says otherwise.</summary>
    private static Task ForbidStoring(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        headers.CacheControl = headers.CacheControl.Count > 0 ? headers.CacheControl : "no-store";
        return Task.CompletedTask;
    }
}
