using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using AdminPortal.Web.Invoices;

namespace AdminPortal.Web.Shell;

/// <summary>What the command line can ask for besides serving pages.</summary>
internal static class Commands
{
    /// <summary>Short names for settings: <c>--demo 1000</c> fills an empty store with as many organisations.</summary>
    public static readonly Dictionary<string, string> Switches = new() { ["--demo"] = "Demo:Organizations" };

    /// <summary>Serves pages; or does the one job that the first argument names, and ends. Answers the process's exit code.</summary>
    public static async Task<int> RunPortalAsync(this WebApplication app, string[] args)
    {
        // The console's last lines are written when the app is disposed of: a job that ends at once would lose them.
        await using var ending = app;
        switch (args)
        {
            case ["migrate", ..]:
                await app.Services.GetRequiredService<StoreStartUp>().PrepareAsync(app.Lifetime.ApplicationStopping);
                return 0;
            case ["import", .. var files]:
                return await ImportCommand.RunAsync(app.Services, files, Console.Out, app.Lifetime.ApplicationStopping);
            case ["verify-audit", ..]:
                return await VerifyAuditAsync(app);
            case ["pdf", .. var rest]:
                return await InvoicePdfCommand.RunAsync(app, rest);
            case ["ehf", .. var rest]:
                return await EhfCommand.RunAsync(app, rest);
            default:
                var startUp = app.Services.GetRequiredService<StoreStartUp>();
                await app.RunAsync();
                return startUp.ExecuteTask is { IsFaulted: true } ? 1 : 0;
        }
    }

    private static async Task<int> VerifyAuditAsync(WebApplication app)
    {
        var verdict = await app.Services.GetRequiredService<AuditVerifier>().VerifyAsync(app.Lifetime.ApplicationStopping);
        if (verdict.Fault is not { } fault)
        {
            ShellLog.AuditHolds(app.Logger, verdict.Entries);
            return 0;
        }

        ShellLog.AuditFails(app.Logger, fault.Sequence, fault.Kind, fault.Field ?? "-", verdict.Entries);
        return 1;
    }
}
