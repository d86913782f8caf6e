using AdminPortal.Web.SignIn;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AdminPortal.Web.Circuits;

/// <summary>What goes with a circuit from its opening to its end: its seat in the census, and the watch over its user.</summary>
internal sealed class PortalCircuit(CircuitCensus census, CircuitUser user) : CircuitHandler
{
    private readonly CircuitSeat? seat = CircuitSeat.BeingTaken;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => user.FollowAsync();

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (seat is not null)
        {
            census.Leave(seat);
        }

        return Task.CompletedTask;
    }
}
