namespace AdminPortal.Web.Circuits;

/// <summary>How many messages one connection may send just now; filled up again as time goes by.</summary>
internal sealed class MessageBucket(TimeProvider time, int perSecond, int burst)
{
    private double left = burst;
    private long at = time.GetTimestamp();

    /// <summary>A connection's messages are taken one after another.</summary>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        left = Math.Min(burst, left + (time.GetElapsedTime(at, now).TotalSeconds * perSecond)) - 1;
        at = now;
        return left >= 0;
    }
}
