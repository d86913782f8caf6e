using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>Who does which recurring work, as the store has it. Each statement changes the row only where it is as expected.</summary>
public sealed class WorkLeases(IDbContextFactory<PortalDb> stores, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes the work where it is due and no living instance has it.</summary>
    public async Task<bool> TryTakeAsync(string name, TimeSpan every, string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        await MakeSureOfRowAsync(db, name, cancellationToken);
        var now = Now;
        var dueSince = now - every;
        return await db.RecurringWork
            .Where(work => work.Name == name
                && (work.LeasedUntil == null || work.LeasedUntil < now)
                && (work.LastEndedAt == null || work.LastEndedAt <= dueSince))
            .ExecuteUpdateAsync(
                work => work.SetProperty(w => w.LeasedBy, instance).SetProperty(w => w.LeasedUntil, now + Lease.Length), cancellationToken) == 1;
    }

    /// <summary>Whether the instance still had it; then it has it for longer.</summary>
    public async Task<bool> RenewAsync(string name, string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var until = Now + Lease.Length;
        return await db.RecurringWork
            .Where(work => work.Name == name && work.LeasedBy == instance)
            .ExecuteUpdateAsync(work => work.SetProperty(w => w.LeasedUntil, until), cancellationToken) == 1;
    }

    /// <summary>Lets go of it. Unless it was <paramref name="finished"/> it is due again at once.</summary>
    public async Task GiveBackAsync(string name, string instance, bool finished, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var now = Now;
        await db.RecurringWork
            .Where(work => work.Name == name && work.LeasedBy == instance)
            .ExecuteUpdateAsync(
                work => work
                    .SetProperty(w => w.LeasedBy, (string?)null)
                    .SetProperty(w => w.LeasedUntil, (DateTime?)null)
                    .SetProperty(w => w.LastEndedAt, w => finished ? now : w.LastEndedAt),
                cancellationToken);
    }

    private static async Task MakeSureOfRowAsync(PortalDb db, string name, CancellationToken cancellationToken)
    {
        if (await db.RecurringWork.AnyAsync(work => work.Name == name, cancellationToken))
        {
            return;
        }

        try
        {
            db.RecurringWork.Add(new() { Name = name });
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.RecurringWork.Any(work => work.Name == name))
        {
            // Another instance was quicker.
            db.ChangeTracker.Clear();
        }
    }
}
