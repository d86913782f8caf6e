namespace AdminPortal.Application.Clients;

/// <summary>What a call was answered, as it is given again.</summary>
/// <param name="Headers">Those that belong to the body: its type, its version.</param>
public sealed record KeptAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>How a call that came with a key goes on.</summary>
/// <param name="CallId">Of a call that is to be done now: its answer is kept under this, or it is let go of.</param>
/// <param name="Answer">Of a call that was done already.</param>
/// <param name="Wait">Of a call that is on its way: after how long to come again at the latest.</param>
public sealed record IdempotentStart(IdempotentState State, long CallId = 0, KeptAnswer? Answer = null, TimeSpan Wait = default);

public enum IdempotentState
{
    /// <summary>Nothing was done under the key: the call has it now.</summary>
    Fresh = 1,

    /// <summary>The very call was answered before.</summary>
    Answered,

    /// <summary>The very call is on its way.</summary>
    InFlight,

    /// <summary>Another call has the key.</summary>
    Reused,
}
