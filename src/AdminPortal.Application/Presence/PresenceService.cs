using System.Data.Common;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Presence;

/// <summary>
/// Who else has a record open. The marks are in the store, so that it holds over several instances; they stand in no trail,
/// and where one cannot be written, what it was to tell is told a moment later.
/// </summary>
public sealed class PresenceService(PortalStore store, ILogger<PresenceService> logger)
{
    /// <summary>For how long a mark counts; the page renews it three times meanwhile.</summary>
    public static readonly TimeSpan Counts = TimeSpan.FromSeconds(30);

    /// <summary>How long a mark may wait for other writers: a later one makes up for it.</summary>
    private const int SecondsToWait = 2;

    private const string SqliteWaitsAsLong = "PRAGMA busy_timeout=2000;";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>Notes that the caller has the record open, and answers who else has, by name.</summary>
    /// <param name="recordId">An organisation's, account's or contact's id, or an invoice number.</param>
    /// <param name="tabId">The caller's tab, at most 32 characters.</param>
    /// <returns>Null where the caller sees no such record.</returns>
    public async Task<IReadOnlyList<PresentPerson>?> SeeAsync(string recordId, string tabId, bool isEditing, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        if (await PlaceOfAsync(session.Db, recordId, cancellationToken) is not { } place)
        {
            return null;
        }

        await NoteAsync(
            session,
            new()
            {
                RecordId = recordId,
                TabId = tabId,
                OrganizationId = place.OrganizationId,
                PersonId = session.Caller.Id,
                PersonName = session.Caller.Name,
                IsEditing = isEditing,
                SeenAt = session.Now,
            },
            cancellationToken);
        return await OthersAsync(session, recordId, cancellationToken);
    }

    /// <summary>Takes the caller's mark away.</summary>
    public async Task LeaveAsync(string recordId, string tabId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var me = session.Caller.Id;
        await session.Db.PresenceMarks.Where(m => m.RecordId == recordId && m.TabId == tabId && m.PersonId == me).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task NoteAsync(PortalSession session, PresenceMark mark, CancellationToken cancellationToken)
    {
        var database = session.Db.Database;
        try
        {
            database.SetCommandTimeout(SecondsToWait);
            await database.OpenConnectionAsync(cancellationToken);
            if (database.IsSqlite())
            {
                await database.ExecuteSqlRawAsync(SqliteWaitsAsLong, cancellationToken);
            }

            await MarkAsync(session, mark, cancellationToken);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or RetryLimitExceededException)
        {
            logger.NotNoted(fault, mark.RecordId);
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    private static async Task MarkAsync(PortalSession session, PresenceMark mark, CancellationToken cancellationToken)
    {
        var marks = session.Db.PresenceMarks;
        var renewed = await marks.Where(m => m.RecordId == mark.RecordId && m.TabId == mark.TabId && m.PersonId == mark.PersonId).ExecuteUpdateAsync(
            row => row
                .SetProperty(m => m.SeenAt, mark.SeenAt)
                .SetProperty(m => m.IsEditing, mark.IsEditing)
                .SetProperty(m => m.OrganizationId, mark.OrganizationId),
            cancellationToken);
        if (renewed > 0)
        {
            return;
        }

        // A tab that went without a word leaves its mark behind; whoever comes next sweeps.
        var old = session.Now - Kept;
        await marks.Where(m => m.SeenAt < old).ExecuteDeleteAsync(cancellationToken);
        marks.Add(mark);
        await session.Db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<PresentPerson>> OthersAsync(PortalSession session, string recordId, CancellationToken cancellationToken)
    {
        var (me, since) = (session.Caller.Id, session.Now - Counts);
        var marks = await session.Db.PresenceMarks
            .Where(m => m.RecordId == recordId && m.SeenAt > since && m.PersonId != me)
            .Select(m => new { m.PersonId, m.PersonName, m.IsEditing, m.SeenAt })
            .ToListAsync(cancellationToken);
        return
        [
            .. marks.GroupBy(m => m.PersonId)
                .Select(tabs => new PresentPerson(tabs.MaxBy(tab => tab.SeenAt)!.PersonName, tabs.Any(tab => tab.IsEditing), tabs.Max(tab => tab.SeenAt)))
                .OrderBy(person => person.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Where the record lies as far as the caller sees it; what is in the recycle bin has its page too.</summary>
    private static async Task<Place?> PlaceOfAsync(PortalDb db, string id, CancellationToken cancellationToken) => id switch
    {
        _ when id.StartsWith(PublicId.Organization, StringComparison.Ordinal) => await db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .Where(o => o.PublicId == id).Select(o => new Place(o.Id)).SingleOrDefaultAsync(cancellationToken),
        _ when id.StartsWith(PublicId.Contact, StringComparison.Ordinal) => await db.Contacts.IgnoreQueryFilters([PortalDb.Live])
            .Where(c => c.PublicId == id).Select(c => new Place(c.OrganizationId)).SingleOrDefaultAsync(cancellationToken),
        _ when id.StartsWith("a-", StringComparison.Ordinal) => await db.Accounts.IgnoreQueryFilters([PortalDb.Live])
            .Where(a => a.PublicId == id).Select(a => new Place(a.OrganizationId)).SingleOrDefaultAsync(cancellationToken),
        // An invoice is seen from either party's side, so the mark stands on the side that the caller sees.
        _ => await db.Invoices.Where(i => i.InvoiceNumber == id)
            .Select(i => new Place(db.Organizations.Any(o => o.Id == i.ReceiverId) ? i.ReceiverId : i.UserId)).SingleOrDefaultAsync(cancellationToken),
    };

    private sealed record Place(long? OrganizationId);
}
