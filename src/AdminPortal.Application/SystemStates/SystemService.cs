using System.Xml;
using System.Xml.Linq;
using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.SystemStates;

/// <summary>The state of the system, for those who administer everything: it tells of everybody's work.</summary>
public sealed class SystemService(PortalStore store, StoreSettings settings, AuditCheck check, IEnumerable<IRecurringWork> recurring)
{
    private const int MostListed = 50;

    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Gone = TimeSpan.FromHours(1);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CheckedRecently = TimeSpan.FromDays(3);

    /// <summary>Null for those who may not see it.</summary>
    public async Task<SystemState?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        if (!MayLook(session))
        {
            return null;
        }

        var (db, now) = (session.Db, session.Now);
        return new(
            now,
            await StoreProbe.ReadAsync(db, settings, cancellationToken),
            await InstancesAsync(db, now, cancellationToken),
            await JobsAsync(db, now, cancellationToken),
            await ImportsAsync(db, now, cancellationToken),
            await RecurringAsync(db, now, cancellationToken),
            await AuditAsync(db, now, cancellationToken),
            await KeysAsync(db, now, cancellationToken),
            await ClientsAsync(db, now, cancellationToken));
    }

    /// <summary>Begins a check of the audit trail, which goes on by itself; its result is part of the state.</summary>
    public async Task<Result<bool>> VerifyAuditAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        if (!MayLook(session))
        {
            return new NotAllowed("verify_audit");
        }

        check.Ask(session.Caller.Identity, await session.Db.AuditHeads.Select(head => head.Sequence).SingleOrDefaultAsync(cancellationToken));
        return true;
    }

    private static bool MayLook(PortalSession session) => session.Caller.Source is not ChangeSource.Api && session.Caller.MayEverywhere(Right.Administer);

    private static async Task<IReadOnlyList<InstanceFacts>> InstancesAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        var since = now - Gone;
        var rows = await db.Instances.Where(i => i.SeenAt > since).OrderBy(i => i.StartedAt).Take(MostListed).ToListAsync(cancellationToken);
        return rows.ConvertAll(i => new InstanceFacts(
            i.InstanceId, i.Machine, i.Version, i.StartedAt, i.SeenAt, i.Circuits, i.IsStopping,
            Math.Max(0, (int)(i.SeenAt - now).TotalSeconds),
            now - i.SeenAt > Silent || i.SeenAt - now > TimeSpan.FromSeconds(5) ? Health.Attention : Health.Good));
    }

    private static async Task<QueueFacts> JobsAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-7);
        var jobs = db.Jobs.IgnoreQueryFilters([PortalDb.Mine]);
        var counts = await jobs
            .Where(j => j.Status == JobStatus.Queued || j.Status == JobStatus.Running || (j.Status == JobStatus.Failed && j.EndedAt > since))
            .GroupBy(j => j.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var oldest = await jobs.Where(j => j.Status == JobStatus.Queued).MinAsync(j => (DateTime?)j.CreatedAt, cancellationToken);
        return QueueOf(status => counts.Find(c => c.Key == status)?.Count ?? 0, JobStatus.Queued, JobStatus.Running, JobStatus.Failed, oldest, now);
    }

    private static async Task<QueueFacts> ImportsAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-7);
        var counts = await db.InvoiceImports
            .Where(i => i.Status == ImportStatus.Queued || i.Status == ImportStatus.Running || (i.Status == ImportStatus.Failed && i.EndedAt > since))
            .GroupBy(i => i.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var oldest = await db.InvoiceImports.Where(i => i.Status == ImportStatus.Queued).MinAsync(i => (DateTime?)i.CreatedAt, cancellationToken);
        return QueueOf(status => counts.Find(c => c.Key == status)?.Count ?? 0, ImportStatus.Queued, ImportStatus.Running, ImportStatus.Failed, oldest, now);
    }

    private static QueueFacts QueueOf<T>(Func<T, int> count, T waiting, T running, T failed, DateTime? oldest, DateTime now) => new(
        count(waiting), count(running), count(failed), oldest,
        count(failed) > 0 || now - oldest > Late ? Health.Attention : Health.Good);

    private async Task<IReadOnlyList<RecurringFacts>> RecurringAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await db.RecurringWork.ToDictionaryAsync(work => work.Name, cancellationToken);
        return [.. recurring.OrderBy(work => work.Name, StringComparer.Ordinal).Select(work =>
        {
            var row = rows.GetValueOrDefault(work.Name);
            var isRunning = row?.LeasedUntil > now;
            var due = row?.LastEndedAt + work.Every;
            return new RecurringFacts(work.Name, row?.LastEndedAt, isRunning ? null : due, isRunning, !isRunning && now - due > Late ? Health.Bad : Health.Good);
        })];
    }

    private async Task<AuditFacts> AuditAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        var last = await db.AuditEntries
            .Include(e => e.Changes)
            .Where(e => e.ObjectType == AuditObjectTypes.AuditTrail && e.ObjectId == AuditCheck.WholeTrail)
            .OrderByDescending(e => e.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        var faulty = NumberIn("FaultyEntry");
        return new(
            last?.At, last?.ActorName, NumberIn("Entries"), faulty, check.Progress,
            faulty is not null ? Health.Bad : last is null || now - last.At > CheckedRecently ? Health.Attention : Health.Good);

        long? NumberIn(string field) => long.TryParse(last?.Changes.Find(change => change.Field == field)?.NewValue, out var number) ? number : null;
    }

    private static async Task<KeyFacts> KeysAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        var ring = await db.KeyRing.OrderByDescending(k => k.Id).Select(k => k.Xml).ToListAsync(cancellationToken);
        var ends = ring.Select(EndOf).Max();
        var signing = await db.SigningKeys.OrderByDescending(k => k.CreatedAt).Select(k => new { k.CreatedAt, k.ExpiresAt }).FirstOrDefaultAsync(cancellationToken);
        return new(ring.Count, ends?.ToUniversalTime(), signing?.CreatedAt, signing?.ExpiresAt, ends < now ? Health.Attention : Health.Good);
    }

    /// <summary>As ASP.NET Core writes it; what cannot be read is a revocation, or no key.</summary>
    private static DateTime? EndOf(string xml)
    {
        try
        {
            return (DateTime?)XElement.Parse(xml).Element("expirationDate");
        }
        catch (Exception fault) when (fault is XmlException or FormatException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<ExpiringClient>> ClientsAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        var soon = now.AddDays(30);
        return await db.ApiClients
            .Where(c => c.RevokedAt == null && c.ExpiresAt > now && c.ExpiresAt <= soon)
            .OrderBy(c => c.ExpiresAt).Take(MostListed)
            .Select(c => new ExpiringClient(c.ClientId, c.Name, c.ExpiresAt ?? soon))
            .ToListAsync(cancellationToken);
    }
}
