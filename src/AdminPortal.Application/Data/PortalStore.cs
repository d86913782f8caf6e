using System.Security.Cryptography;
using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
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
    AuditTrail trail,
    TimeProvider clock)
{
    /// <summary>Opens the store for reading, as the present caller sees it.</summary>
    public async Task<PortalSession> OpenAsync(CancellationToken cancellationToken)
    {
        var identity = await user.FindAsync(cancellationToken)
            ?? throw new InvalidOperationException("No caller is signed in; the host lets nobody this far without one.");
        var db = await whole.CreateDbContextAsync(cancellationToken);
        try
        {
            var caller = await WithGrantsAsync(db, identity, cancellationToken);
            if (caller.SeesEverything)
            {
                return new(db, caller);
            }

            var narrow = await scoped.CreateDbContextAsync(cancellationToken);
            narrow.Roots = caller.Roots;
            await db.DisposeAsync();
            return new(narrow, caller);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and saves what it changed, with an audit entry for each changed object.
    /// A failure it answers rolls everything back. A save of something stale answers <see cref="Stale"/>.
    /// </summary>
    public async Task<Result<T>> WriteAsync<T>(Func<PortalSession, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        var operationId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Result<T>? answer = null;
        return await session.Db.Database.CreateExecutionStrategy().ExecuteAsync(
            session,
            async (_, _, cancellation) => answer = await AttemptAsync(session, operationId, work, cancellation),
            async (_, _, cancellation) =>
            {
                var committed = answer is { Succeeded: true }
                    && await session.Db.AuditEntries.AnyAsync(entry => entry.OperationId == operationId, cancellation);
                return new ExecutionResult<Result<T>>(committed, answer!);
            },
            cancellationToken);
    }

    private async Task<Result<T>> AttemptAsync<T>(
        PortalSession session, string operationId, Func<PortalSession, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        var db = session.Db;
        db.ChangeTracker.Clear();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(session);
        if (!result.Succeeded)
        {
            return result;
        }

        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var changes = ObjectChanges.Of(db);
            Stamp(db, now);
            await db.SaveChangesAsync(cancellationToken);
            await trail.AppendAsync(db, session.Caller, operationId, now, changes, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            return new Stale(conflict.Entries[0].Metadata.ClrType.Name);
        }
    }

    private static void Stamp(PortalDb db, DateTime now)
    {
        foreach (var entry in db.ChangeTracker.Entries<StoredObject>())
        {
            if (entry.State is EntityState.Added)
            {
                entry.Entity.CreatedAt = entry.Entity.LastModifiedAt = now;
                entry.Entity.Version = 1;
            }
            else if (entry.State is EntityState.Modified)
            {
                entry.Entity.LastModifiedAt = now;
                entry.Entity.Version++;
            }
        }
    }

    private async Task<Caller> WithGrantsAsync(PortalDb db, CallerIdentity identity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var given = await db.Grants
            .Where(grant => grant.HolderId == identity.Id && (grant.ExpiresAt == null || grant.ExpiresAt > now))
            .Select(grant => new CallerGrant(grant.Role, grant.OrganizationId))
            .ToListAsync(cancellationToken);
        return new(identity, [.. identity.SignInRoles.Select(role => new CallerGrant(role, null)), .. given]);
    }
}
