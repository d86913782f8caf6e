using AdminPortal.Application.Data;

namespace AdminPortal.Web.Shell;

/// <summary>What the command line can ask for besides serving pages.</summary>
internal static class Commands
{
    /// <summary>Short names for settings: <c>--demo 1000</c> fills an empty store with as many organisations.</summary>
    public static readonly Dictionary<string, string> Switches = new() { ["--demo"] = "Demo:Organizations" };

    /// <summary>Serves pages; or, asked to <c>migrate</c>, prepares the store, and ends. Answers the process's exit code.</summary>
    public static async Task<int> RunPortalAsync(this WebApplication app, string[] args)
    {
        if (args is ["migrate", ..])
        {
            await app.Services.GetRequiredService<StoreStartUp>().PrepareAsync(app.Lifetime.ApplicationStopping);
        }
        else
        {
            await app.RunAsync();
        }

        return 0;
    }
}
