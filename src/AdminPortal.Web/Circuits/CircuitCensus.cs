using AdminPortal.Application.Access;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Circuits;

/// <summary>
/// Which circuits live on this instance and whose they are. It lets no more in than the settings say, and nobody into another's.
/// Those whose browser is lost take nobody's place: the framework keeps so many of them and no more.
/// </summary>
internal sealed class CircuitCensus(IOptions<CircuitSettings> settings)
{
    private readonly Lock gate = new();
    private readonly HashSet<CircuitSeat> seats = [];
    private readonly Dictionary<string, CircuitSeat> bySecret = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byPerson = new(StringComparer.Ordinal);
    private int connected;

    /// <summary>With those whose browser is lost and may come back.</summary>
    public int Living
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
            return connected < settings.Value.Total && byPerson.GetValueOrDefault(personId) < settings.Value.PerPerson;
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
            Add(seat, +1);
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
    /// The circuit to which a browser may come back, or null: only within the sign-in that opened it. The secret alone would let anybody
    /// in who has got hold of it, to read what the page shows and to type into its forms.
    /// </summary>
    public CircuitSeat? Find(string? secret, CallerIdentity? caller)
    {
        lock (gate)
        {
            return secret is not null && caller?.SessionId is { } session && bySecret.TryGetValue(secret, out var seat) && seat.SessionId == session ? seat : null;
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
            if (!seat.IsLost)
            {
                Add(seat, -1);
            }
        }
    }

    /// <summary>Its browser is lost, or has come back.</summary>
    public void Note(CircuitSeat seat, bool isLost)
    {
        lock (gate)
        {
            if (seat.IsLost != isLost && seats.Contains(seat))
            {
                seat.IsLost = isLost;
                Add(seat, isLost ? -1 : +1);
            }
        }
    }

    private void Add(CircuitSeat seat, int change)
    {
        connected += change;
        var left = byPerson.GetValueOrDefault(seat.PersonId) + change;
        if (left == 0)
        {
            byPerson.Remove(seat.PersonId);
        }
        else
        {
            byPerson[seat.PersonId] = left;
        }
    }
}
