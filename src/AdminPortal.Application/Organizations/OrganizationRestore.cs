using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Brings back from the recycle bin what went together, whoever asks for it; who may, and until when, is the caller's to check.</summary>
internal static class OrganizationRestore
{
    /// <summary>
    /// All organisations, accounts and contacts that one operation deleted, as they were. Answers <see cref="NotDeleted"/> where
    /// none of it is left, or <see cref="ParentDeleted"/>.
    /// </summary>
    public static async Task<Result<Impact>> ApplyAsync(PortalSession session, string deletionId, CancellationToken cancellationToken)
    {
        await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
        return await ApplyAsync(session, await DeletionBatch.DeletedByAsync(session.Db, deletionId, cancellationToken), cancellationToken);
    }

    /// <summary>One organisation of which nothing says what was deleted with it.</summary>
    public static async Task<Result<Impact>> ApplyToOneAsync(PortalSession session, long organization, CancellationToken cancellationToken)
    {
        await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
        return await ApplyAsync(session, await DeletionBatch.DeletedAloneAsync(session.Db, organization, cancellationToken), cancellationToken);
    }

    private static async Task<Result<Impact>> ApplyAsync(PortalSession session, DeletionBatch batch, CancellationToken cancellationToken)
    {
        var db = session.Db;
        if (!batch.All.Any(thing => thing.DeletedAt is not null))
        {
            return new NotDeleted();
        }

        if (await ForbidReturningAsync(db, batch, cancellationToken) is { } gone)
        {
            return gone;
        }

        var recipients = await RecipientChanges.BeforeAsync(db, await batch.BilledThroughItAsync(db, cancellationToken), cancellationToken);
        foreach (var thing in batch.All)
        {
            RecycleBin.TakeOut(thing);
        }

        await session.FlushAsync(cancellationToken);
        var within = batch.Organizations.Select(o => (long?)o.Id).ToHashSet();
        var top = batch.Organizations.FirstOrDefault(o => !within.Contains(o.ParentId))?.Id;
        return SubtreeImpact.Of(batch, top, isGoing: false) with { Recipients = await recipients.AfterAsync(cancellationToken) };
    }

    /// <summary>
    /// Where the batch returns to has to live, whether the caller sees it or not: a live organisation below a deleted one would be
    /// in no list and in no tree.
    /// </summary>
    private static async Task<ParentDeleted?> ForbidReturningAsync(PortalDb db, DeletionBatch batch, CancellationToken cancellationToken)
    {
        var places = batch.Organizations.Select(o => o.ParentId)
            .Concat(batch.Accounts.Select(a => a.OrganizationId))
            .Concat(batch.Contacts.Select(c => c.OrganizationId))
            .Except(batch.Organizations.Select(o => (long?)o.Id))
            .OfType<long>()
            .ToList();
        var gone = await db.Organizations.IgnoreQueryFilters([PortalDb.Live, ScopedPortalDb.Visibility])
            .Where(o => places.Contains(o.Id) && o.DeletedAt != null)
            .Select(o => new { o.Id })
            .FirstOrDefaultAsync(cancellationToken);
        return gone is null ? null : new(await db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .Where(o => o.Id == gone.Id)
            .Select(o => o.PublicId)
            .SingleOrDefaultAsync(cancellationToken));
    }
}
