using AdminPortal.Application.Access;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminPortal.Web.Shell;

/// <summary>Answers for people where something went wrong. A program gets the bare status instead, or what its endpoint writes.</summary>
internal static class PortalErrors
{
    public static void UsePortalErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerException,
            StatusCodeSelector = fault => fault is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError,
            CreateScopeForErrors = true,
            SuppressDiagnosticsCallback = fault => fault.Exception is SessionOverException,
        });
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // The page that explains a refused form is read, not posted to.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                context.Request.Method = HttpMethods.Get;
            }

            context.Features.GetRequiredFeature<IStatusCodePagesFeature>().Enabled = IsForReader(context);
            return next(context);
        });
    }

    public static bool IsForReader(HttpContext context) =>
        context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private static Task AnswerException(HttpContext context)
    {
        if (context.Features.GetRequiredFeature<IExceptionHandlerPathFeature>() is { Error: SessionOverException } asked)
        {
            return AnswerSessionOver(context, asked.Path);
        }

        return IsForReader(context)
            ? new RazorComponentResult<ErrorPage>().ExecuteAsync(context)
            : Results.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context);
    }

    /// <summary>It ended between the check of the cookie and the operation, a moment later.</summary>
    private static Task AnswerSessionOver(HttpContext context, string path)
    {
        if (IsForReader(context))
        {
            context.Response.Redirect(PortalUrls.SignInAgain(path + context.Request.QueryString));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
