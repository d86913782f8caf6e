using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;

namespace AdminPortal.Web.Circuits;

/// <summary>The circuits of open tabs, and what bounds them.</summary>
internal static class PortalCircuits
{
    /// <summary>
    /// Bytes. A browser opens its circuit by handing back what prerendering loaded, sealed; 32 KiB, the default, are too few
    /// for a page of a list.
    /// </summary>
    private const long LargestMessage = 1024 * 1024;

    public static void AddPortalCircuits(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Circuits");
        var settings = section.Get<CircuitSettings>() ?? new();
        var services = builder.Services;
        services.Configure<CircuitSettings>(section);
        services.AddRazorComponents().AddInteractiveServerComponents(circuit => Bound(circuit, settings)).AddHubOptions(Bound);
        services.AddSingleton<CircuitGate>();
        services.AddSingleton<CircuitCensus>();
        services.AddScoped<AccessChanges>();
        services.AddScoped<TabConnection>();
        services.AddScoped<CircuitHandler>(scope => scope.GetRequiredService<TabConnection>());
        services.AddScoped<CircuitHandler, PortalCircuit>();
    }

    private static void Bound(CircuitOptions circuit, CircuitSettings settings)
    {
        circuit.DetailedErrors = false;
        circuit.DisconnectedCircuitMaxRetained = settings.Retained;
        circuit.DisconnectedCircuitRetentionPeriod = settings.RetainedFor;
        circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
        circuit.MaxBufferedUnacknowledgedRenderBatches = 10;
        // What a circuit that goes leaves behind could only be taken up by a later script than the browser has.
        circuit.PersistedCircuitInMemoryMaxRetained = 0;
    }

    private static void Bound(HubOptions hub)
    {
        hub.MaximumReceiveMessageSize = LargestMessage;
        hub.MaximumParallelInvocationsPerClient = 1;
        hub.EnableDetailedErrors = false;
        hub.AddFilter<CircuitGate>();
    }
}
