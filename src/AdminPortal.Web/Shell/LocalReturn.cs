using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminPortal.Web.Shell;

/// <summary>Sends people back to where they came from, within the portal only.</summary>
internal static class LocalReturn
{
    /// <summary>The framework's own check decides what is local; anything else becomes the home page, and what no header can hold.</summary>
    public static string UrlOrHome(string? url) => RedirectHttpResult.IsLocalUrl(url) && Ascii.IsValid(url) ? url! : "/";

    public static IResult To(string? url) => TypedResults.LocalRedirect(UrlOrHome(url));
}
