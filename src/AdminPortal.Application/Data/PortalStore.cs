using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Instances;
using AdminPortal.Application.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdminPortal.Application.Data;

/// <summary>
/// The only way from a service to the store. Each operation gets a context of its own, which shows the caller what the
/// caller's grants let it see; each write is one transaction with its audit entries in it.
/// </summary>
public sealed class PortalStore(
    IDbContextFactory<PortalDb> whole,
    IDbContextFactory<ScopedPortalDb> scoped,
    ICurrentUser user,
    CallerScope scope,
    AuditTrail trail,
    WritesUnderWay writes,
    TimeProvider clock)
{
    /// <summary>Opens the store for reading, as the present caller sees it.</summary>
    public async Task<PortalSession> OpenAsync(CancellationToken cancellationToken)
    {
        if (scope.Within is { } answering)
        {
            return answering.Borrow();
        }

        var identity = scope.ActsAs ?? await user.FindAsync(cancellationToken)
            ?? throw new InvalidOperationException("No caller is signed in; the host lets nobody this far without one.");
        var db = await whole.CreateDbContextAsync(cancellationToken);
        try
        {
            var caller = await HeldGrants.CallerAsync(db, identity, clock.GetUtcNow().UtcDateTime, cancellationToken);
            db.PersonId = identity.Id;
            if (caller.SeesEverything)
            {
                return new(db, caller, clock);
            }

            var narrow = await scoped.CreateDbContextAsync(cancellationToken);
            narrow.Roots = caller.Roots;
            narrow.PersonId = identity.Id;
            await db.DisposeAsync();
            return new(narrow, caller, clock);
        }
        catch (SessionOverException)
        {
            await db.DisposeAsync();
            user.LearnThatSessionIsOver();
            throw;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and saves what it changed, with an audit entry for each changed object.
    /// A failure it answers rolls everything back. A save of something stale answers <see cref="Stale"/>, a reason that is too long
    /// <see cref="InvalidInput"/>.
    /// </summary>
    public Task<Result<T>> WriteAsync<T>(Func<PortalSession, Task<Result<T>>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, dryRun: false, cancellationToken);

    /// <summary>As above; a dry run does all of it and then takes it back, so that its answer is what the write would have answered.</summary>
    public async Task<Result<T>> WriteAsync<T>(Func<PortalSession, Task<Result<T>>> work, bool dryRun, CancellationToken cancellationToken)
    {
        using var underWay = writes.Begin();
        using var span = WriteSpan.Begin(work);
        await using var session = await OpenAsync(cancellationToken);
        var strategy = session.Db.Database.CreateExecutionStrategy();
        session.IsTriedAgain = strategy.RetriesOnFailure;
        Result<T>? sent = null;
        var result = await strategy.ExecuteAsync(
            session,
            (_, _, cancellation) => AttemptAsync(session, work, dryRun, answer => sent = answer, cancellation),
            async (_, _, cancellation) => new ExecutionResult<Result<T>>(sent is not null && await WriteMark.StandsAsync(session, cancellation), sent!),
            cancellationToken);
        span.End(result, session.Changes.Count, dryRun || scope.OnlyTries);
        return result;
    }

    /// <param name="committing">Told the answer before the commit is sent: its own answer may be lost, and then what it was is asked of the store.</param>
    private async Task<Result<T>> AttemptAsync<T>(
        PortalSession session, Func<PortalSession, Task<Result<T>>> work, bool dryRun, Action<Result<T>> committing, CancellationToken cancellationToken)
    {
        session.BeginAnew();
        var db = session.Db;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var result = await work(session);
            if (!result.Succeeded)
            {
                return result;
            }

            if (session.TidyReason() is { } fault)
            {
                return fault;
            }

            await session.FlushAsync(cancellationToken);
            scope.LastChanged = session.Changes.Count;
            await AnswerAsync(session, result.Value, cancellationToken);
            if (dryRun || scope.OnlyTries)
            {
                return result;
            }

            await trail.AppendAsync(session, cancellationToken);
            await WriteMark.LeaveAsync(session, cancellationToken);
            if (scope.Alongside is { } alongside)
            {
                await alongside(db, cancellationToken);
            }

            committing(result);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            return new Stale(conflict.Entries[0].Metadata.ClrType.Name);
        }
    }

    private async Task AnswerAsync(PortalSession session, object? done, CancellationToken cancellationToken)
    {
        if (scope.Answering is { } answer)
        {
            scope.Within = session;
            try
            {
                await answer(done, cancellationToken);
            }
            finally
            {
                scope.Within = null;
            }
        }
    }
}
