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

/// <summary>What <c>/health/ready</c> and the starting page show; set by the start-up work alone.</summary>
public sealed class StoreState
{
    private volatile StorePhase phase = StorePhase.Starting;

    public StorePhase Phase => phase;

    public bool IsReady => phase == StorePhase.Ready;

    internal void Enter(StorePhase next) => phase = next;
}
