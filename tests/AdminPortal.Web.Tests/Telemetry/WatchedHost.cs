using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Application.Telemetry;
using AdminPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace AdminPortal.Web.Tests.Telemetry;

/// <summary>The portal with its telemetry on, a receiver of it, and all spans and measurements of the process.</summary>
public sealed class WatchedHost : IAsyncLifetime
{
    private readonly TestStore store = TestStore.InFile();
    private readonly ActivityListener listener = new();
    private readonly MeterListener meters = new();
    private readonly ConcurrentQueue<Activity> spans = new();
    private OtlpReceiver receiver = null!;
    private Factory factory = null!;

    public TestStore Store => store;

    public IServiceProvider Services => factory.Services;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The portal's own.</summary>
    internal ConcurrentBag<Instrument> Instruments { get; } = [];

    /// <summary>Everything measured so far, by instrument.</summary>
    internal ConcurrentQueue<(string Instrument, KeyValuePair<string, object?>[] Tags)> Measured { get; } = new();

    public async ValueTask InitializeAsync()
    {
        receiver = await OtlpReceiver.StartAsync();
        factory = new(store.Settings, receiver.Address);
        Http = Start(factory, Token);
        listener.ShouldListenTo = source => source.Name is PortalTelemetry.Name or "Microsoft.AspNetCore";
        listener.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded;
        listener.ActivityStopped = spans.Enqueue;
        ActivitySource.AddActivityListener(listener);
        meters.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == PortalTelemetry.Name)
            {
                Instruments.Add(instrument);
                listening.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured.Enqueue((instrument.Name, tags.ToArray())));
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured.Enqueue((instrument.Name, tags.ToArray())));
        meters.Start();
    }

    /// <summary>The spans of one trace that have ended, as soon as the request itself has, which is after its answer.</summary>
    public IReadOnlyList<Activity> TraceOf(string traceId)
    {
        SpinWait.SpinUntil(() => Of().Exists(span => span.Kind is ActivityKind.Server), TimeSpan.FromSeconds(10));
        return Of();

        List<Activity> Of() => [.. spans.Where(span => span.TraceId.ToHexString() == traceId)];
    }

    /// <summary>What the receiver has of a signal, once the text is in it.</summary>
    public string Received(string signal, string text)
    {
        Assert.True(SpinWait.SpinUntil(() => receiver.Of(signal).Contains(text, StringComparison.Ordinal), TimeSpan.FromSeconds(20)), $"No {text} in {signal}.");
        return receiver.Of(signal);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        meters.Dispose();
        Http.Dispose();
        await factory.DisposeAsync();
        await receiver.DisposeAsync();
        await store.DisposeAsync();
    }

    internal static HttpClient Start(Factory factory, Func<Factory, string> token)
    {
        factory.UseKestrel(0);
        factory.StartServer();
        var state = factory.Services.GetRequiredService<StoreState>();
        SpinWait.SpinUntil(() => state.IsReady, TimeSpan.FromSeconds(30));
        var address = factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var http = new HttpClient { BaseAddress = new(address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token(factory));
        return http;
    }

    internal string Token(Factory of)
    {
        using var db = store.Open();
        var client = new ApiClient { ClientId = $"org-{Guid.NewGuid():n}", Name = "Watched client", Scopes = string.Join(' ', ApiScopes.All), Version = 1 };
        db.ApiClients.Add(client);
        db.SaveChanges();
        return of.Services.GetRequiredService<AccessTokens>().CreateAsync(client.ClientId, ApiScopes.All, CancellationToken.None).GetAwaiter().GetResult().Token;
    }

    internal sealed class Factory(StoreSettings store, string? collector) : WebApplicationFactory<Program>
    {
        /// <summary>What was logged as a warning or worse.</summary>
        public ConcurrentQueue<string> Complaints { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Development);
            builder.UseSetting("ConnectionStrings:Portal", store.ConnectionString);
            builder.UseSetting("Demo:Organizations", "0");
            if (collector is not null)
            {
                builder.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector);
                builder.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
                builder.UseSetting("OTEL_BSP_SCHEDULE_DELAY", "100");
                builder.UseSetting("OTEL_BLRP_SCHEDULE_DELAY", "100");
                builder.UseSetting("OTEL_METRIC_EXPORT_INTERVAL", "200");
                builder.UseSetting("OTEL_RESOURCE_ATTRIBUTES", "service.namespace=staff");
            }

            builder.ConfigureServices(services =>
            {
                services.Remove(services.Single(service => service.ImplementationType == typeof(ConsoleLoggerProvider)));
                services.AddSingleton<ILoggerProvider>(new Listener(Complaints));
            });
        }
    }

    private sealed class Listener(ConcurrentQueue<string> complaints) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                complaints.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
