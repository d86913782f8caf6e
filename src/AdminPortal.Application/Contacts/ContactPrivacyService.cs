using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Contacts;

/// <summary>What a person may ask for by law: everything known of them, and to be forgotten. Both reach into the recycle bin and into the history of purged contacts.</summary>
public sealed class ContactPrivacyService(PortalStore store)
{
    private const string ObjectType = "contact";
    private const string BillingContact = nameof(Organization.BillingContact);

    /// <summary>All that is known of the person, for those who may change the contact.</summary>
    public async Task<Result<ContactExport>> ExportAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var contact = await FindAsync(db, id, cancellationToken);
        var about = db.AuditEntries.Where(entry => entry.ObjectType == ObjectType && entry.ObjectId == id);
        var latest = contact is null ? await LatestOfPurgedAsync(db, id, cancellationToken) : null;
        if (contact is null && latest is null)
        {
            return new NotFound("contact");
        }

        if (!await session.MayAsync(Right.Edit, contact is null ? latest!.OrganizationId : contact.OrganizationId, cancellationToken))
        {
            return new NotAllowed("export_contact");
        }

        var entries = await EntriesAsync(about, cancellationToken);
        var named = await EntriesAsync(
            db.AuditEntries.Where(entry => entry.Changes.Any(change => change.Field == BillingContact && (change.OldValue == id || change.NewValue == id))), cancellationToken);
        var billed = contact is null ? [] : await db.Organizations
            .Where(o => o.BillingContactId == contact.Id)
            .OrderBy(o => o.NameSort).ThenBy(o => o.Id)
            .Select(o => new OrganizationLink(o.PublicId, o.Name))
            .ToListAsync(cancellationToken);
        var names = await AuditNames.ReadAsync(session, [.. entries, .. named], cancellationToken);
        string? Told(string field, string? value) => value == id ? id : names.ValueOf(field, value).Text;
        var history = entries.Select(entry => Exported(entry, _ => true, Told))
            .Concat(named.Select(entry => Exported(entry, change => change.Field == BillingContact, Told)));
        return new ContactExport(
            session.Now,
            session.Caller.SeesEverything,
            id,
            contact is null ? null : await ExportedAsync(db, contact, cancellationToken),
            billed,
            [.. history.OrderBy(entry => entry.Sequence)]);
    }

    /// <summary>
    /// Forgets the person for good: the contact goes, and with it what drafts and the history hold of it. What was done to the contact,
    /// when and by whom stays in the history, without values; so does <paramref name="reason"/>, which must not name the person.
    /// </summary>
    /// <param name="reason">Required, except where it is only tried.</param>
    public async Task<Result<Receipt>> EraseAsync(string id, int? version, string? reason, bool dryRun, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<Receipt>(
            async session =>
            {
                var db = session.Db;
                var contact = await FindAsync(db, id, cancellationToken);
                var kept = db.AuditEntries.Where(entry => entry.ObjectType == ObjectType && entry.ObjectId == id && entry.Changes.Any(change => change.IsPersonal && change.Salt != null));
                var latest = contact is null && await kept.AnyAsync(cancellationToken) ? await LatestOfPurgedAsync(db, id, cancellationToken) : null;
                if (contact is null && latest is null)
                {
                    return new NotFound("contact");
                }

                var place = contact is null ? latest!.OrganizationId : contact.OrganizationId;
                if (!await session.MayAsync(Right.Administer, place, cancellationToken))
                {
                    return new NotAllowed("erase_contact");
                }

                var faults = dryRun && reason is null ? [] : await CheckReasonAsync(db, id, contact, reason, cancellationToken);
                if (faults.Count > 0)
                {
                    return new InvalidInput(faults);
                }

                if (contact is not null && version is not null && contact.Version != version)
                {
                    return new Stale("contact");
                }

                session.Reason = reason;
                var impact = contact is null ? null : await ContactImpact.BeforeAsync(session, contact, contact.OrganizationId, cancellationToken);
                if (contact is not null && !await RemoveAsync(session, contact, cancellationToken))
                {
                    return new Stale("contact");
                }

                session.Record(new("erased", ObjectType, id, () => place, []));
                await ForgetAsync(db, id, cancellationToken);
                return new Receipt(id, session.OperationId, impact is null ? Impact.None : await impact.AfterAsync(isGone: true, cancellationToken));
            },
            dryRun,
            cancellationToken);
    }

    private static Task<Contact?> FindAsync(PortalDb db, string id, CancellationToken cancellationToken) =>
        db.Contacts.IgnoreQueryFilters([PortalDb.Live]).Include(c => c.Roles).SingleOrDefaultAsync(c => c.PublicId == id, cancellationToken);

    /// <summary>
    /// The last that the trail tells of a contact that has left the store, where the caller sees that. Null for one that only lies, or last
    /// lay, where the caller does not see it: what is known of it from before is not the caller's to hand out, or to erase.
    /// </summary>
    private static async Task<AuditEntry?> LatestOfPurgedAsync(PortalDb db, string id, CancellationToken cancellationToken)
    {
        if (await db.Contacts.IgnoreQueryFilters([PortalDb.Live, ScopedPortalDb.Visibility]).AnyAsync(c => c.PublicId == id, cancellationToken))
        {
            return null;
        }

        var last = await db.AuditEntries.IgnoreQueryFilters([ScopedPortalDb.Visibility])
            .Where(entry => entry.ObjectType == ObjectType && entry.ObjectId == id)
            .MaxAsync(entry => (long?)entry.Sequence, cancellationToken);
        return await db.AuditEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Sequence == last, cancellationToken);
    }

    /// <summary>Not by the change tracker: its entry would keep every value anew. Answers whether the contact was still as it was read.</summary>
    private static async Task<bool> RemoveAsync(PortalSession session, Contact contact, CancellationToken cancellationToken)
    {
        // Those that the caller does not see must let go of it too.
        var billed = await session.Db.Organizations.IgnoreQueryFilters([PortalDb.Live, ScopedPortalDb.Visibility])
            .Where(o => o.BillingContactId == contact.Id)
            .ToListAsync(cancellationToken);
        billed.ForEach(o => o.BillingContactId = null);
        await session.FlushAsync(cancellationToken);
        return await session.Db.Contacts.IgnoreQueryFilters([PortalDb.Live])
            .Where(c => c.Id == contact.Id && c.Version == contact.Version)
            .ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>Everywhere: the contact may have belonged to an organisation that the caller does not see, and drafts are those of others.</summary>
    private static async Task ForgetAsync(PortalDb db, string id, CancellationToken cancellationToken)
    {
        await db.Set<AuditChange>().IgnoreQueryFilters([ScopedPortalDb.Visibility])
            .Where(change => change.IsPersonal && change.Salt != null && change.Entry.ObjectType == ObjectType && change.Entry.ObjectId == id)
            .ExecuteUpdateAsync(
                change => change.SetProperty(c => c.OldValue, (string?)null).SetProperty(c => c.NewValue, (string?)null).SetProperty(c => c.Salt, (byte[]?)null),
                cancellationToken);
        await db.Drafts.IgnoreQueryFilters([PortalDb.Mine])
            .Where(draft => draft.FormKey.EndsWith(id) || draft.Content.Contains(id))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The reason stays for good, so it must not say who it is about.</summary>
    private static async Task<IReadOnlyList<FieldError>> CheckReasonAsync(PortalDb db, string id, Contact? contact, string? reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return [new("Reason", "required")];
        }

        // Not by the first name: "per" is a word too, and tells nobody who it was.
        string[] names = [nameof(Contact.LastName), nameof(Contact.Email)];
        var values = await db.Set<AuditChange>()
            .Where(change => change.Entry.ObjectType == ObjectType && change.Entry.ObjectId == id && names.Contains(change.Field))
            .Select(change => new { change.OldValue, change.NewValue })
            .ToListAsync(cancellationToken);
        var words = WordsOf(reason).ToHashSet();
        string?[] known = [contact?.LastName, contact?.Email, .. values.SelectMany(value => new[] { value.OldValue, value.NewValue })];
        return known.Any(name => name is not null && WordsOf(name).ToArray() is { Length: > 0 } parts && parts.All(words.Contains))
            ? [new("Reason", "names_person")]
            : [];
    }

    private static IEnumerable<string> WordsOf(string text) =>
        SearchText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"', '\'', '«', '»'));

    private static Task<List<AuditEntry>> EntriesAsync(IQueryable<AuditEntry> entries, CancellationToken cancellationToken) =>
        entries.Include(entry => entry.Changes.OrderBy(change => change.Position)).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);

    private static async Task<ExportedContact> ExportedAsync(PortalDb db, Contact c, CancellationToken cancellationToken)
    {
        var organization = await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => o.Id == c.OrganizationId).Select(o => o.PublicId).SingleOrDefaultAsync(cancellationToken);
        var path = organization is null ? [] : await OrganizationTreeService.PathOf(db, organization).IgnoreQueryFilters([PortalDb.Live]).ToListAsync(cancellationToken);
        return new(
            c.FirstName, c.MiddleName, c.LastName, c.Email, c.Mobile, c.Phone, c.Country,
            [.. c.Roles.Select(held => held.Role).Order()], path, c.CreatedAt, c.LastModifiedAt, c.Version, c.DeletedAt, c.DeletedBy);
    }

    /// <param name="told">What a field's value says to the one who exports; null where it points at something that this one does not see.</param>
    private static ExportedEntry Exported(AuditEntry entry, Func<AuditChange, bool> isAbout, Func<string, string?, string?> told) => new(
        entry.Sequence,
        entry.At,
        entry.Action,
        entry.ObjectType,
        entry.ObjectId,
        entry.ActorId,
        entry.ActorName,
        entry.Source,
        entry.Reason,
        [.. entry.Changes.Where(isAbout).Select(change => new ExportedChange(
            change.Field, told(change.Field, change.OldValue), told(change.Field, change.NewValue), change.Salt is null))]);
}
