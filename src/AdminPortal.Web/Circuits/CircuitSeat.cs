using AdminPortal.Application.Access;

namespace AdminPortal.Web.Circuits;

/// <summary>One circuit as <see cref="CircuitCensus"/> counts it.</summary>
internal sealed class CircuitSeat(CallerIdentity caller)
{
    private static readonly AsyncLocal<CircuitSeat?> BeingTakenHere = new();

    /// <summary>The seat of the circuit whose handlers are being made in this flow.</summary>
    public static CircuitSeat? BeingTaken
    {
        get => BeingTakenHere.Value;
        set => BeingTakenHere.Value = value;
    }

    public string PersonId => caller.Id;

    public string? SessionId => caller.SessionId;

    /// <summary>What the browser comes back by; null until the circuit is made.</summary>
    public string? Secret { get; set; }

    /// <summary>Whether the circuit's handlers are there, which tell of its end.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Whether its browser is lost and may come back.</summary>
    public bool IsLost { get; set; }
}
