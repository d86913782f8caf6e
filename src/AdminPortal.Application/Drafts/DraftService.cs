using System.Text;
using System.Text.RegularExpressions;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Drafts;

/// <summary>
/// Keeps what somebody has typed and not saved: one draft per person and form, for its person alone, in no trail. Of two tabs
/// with the same form the last to save counts.
/// </summary>
public sealed partial class DraftService(PortalStore store)
{
    /// <summary>Bytes of UTF-8.</summary>
    public const int LargestContent = 64 * 1024;

    /// <summary>How long a draft waits for its person.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int LongestKey = 128;

    /// <summary>
    /// Saves the caller's draft of a form over an earlier one, and answers when. Where it names a contact that is gone for good, or that
    /// the caller does not see, there is none, and the answer is <see cref="NotFound"/>: a form that is still open must not bring back a
    /// person who was forgotten.
    /// </summary>
    /// <param name="formKey">Which form, of which object, at most 128 characters: <c>contact:c-p-…</c>, <c>account:new</c>.</param>
    /// <param name="baseVersion">The version of the object that the typing began from; 0 for a new one.</param>
    /// <param name="json">At most <see cref="LargestContent"/>; a larger one answers <see cref="InvalidInput"/>.</param>
    public async Task<Result<DateTime>> SaveAsync(string formKey, int baseVersion, string json, CancellationToken cancellationToken)
    {
        if (Faults(formKey, json) is { Count: > 0 } faults)
        {
            return new InvalidInput(faults);
        }

        await using var session = await store.OpenAsync(cancellationToken);
        var draft = new Draft { PersonId = session.Caller.Id, FormKey = formKey, BaseVersion = baseVersion, Content = json, SavedAt = session.Now };
        if (!await RenewedAsync(session.Db, draft, cancellationToken))
        {
            await AddAsync(session.Db, draft, cancellationToken);
        }

        // Afterwards: an erasure in between either takes the draft along or is seen here.
        if (await NamesNobodyAsync(session.Db, formKey + json, cancellationToken))
        {
            await session.Db.Drafts.Where(d => d.FormKey == formKey).ExecuteDeleteAsync(cancellationToken);
            return new NotFound("contact");
        }

        return draft.SavedAt;
    }

    /// <summary>The caller's draft of a form; null where there is none.</summary>
    public async Task<StoredDraft?> FindAsync(string formKey, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var since = session.Now - Kept;
        return await session.Db.Drafts
            .Where(d => d.FormKey == formKey && d.SavedAt >= since)
            .Select(d => new StoredDraft(d.FormKey, d.BaseVersion, d.Content, d.SavedAt))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Throws the caller's draft of a form away; where there is none, that is well.</summary>
    public async Task DiscardAsync(string formKey, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        await session.Db.Drafts.Where(d => d.FormKey == formKey).ExecuteDeleteAsync(cancellationToken);
    }

    private static List<FieldError> Faults(string formKey, string json)
    {
        var faults = new List<FieldError>();
        if (formKey.Length > LongestKey)
        {
            faults.Add(new(nameof(Draft.FormKey), "length_max", LongestKey));
        }

        if (Encoding.UTF8.GetByteCount(json) > LargestContent)
        {
            faults.Add(new(nameof(Draft.Content), "length_max", LargestContent));
        }

        return faults;
    }

    /// <summary>Whether a contact's id stands there that is no contact's any more, or out of sight.</summary>
    private static async Task<bool> NamesNobodyAsync(PortalDb db, string text, CancellationToken cancellationToken)
    {
        var ids = ContactId().Matches(text).Select(found => found.Value).Distinct().ToList();
        return ids.Count > 0
            && await db.Contacts.IgnoreQueryFilters([PortalDb.Live]).CountAsync(c => ids.Contains(c.PublicId), cancellationToken) < ids.Count;
    }

    [GeneratedRegex("c-p-[0-9A-Za-z]{20}")]
    private static partial Regex ContactId();

    private static async Task<bool> RenewedAsync(PortalDb db, Draft draft, CancellationToken cancellationToken) =>
        await db.Drafts.Where(d => d.FormKey == draft.FormKey).ExecuteUpdateAsync(
            row => row
                .SetProperty(d => d.Content, draft.Content)
                .SetProperty(d => d.BaseVersion, draft.BaseVersion)
                .SetProperty(d => d.SavedAt, draft.SavedAt),
            cancellationToken) > 0;

    private static async Task AddAsync(PortalDb db, Draft draft, CancellationToken cancellationToken)
    {
        var old = draft.SavedAt - Kept;
        await db.Drafts.Where(d => d.SavedAt < old).ExecuteDeleteAsync(cancellationToken);
        db.Drafts.Add(draft);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another tab of the same person may have been first by a moment. What else was wrong is so once more.
            db.ChangeTracker.Clear();
            if (!await RenewedAsync(db, draft, cancellationToken))
            {
                throw;
            }
        }
    }
}
