using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Organizations;

/// <summary>Deletes organisations into the recycle bin and brings them back, for Admins; shows what lies there.</summary>
public sealed class OrganizationBinService(PortalStore store, IOptions<RetentionSettings> retention)
{
    /// <summary>Objects that one deletion takes.</summary>
    public const int MostObjects = 10_000;

    /// <summary>
    /// Deletes an organisation with its contacts; with everything below it also the organisations, accounts and contacts there, which come
    /// back together. Answers <see cref="HasChildren"/>, <see cref="UnsettledInvoices"/>, <see cref="DeleteProtected"/> or <see cref="TooManyAtOnce"/>.
    /// </summary>
    public Task<Result<Receipt>> DeleteAsync(string id, int? version, bool withEverythingBelow, string? reason, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            session.Reason = reason;
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var organization = await session.Db.Organizations.SingleOrDefaultAsync(o => o.PublicId == id, cancellationToken);
            if (organization is null)
            {
                return new NotFound("organization");
            }

            if (!await session.MayAsync(Right.Administer, organization.Id, cancellationToken))
            {
                return new NotAllowed("delete_organization");
            }

            if (version is not null && version != organization.Version)
            {
                return new Stale("organization");
            }

            return await ForbidDeletingAsync(session, organization, withEverythingBelow, cancellationToken) is { } forbidden
                ? forbidden
                : new Receipt(organization.PublicId, session.OperationId, await PutAsync(session, organization.Id, cancellationToken));
        },
        dryRun,
        cancellationToken);

    /// <summary>
    /// Brings back the organisation and all that was deleted with it, as it was. Answers <see cref="NotDeleted"/>,
    /// <see cref="ParentDeleted"/> or <see cref="RestoreWindowOver"/>.
    /// </summary>
    public Task<Result<Receipt>> RestoreAsync(string id, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var found = await session.Db.Organizations.IgnoreQueryFilters([PortalDb.Live])
                .Where(o => o.PublicId == id)
                .Select(o => new { o.Id, o.DeletedAt, o.DeletionId })
                .SingleOrDefaultAsync(cancellationToken);
            if (found is null)
            {
                return new NotFound("organization");
            }

            var top = await DeletedOrganizations.TopOf(session.Db, found.Id, found.DeletionId).FirstAsync(cancellationToken);
            if (!await session.MayAsync(Right.Administer, top, cancellationToken))
            {
                return new NotAllowed("restore_organization");
            }

            if (retention.Value.ForbidRestoring(found.DeletedAt, session.Now) is { } forbidden)
            {
                return forbidden;
            }

            var restored = found.DeletionId is { } deletion
                ? await OrganizationRestore.ApplyAsync(session, deletion, cancellationToken)
                : await OrganizationRestore.ApplyToOneAsync(session, found.Id, cancellationToken);
            return restored.Succeeded ? new Receipt(id, session.OperationId, restored.Value) : restored.Error;
        },
        dryRun,
        cancellationToken);

    /// <summary>Deleted organisations, each the topmost of what went with it. Sorts: <c>deleted</c> (the newest first where none is asked for), <c>name</c>.</summary>
    /// <param name="text">A part of its name, its id, or its number in any spacing.</param>
    public async Task<Page<DeletedOrganizationRow>> ListDeletedAsync(string? text, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = DeletedOrganizations.Tops(session.Db);
        rows = string.IsNullOrWhiteSpace(text) ? rows : await OrganizationSearch.MatchingAsync(rows, text, cancellationToken);
        return await DeletedOrganizations.ReadAsync(session.Db, rows, request, retention.Value.DeletedDays, cancellationToken);
    }

    /// <summary>The deleted organisation; null where the caller sees none of that id in the recycle bin.</summary>
    public async Task<DeletedOrganization?> FindDeletedAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await DeletedOrganizations.FindAsync(session.Db, id, retention.Value.DeletedDays, cancellationToken) is var (found, top)
            ? found with { MayRestore = session.Now < found.PurgedAt && await session.MayAsync(Right.Administer, top, cancellationToken) }
            : null;
    }

    private static async Task<PortalError?> ForbidDeletingAsync(
        PortalSession session, Organization organization, bool withEverythingBelow, CancellationToken cancellationToken)
    {
        var db = session.Db;
        if (await ProtectionRules.ForbidDeletingAsync(session, organization, cancellationToken) is { } stands)
        {
            return stands;
        }

        if (!withEverythingBelow)
        {
            var children = await db.Organizations.CountAsync(o => o.ParentId == organization.Id, cancellationToken);
            var accounts = await db.Accounts.CountAsync(a => a.OrganizationId == organization.Id, cancellationToken);
            if (children + accounts > 0)
            {
                return new HasChildren(children, accounts);
            }
        }

        if (await SubtreeImpact.UnsettledAsync(db, organization.Id, cancellationToken) is { Count: > 0 } unsettled)
        {
            return new UnsettledInvoices(unsettled);
        }

        var objects = await DeletionBatch.CountLiveBelowAsync(db, organization.Id, cancellationToken);
        return objects > MostObjects ? new TooManyAtOnce(objects) : null;
    }

    private static async Task<Impact> PutAsync(PortalSession session, long top, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var batch = await DeletionBatch.LiveBelowAsync(db, top, cancellationToken);
        var recipients = await RecipientChanges.BeforeAsync(db, await batch.BilledThroughItAsync(db, cancellationToken), cancellationToken);
        foreach (var thing in batch.All)
        {
            RecycleBin.Put(session, thing);
        }

        await session.FlushAsync(cancellationToken);
        return SubtreeImpact.Of(batch, top, isGoing: true) with { Recipients = await recipients.AfterAsync(cancellationToken) };
    }
}
