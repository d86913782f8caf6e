using AdminPortal.Application.Access;

namespace AdminPortal.Web.Circuits;

/// <summary>One circuit as <see cref="CircuitCensus"/> counts it.</summary>
internal sealed class CircuitSeat(CallerIdentity caller)
{
    private static readonly AsyncLocal<CircuitSeat?> BeingTakenHere = new();

    /// <summary>The seat for which a circuit is being made in this flow; the framework makes its handlers within.</summary>
    public static CircuitSeat? BeingTaken
    {
        get => BeingTakenHere.Value;
        set => BeingTakenHere.Value = value;
    }

    public string PersonId => caller.Id;

    public string? SessionId => caller.SessionId;

    /// <summary>What the browser comes back by; null until the circuit is made.</summary>
    public string? Secret { get; set; }
}
