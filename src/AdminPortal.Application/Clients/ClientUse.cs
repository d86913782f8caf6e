using System.Collections.Concurrent;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Clients;

/// <summary>
/// Remembers when clients were used last, to the minute, and writes it a little later: no call waits for it. It is no change of the client,
/// so that neither its version nor the trail tells of it.
/// </summary>
public sealed class ClientUse(IDbContextFactory<PortalDb> stores)
{
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, DateTime> unwritten = new();

    /// <param name="lastUsedAt">As the store has it.</param>
    internal void Note(long clientId, DateTime? lastUsedAt, DateTime now)
    {
        if (IsDue(lastUsedAt, now))
        {
            unwritten.TryAdd(clientId, now);
        }
    }

    internal static bool IsDue(DateTime? lastUsedAt, DateTime now) => lastUsedAt is null || lastUsedAt <= now - Grain;

    /// <summary>Answers how many clients were written.</summary>
    internal async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var (clientId, at) in unwritten)
        {
            await using var db = await stores.CreateDbContextAsync(cancellationToken);
            written += await db.ApiClients
                .Where(c => c.Id == clientId && (c.LastUsedAt == null || c.LastUsedAt < at))
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.LastUsedAt, at), cancellationToken);
            unwritten.TryRemove(new(clientId, at));
        }

        return written;
    }
}

/// <summary>Writes when clients were used last, every few seconds. What a killed instance had not written is lost, and no loss.</summary>
internal sealed class ClientUseRecorder(ClientUse use, TimeProvider clock, ILogger<ClientUseRecorder> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            try
            {
                await use.WriteAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.UseNotWritten(fault);
            }
        }
    }
}
