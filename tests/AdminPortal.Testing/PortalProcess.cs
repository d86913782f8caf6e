using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AdminPortal.Testing;

/// <summary>The portal as a process of its own, on a port and over a SQLite store that outlive its death; several of them may share a store.</summary>
/// <param name="settings">By the names that they have as environment variables.</param>
/// <param name="folder">Where the store is, with whoever else has it; its own where null, which goes with it.</param>
public sealed class PortalProcess(IReadOnlyDictionary<string, string>? settings = null, DirectoryInfo? folder = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo place = folder ?? Directory.CreateTempSubdirectory("adminportal-process-");
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public string ConnectionString => $"Data Source={Path.Combine(place.FullName, "portal.db")}";

    /// <summary>Waits for a portal that has been started, in this process or another.</summary>
    public static async Task UntilReadyAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(client, patience.Token))
        {
            // The server answers at once while it fills in the demo data, or not at all; asking again is the only sign of it.
            await Task.Delay(50, patience.Token);
        }
    }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AdminPortal.Web.dll")]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["ConnectionStrings__Portal"] = ConnectionString;
        start.Environment["Demo__Organizations"] = "20";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.BeginOutputReadLine();
        await UntilReadyAsync(Address);
    }

    /// <summary>Without a word of warning, as by a power cut.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await EndedAsync();
    }

    /// <summary>Asks it to stop, as orchestrators do.</summary>
    public void AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Its exit code, once it has ended.</summary>
    public async Task<int> EndedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process!.WaitForExitAsync(patience.Token);
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        if (folder is null)
        {
            place.Delete(true);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
