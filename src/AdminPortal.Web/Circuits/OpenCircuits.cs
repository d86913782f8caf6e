using System.Collections.Concurrent;
using AdminPortal.Application.Instances;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AdminPortal.Web.Circuits;

/// <summary>The browser tabs that this process serves, be their connections up or down.</summary>
public sealed class OpenCircuits : IOpenCircuits
{
    private readonly ConcurrentDictionary<TabConnection, byte> tabs = new();

    public int Count => tabs.Count;

    /// <summary>Tells each that the process stops; when the answer is there, what was typed is safe.</summary>
    public Task TellOfStopAsync() => Task.WhenAll(tabs.Keys.Select(tab => tab.TellOfStopAsync()));

    internal void Add(TabConnection tab) => tabs.TryAdd(tab, 0);

    internal void Remove(TabConnection tab) => tabs.TryRemove(tab, out _);
}

/// <summary>Enters a tab's circuit among the open ones for as long as it lives.</summary>
internal sealed class CountedCircuit(OpenCircuits circuits, TabConnection tab) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Add(tab);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Remove(tab);
        return Task.CompletedTask;
    }
}
