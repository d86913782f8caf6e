using System.Collections.Concurrent;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Web.Tests.SignIn;

/// <summary>The portal on a real Kestrel, with Entra for its sign-in.</summary>
internal sealed class EntraHost : WebApplicationFactory<Program>
{
    private readonly TestStore store;
    private readonly string environment;
    private readonly string[] settings;

    /// <param name="settings">Name and value of each, by turns.</param>
    public EntraHost(TestStore store, string environment, params string[] settings)
    {
        this.store = store;
        this.environment = environment;
        this.settings = settings;
        UseKestrel(0);
        StartServer();
        Address = new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var state = Services.GetRequiredService<StoreState>();
        SpinWait.SpinUntil(() => state.IsReady, TimeSpan.FromSeconds(30));
    }

    public Uri Address { get; }

    public LaterClock Clock { get; } = new();

    /// <summary>All that the portal has logged.</summary>
    public LogKeeper Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Database:Provider", store.Settings.Provider.ToString());
        builder.UseSetting("ConnectionStrings:Portal", store.Settings.ConnectionString);
        builder.UseSetting("Demo:Organizations", "0");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Information");
        foreach (var setting in settings.Chunk(2))
        {
            builder.UseSetting(setting[0], setting[1]);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }
}

/// <summary>The machine's time, and what a test adds to it: tokens are made by a provider that knows no other.</summary>
internal sealed class LaterClock : TimeProvider
{
    private TimeSpan later;

    public void Advance(TimeSpan time) => later += time;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + later;
}

internal sealed class LogKeeper : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
