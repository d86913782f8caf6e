namespace AdminPortal.Web.Jobs;

/// <summary>Tells the top bar of this tab that a job has been started.</summary>
public sealed class JobWatch
{
    public event Action? Started;

    public void TellStarted() => Started?.Invoke();
}
