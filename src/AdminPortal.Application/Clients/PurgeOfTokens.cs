using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Clients;

/// <summary>Removes what no token needs any more: revocations of tokens that have ended by themselves, and keys that signed the last of theirs long ago.</summary>
public sealed class PurgeOfTokens(PortalStore store) : IRecurringWork
{
    public string Name => "purge-tokens";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task RunAsync(CancellationToken cancellationToken) => store.WriteAsync<int>(
        async session =>
        {
            var (db, now) = (session.Db, session.Now);
            return await db.RevokedTokens.Where(token => token.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken)
                + await db.SigningKeys.Where(key => key.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);
}
