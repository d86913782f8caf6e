using AdminPortal.Web.SignIn;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AdminPortal.Web.Circuits;

/// <summary>What goes with a circuit from its opening to its end: its seat in the census, and the watch over its user.</summary>
internal sealed class PortalCircuit(CircuitCensus census, CircuitUser user) : CircuitHandler
{
    private readonly CircuitSeat? seat = CircuitSeat.BeingTaken;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (seat is not null)
        {
            seat.IsTaken = true;
        }

        return user.FollowAsync(cancellationToken);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => NoteAsync(isLost: false);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => NoteAsync(isLost: true);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (seat is not null)
        {
            census.Leave(seat);
        }

        return Task.CompletedTask;
    }

    private Task NoteAsync(bool isLost)
    {
        if (seat is not null)
        {
            census.Note(seat, isLost);
        }

        return Task.CompletedTask;
    }
}
