using AdminPortal.Application.Access;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Circuits;

/// <summary>Which circuits live on this instance and whose they are. It lets no more in than the settings say, and nobody into another's.</summary>
internal sealed class CircuitCensus(IOptions<CircuitSettings> settings)
{
    private readonly Lock gate = new();
    private readonly HashSet<CircuitSeat> seats = [];
    private readonly Dictionary<string, CircuitSeat> bySecret = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byPerson = new(StringComparer.Ordinal);

    /// <summary>With those whose browser is lost and may come back.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return seats.Count;
            }
        }
    }

    /// <summary>Whether the person may open one more tab.</summary>
    public bool HasRoomFor(string personId)
    {
        lock (gate)
        {
            return seats.Count < settings.Value.Total && byPerson.GetValueOrDefault(personId) < settings.Value.PerPerson;
        }
    }

    /// <summary>Null where there is no room.</summary>
    public CircuitSeat? TryTake(CallerIdentity caller)
    {
        lock (gate)
        {
            if (!HasRoomFor(caller.Id))
            {
                return null;
            }

            var seat = new CircuitSeat(caller);
            seats.Add(seat);
            byPerson[caller.Id] = byPerson.GetValueOrDefault(caller.Id) + 1;
            return seat;
        }
    }

    public void Name(CircuitSeat seat, string secret)
    {
        lock (gate)
        {
            if (seats.Contains(seat))
            {
                seat.Secret = secret;
                bySecret[secret] = seat;
            }
        }
    }

    /// <summary>
    /// Whether a browser may come back to the circuit: only within the sign-in that opened it. The secret alone would let anybody
    /// in who has got hold of it, to read what the page shows and to type into its forms.
    /// </summary>
    public bool MayReturn(string? secret, CallerIdentity? caller)
    {
        lock (gate)
        {
            return secret is not null && caller?.SessionId is { } session && bySecret.TryGetValue(secret, out var seat) && seat.SessionId == session;
        }
    }

    /// <summary>Nobody comes back to it any more; it counts until the framework has let it go.</summary>
    public void Close(CircuitSeat seat)
    {
        lock (gate)
        {
            if (seat.Secret is { } secret)
            {
                bySecret.Remove(secret);
            }
        }
    }

    public void Leave(CircuitSeat seat)
    {
        lock (gate)
        {
            if (!seats.Remove(seat))
            {
                return;
            }

            Close(seat);
            if (--byPerson[seat.PersonId] == 0)
            {
                byPerson.Remove(seat.PersonId);
            }
        }
    }
}
