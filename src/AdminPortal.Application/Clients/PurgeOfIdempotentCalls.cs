using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Clients;

/// <summary>Forgets the answers that are not given again any more.</summary>
public sealed class PurgeOfIdempotentCalls(PortalStore store) : IRecurringWork
{
    public string Name => "purge-idempotent-calls";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken cancellationToken) => store.WriteAsync<int>(
        async session =>
        {
            var now = session.Now;
            return await session.Db.IdempotentCalls.Where(call => call.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);
}
