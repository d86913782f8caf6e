using AdminPortal.Application.Telemetry;
using System.Text.RegularExpressions;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Web.SignIn;

/// <summary>Says on the sign-in page what went wrong, from where one can try again, and in the log why.</summary>
internal static partial class EntraFailure
{
    public static async Task AnswerAsync(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        var options = (EntraOptions)failure.Options;
        var asked = failure.Properties ?? options.StateDataFormat.Unprotect(failure.Request.Query["state"]);
        var returnUrl = LocalReturn.UrlOrHome(asked?.RedirectUri);
        var reason = ReasonOf(failure.Failure);
        if (reason == SignInFailure.TooLate && (await failure.HttpContext.AuthenticateAsync(options.SignInScheme)).Succeeded)
        {
            // A page that was gone back to, or opened twice: they are in already.
            failure.Response.Redirect(returnUrl);
            return;
        }

        Answer(failure.HttpContext, reason, failure.Failure, returnUrl);
    }

    public static void Answer(HttpContext context, SignInFailure reason, Exception? fault, string? returnUrl)
    {
        var log = context.RequestServices.GetRequiredService<ILogger<EntraHandler>>();
        if (ErrorOf(fault) is { } error)
        {
            // What the provider says beyond its codes may name people.
            PortalMetrics.SignInFailed(reason.ToString());
            SignInLog.TurnedAway(log, reason, Code().Match(error).Value, EntraCode().Match(DescriptionOf(fault)).Value);
        }
        else
        {
            PortalMetrics.SignInFailed(reason.ToString());
            SignInLog.Failed(log, reason, fault);
        }

        context.Response.Redirect(PortalUrls.FailedSignIn(reason.ToString(), LocalReturn.UrlOrHome(returnUrl)));
    }

    /// <summary>The framework's own refusals carry neither an error of the provider nor a cause: the state or its cookie is not there.</summary>
    private static SignInFailure ReasonOf(Exception? fault) => fault switch
    {
        ProviderUnavailableException => SignInFailure.Unavailable,
        { InnerException: ForeignTenantException } => SignInFailure.OtherTenant,
        IdTokenException => SignInFailure.Refused,
        not null when ErrorOf(fault) is "access_denied" => EntraCode().Match(DescriptionOf(fault)).Value == "AADSTS50105" ? SignInFailure.NotAssigned : SignInFailure.Cancelled,
        not null when ErrorOf(fault) is "temporarily_unavailable" or "server_error" => SignInFailure.Unavailable,
        AuthenticationFailureException { InnerException: null } when ErrorOf(fault) is null => SignInFailure.TooLate,
        _ => SignInFailure.Refused,
    };

    private static string? ErrorOf(Exception? fault) => fault?.Data["error"]?.ToString();

    private static string DescriptionOf(Exception? fault) => fault?.Data["error_description"]?.ToString() ?? "";

    [GeneratedRegex("^[a-z_]{1,64}")]
    private static partial Regex Code();

    [GeneratedRegex("AADSTS[0-9]{1,9}")]
    private static partial Regex EntraCode();
}

/// <summary>The provider's answer does not hold, whatever it says.</summary>
internal sealed class IdTokenException(string message, Exception? inner = null) : SecurityTokenException(message, inner);
