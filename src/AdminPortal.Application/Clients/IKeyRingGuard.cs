namespace AdminPortal.Application.Clients;

/// <summary>Tells before anything is served whether this host can use the key ring in the store: one that cannot would make keys of its own.</summary>
public interface IKeyRingGuard
{
    /// <summary>Which setting is wrong, for whoever deploys; null where none is.</summary>
    /// <param name="keys">The ring, as XML.</param>
    string? FaultIn(IReadOnlyList<string> keys);
}
