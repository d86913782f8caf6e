namespace AdminPortal.Application.Instances;

/// <summary>The browser tabs that this process serves, as the host knows them.</summary>
public interface IOpenCircuits
{
    /// <summary>Those whose connection is down for a moment among them.</summary>
    int Count { get; }
}
