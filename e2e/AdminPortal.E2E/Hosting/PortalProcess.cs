using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AdminPortal.E2E.Hosting;

/// <summary>The portal as a process of its own, on a port and over a store that outlive its death.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("adminportal-killed-");
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AdminPortal.Web.dll")]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["ConnectionStrings__Portal"] = $"Data Source={Path.Combine(folder.FullName, "portal.db")}";
        start.Environment["Demo__Organizations"] = "20";
        process = Process.Start(start)!;
        process.BeginOutputReadLine();
        await PortalHost.UntilReadyAsync(Address);
    }

    /// <summary>Without a word of warning, as by a power cut.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        folder.Delete(true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
