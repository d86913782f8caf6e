namespace AdminPortal.Application.Instances;

/// <summary>The writes that this process is in the midst of: it does not end before them.</summary>
public sealed class WritesUnderWay
{
    private readonly Lock gate = new();
    private TaskCompletionSource none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count;

    /// <summary>A write begins; it ends when the answer is disposed of.</summary>
    public IDisposable Begin()
    {
        lock (gate)
        {
            count++;
        }

        return new Write(this);
    }

    /// <summary>When there is none.</summary>
    public Task EndedAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return count == 0 ? Task.CompletedTask : none.Task.WaitAsync(cancellationToken);
        }
    }

    private void End()
    {
        lock (gate)
        {
            if (--count == 0)
            {
                none.SetResult();
                none = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private sealed class Write(WritesUnderWay all) : IDisposable
    {
        public void Dispose() => all.End();
    }
}
