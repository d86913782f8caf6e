using System.Threading.Channels;
using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Audit;

/// <summary>How far a check has come.</summary>
/// <param name="Total">Entries there were when it began.</param>
public sealed record AuditProgress(long Entries, long Total);

/// <summary>
/// Checks the trail beside whatever else goes on, one check at a time on an instance, and writes what it found into the trail
/// itself: who checked, when, and with what result is then known to every instance, and can no more be altered than the rest.
/// </summary>
public sealed class AuditCheck(AuditVerifier verifier, IServiceScopeFactory scopes, ILogger<AuditCheck> logger)
{
    /// <summary>What the entries of checks are about.</summary>
    internal const string WholeTrail = "whole";

    private readonly Channel<CallerIdentity> asked = Channel.CreateBounded<CallerIdentity>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int running;
    private volatile AuditProgress? progress;

    /// <summary>Of the check that runs on this instance, or is about to; null where none is.</summary>
    public AuditProgress? Progress => progress;

    internal ChannelReader<CallerIdentity> Asked => asked.Reader;

    /// <summary>Has a check made, and does not wait for it; where one runs already, that one is it.</summary>
    /// <param name="total">Entries there are.</param>
    internal void Ask(CallerIdentity caller, long total)
    {
        if (progress is null)
        {
            // Before it is handed over: a short trail is through before one could say that it runs.
            progress = new(0, total);
            asked.Writer.TryWrite(caller);
        }
    }

    internal async Task RunAsync(CallerIdentity caller, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref running, 1) == 1)
        {
            return;
        }

        try
        {
            progress ??= new(0, 0);
            var verdict = await verifier.VerifyAsync(reached => progress = reached, cancellationToken);
            PortalMetrics.AuditChecked(verdict.Fault is null ? "holds" : "broken");
            if (verdict.Fault is { } fault)
            {
                logger.TrailIsBroken(fault.Sequence, fault.Kind);
            }

            await KeepAsync(caller, verdict, cancellationToken);
        }
        finally
        {
            progress = null;
            running = 0;
        }
    }

    private async Task KeepAsync(CallerIdentity caller, AuditVerdict verdict, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerScope>().ActsAs = caller;
        await scope.ServiceProvider.GetRequiredService<PortalStore>().WriteAsync(
            session =>
            {
                List<FieldChange> fields = [new("Entries", null, $"{verdict.Entries}", false)];
                if (verdict.Fault is { } fault)
                {
                    fields.Add(new("FaultyEntry", null, $"{fault.Sequence}", false));
                }

                session.Record(new(AuditActions.Verified, AuditObjectTypes.AuditTrail, WholeTrail, () => null, fields));
                return Task.FromResult<Result<bool>>(true);
            },
            cancellationToken);
    }
}

/// <summary>Makes the checks that people ask for on this instance.</summary>
public sealed class AuditCheckRunner(AuditCheck check, ILogger<AuditCheckRunner> logger) : BackgroundService
{
    /// <summary>Waits until one is asked for, and makes it.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var caller = await check.Asked.ReadAsync(cancellationToken);
        try
        {
            await check.RunAsync(caller, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            PortalMetrics.AuditChecked("failed");
            logger.CheckFailed(fault);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await RunOnceAsync(stoppingToken);
        }
    }
}

/// <summary>Nobody has to think of it.</summary>
public sealed class DailyAuditCheck(AuditCheck check) : IRecurringWork
{
    public string Name => "audit-check";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken cancellationToken) => check.RunAsync(RecurringWorkRunner.Portal, cancellationToken);
}

internal static partial class AuditCheckLog
{
    [LoggerMessage(451, LogLevel.Critical, "The audit trail was tampered with: entry {Sequence}, {Kind}")]
    public static partial void TrailIsBroken(this ILogger logger, long sequence, AuditFaultKind kind);

    [LoggerMessage(452, LogLevel.Error, "The audit trail could not be checked")]
    public static partial void CheckFailed(this ILogger logger, Exception fault);
}
