using System.Globalization;
using System.Security.Claims;

namespace AdminPortal.Web.SignIn;

/// <summary>When a sign-in ends. The cookie's own end is unknown to a circuit, so it is a claim as well.</summary>
internal static class SessionEnd
{
    public static readonly TimeSpan After = TimeSpan.FromHours(10);
    private const string Type = "session_end";

    public static Claim Claim(DateTimeOffset now) => new(Type, (now + After).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    public static bool HasPassed(ClaimsPrincipal user, DateTimeOffset now) => now >= Of(user);

    /// <summary>A sign-in that does not say when it ends has ended.</summary>
    public static DateTimeOffset Of(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(Type), CultureInfo.InvariantCulture, out var end) ? DateTimeOffset.FromUnixTimeSeconds(end) : DateTimeOffset.MinValue;
}
