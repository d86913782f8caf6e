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

    /// <summary>Runs a service's write; <paramref name="answer"/> reads by the same scope's services, and sees what was written.</summary>
    public async Task<Result<TAnswer>> RunAsync<TDone, TAnswer>(Func<Task<Result<TDone>>> write, Func<TDone, CancellationToken, Task<TAnswer>> answer)
    {
        TAnswer? read = default;
        var earlier = scope.Answering;
        scope.Answering = async (done, cancellationToken) => read = await answer((TDone)done!, cancellationToken);
        try
        {
            var done = await write();
            return done.Succeeded ? read! : done.Error;
        }
        finally
        {
            scope.Answering = earlier;
        }
    }
}
