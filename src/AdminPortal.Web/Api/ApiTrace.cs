using System.Diagnostics;

namespace AdminPortal.Web.Api;

/// <summary>What the log and the trail know a call by, told to its caller.</summary>
internal static class ApiTrace
{
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}
