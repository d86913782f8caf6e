using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Testing;

namespace AdminPortal.Benchmarks.Api;

/// <summary>The portal on Kestrel in a process of its own, so that its processor time is the server's alone.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process process;

    private PortalProcess(Process process, HttpClient http)
    {
        this.process = process;
        Http = http;
    }

    /// <summary>With the token of a client that sees everything.</summary>
    public HttpClient Http { get; }

    public static async Task<PortalProcess> StartAsync(TestStore store)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [typeof(PortalProcess).Assembly.Location, "api-host"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_APPLICATIONNAME"] = "AdminPortal.Web",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(PortalProcess).Assembly.GetName().Name,
                ["ConnectionStrings__Portal"] = store.Settings.ConnectionString,
                ["Demo__Organizations"] = "0",
                ["Api__Quota__PerHour"] = "1000000000",
                ["Api__Quota__PerSecond"] = "1000000000",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };
        var portal = new PortalProcess(Process.Start(start)!, http);
        portal.process.BeginOutputReadLine();
        await portal.WaitUntilReadyAsync();
        var token = await http.GetStringAsync($"/benchmark/token?client={await ClientAsync(store)}");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return portal;
    }

    /// <summary>Microseconds of the server's processor time for one call, over so many one after another.</summary>
    public async Task<double> ProcessorTimeAsync(string path, bool byHand, int calls)
    {
        process.Refresh();
        var before = process.TotalProcessorTime;
        for (var call = 0; call < calls; call++)
        {
            await ReadAsync(path, byHand);
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / calls;
    }

    public async Task<string> ReadAsync(string path, bool byHand = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (byHand)
        {
            request.Headers.Add(HandWrittenPolicy.Header, "1");
        }

        using var answer = await Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{path}: {body}");
    }

    public long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<string> ClientAsync(TestStore store)
    {
        await using var db = store.Open();
        var client = new ApiClient { ClientId = $"org-benchmark-{db.ApiClients.Count()}", Name = "Benchmark", Scopes = string.Join(' ', ApiScopes.All), Version = 1 };
        db.ApiClients.Add(client);
        await db.SaveChangesAsync();
        return client.ClientId;
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                (await Http.GetAsync("/health/ready")).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (tries < 600 && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
