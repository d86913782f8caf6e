using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Data;

/// <summary>
/// Lets a host read its answer to a write within the write's own transaction: the answer is what was written, nobody else's later change,
/// and a write that is only tried has an answer too.
/// </summary>
public sealed class AnsweredWrite(CallerScope scope)
{
    /// <summary>Makes every write of this scope a try: all is checked and done, and taken back at its end.</summary>
    public void OnlyTry() => scope.OnlyTries = true;

    public bool OnlyTries => scope.OnlyTries;

    /// <summary>Keeps the answers of this scope's writes under this call of <see cref="IdempotentCallService"/>, in their own transactions.</summary>
    public void KeepUnder(long callId) => scope.KeptUnder = callId;

    /// <summary>Runs a service's write; <paramref name="answer"/> reads by the same scope's services, and sees what was written.</summary>
    /// <param name="kept">The answer as it is given again to a client that repeats the call.</param>
    public async Task<Result<TAnswer>> RunAsync<TDone, TAnswer>(
        Func<Task<Result<TDone>>> write, Func<TDone, CancellationToken, Task<TAnswer>> answer, Func<TAnswer, KeptAnswer> kept)
    {
        TAnswer? read = default;
        var (earlier, alongside) = (scope.Answering, scope.Alongside);
        if (scope.KeptUnder is { } callId)
        {
            scope.Alongside = (db, cancellationToken) => IdempotentCallService.KeepAsync(db, callId, kept(read!), cancellationToken);
        }

        scope.Answering = async (done, cancellationToken) => read = await answer((TDone)done!, cancellationToken);
        try
        {
            var done = await write();
            return done.Succeeded ? read! : done.Error;
        }
        finally
        {
            scope.Answering = earlier;
            scope.Alongside = alongside;
        }
    }
}
