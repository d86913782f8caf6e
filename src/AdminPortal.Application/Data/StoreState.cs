namespace AdminPortal.Application.Data;

/// <summary>How far the start-up work on the store has come.</summary>
public enum StorePhase
{
    Starting,
    Migrating,
    FillingDemoData,
    Ready,

    /// <summary>The store cannot be used; start-up tries again by itself.</summary>
    Unavailable,
}

/// <summary>What <c>/health/ready</c> and the starting page show: how far the start-up work is, and whether the store has gone away since.</summary>
public sealed class StoreState
{
    private volatile StorePhase phase = StorePhase.Starting;

    public StorePhase Phase => phase;

    public bool IsReady => phase == StorePhase.Ready;

    /// <summary>UTC; since when the store of a portal that is ready cannot be reached. Null where it can, as far as is known.</summary>
    public DateTime? AwaySince { get; internal set; }

    internal void Enter(StorePhase next) => phase = next;
}
