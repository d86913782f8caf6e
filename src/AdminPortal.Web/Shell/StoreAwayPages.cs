using System.Diagnostics;
using AdminPortal.Application.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminPortal.Web.Shell;

/// <summary>Answers for a request that met a store that is away, locked or full: that it is so, and when to come again. The API has words of its own.</summary>
internal static class StoreAwayPages
{
    private const string Seconds = "5";

    public static void UseStoreAwayPage(this WebApplication app) => app.Use(AnswerAsync);

    /// <summary>Logs it, and says when to come again.</summary>
    public static void Tell(HttpContext context, Exception fault)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StoreAwayPages));
        ShellLog.StoreIsAway(log, fault, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
        context.Response.Headers.RetryAfter = Seconds;
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested && StoreOutage.Is(fault))
        {
            context.Response.Clear();
            Tell(context, fault);
            await AnswerOf(context).ExecuteAsync(context);
        }
    }

    private static IResult AnswerOf(HttpContext context) => PortalErrors.IsForReader(context)
        ? new RazorComponentResult<StoreAwayPage>(new { IsSent = !HttpMethods.IsGet(context.Request.Method) }) { StatusCode = StatusCodes.Status503ServiceUnavailable }
        : Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable);
}
