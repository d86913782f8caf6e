using AdminPortal.Application.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Jobs;

/// <summary>Removes for good what has been in the recycle bin for longer than the retention: accounts, contacts and, once nothing lies in them, organisations.</summary>
public sealed class PurgeOfDeleted(PortalStore store, IOptions<RetentionSettings> retention, TimeProvider clock, ILogger<PurgeOfDeleted> logger) : IRecurringWork
{
    public string Name => "purge-deleted";

    public TimeSpan Every => TimeSpan.FromHours(1);

    /// <summary>In batches, each a transaction with its audit entries: whatever stops it, what is done stands and the rest is done by the next run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var deletedUntil = clock.GetUtcNow().UtcDateTime.AddDays(-retention.Value.DeletedDays);
        var accounts = await DrainAsync(session => PurgeBatch.AccountsAsync(session, deletedUntil, cancellationToken), cancellationToken);
        var contacts = await DrainAsync(session => PurgeBatch.ContactsAsync(session, deletedUntil, cancellationToken), cancellationToken);
        var organizations = await DrainAsync(session => PurgeOfOrganizations.BatchAsync(session, deletedUntil, cancellationToken), cancellationToken);
        if (accounts + contacts + organizations > 0)
        {
            logger.Purged(accounts, contacts, organizations);
        }
    }

    /// <summary>
    /// Batch after batch until one finds nothing, or finds that another instance was faster. SQLite has one writer, and who waits
    /// for it is not served in turn: the pause after each batch, as long as it took, is the others'.
    /// </summary>
    private async Task<int> DrainAsync(Func<PortalSession, Task<int>> batch, CancellationToken cancellationToken)
    {
        var total = 0;
        var begun = clock.GetTimestamp();
        while (await store.WriteAsync<int>(async session => await batch(session), cancellationToken) is { Succeeded: true, Value: var purged and > 0 })
        {
            total += purged;
            await Task.Delay(clock.GetElapsedTime(begun), clock, cancellationToken);
            begun = clock.GetTimestamp();
        }

        return total;
    }
}
