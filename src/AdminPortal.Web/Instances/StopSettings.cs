namespace AdminPortal.Web.Instances;

/// <summary><c>Shutdown</c>: how this process ends when it is told to.</summary>
public sealed class StopSettings
{
    /// <summary>For how long work under way may go on once the server listens no more, before it is cut off.</summary>
    public int Seconds { get; set; } = 30;

    /// <summary>For how long the process still listens, and says that it is not ready, for balancers to notice; null for the host's own measure.</summary>
    public int? DrainSeconds { get; set; }
}
