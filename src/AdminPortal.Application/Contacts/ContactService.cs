using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Contacts;

/// <summary>Reads, creates, changes, deletes and restores contacts, as the caller may.</summary>
public sealed class ContactService(PortalStore store, IPublicIds ids, IOptions<RetentionSettings> retention)
{
    private const int MaximumBills = 50;

    private static readonly Keyset<Contact> Contacts = new(
        c => c.Id,
        SortColumn<Contact>.By("name", c => c.NameSort),
        SortColumn<Contact>.By("changed", c => c.LastModifiedAt));

    /// <summary>One page of contacts. Sorts: <c>name</c> (last name first), <c>changed</c>. An unknown organisation has none.</summary>
    public async Task<Page<ContactRow>> ListAsync(ContactFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = await FilteredAsync(session.Db, filter, cancellationToken);
        return await Contacts.ReadAsync(rows, request, AsRow, cancellationToken);
    }

    /// <summary>The contact, also when it is in the recycle bin; null where the caller sees none of that id.</summary>
    public async Task<ContactDetail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var found = await db.Contacts.IgnoreQueryFilters([PortalDb.Live])
            .Where(c => c.PublicId == id)
            .Select(c => new
            {
                Contact = c,
                OrganizationPublicId = db.Organizations.Where(o => o.Id == c.OrganizationId && o.DeletedAt == null).Select(o => o.PublicId).FirstOrDefault(),
                Roles = c.Roles.Select(r => r.Role).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var c = found.Contact;
        var mayEdit = await session.MayAsync(Right.Edit, c.OrganizationId, cancellationToken);
        var bills = await db.Organizations
            .Where(o => o.BillingContactId == c.Id)
            .OrderBy(o => o.NameSort).ThenBy(o => o.Id)
            .Take(MaximumBills)
            .Select(o => new OrganizationLink(o.PublicId, o.Name))
            .ToListAsync(cancellationToken);
        return new(
            c.PublicId,
            c.FirstName,
            c.MiddleName,
            c.LastName,
            c.Email,
            c.Mobile,
            c.Phone,
            c.Country,
            [.. found.Roles.Order()],
            found.OrganizationPublicId is null ? [] : await OrganizationTreeService.PathOf(db, found.OrganizationPublicId).ToListAsync(cancellationToken),
            bills,
            c.CreatedAt,
            c.LastModifiedAt,
            c.DeletedAt,
            c.DeletedBy,
            c.DeletedAt is { } deleted ? retention.Value.PurgedAt(deleted) : null,
            c.Version,
            mayEdit && c.DeletedAt is null,
            await session.MayAsync(Right.Administer, c.OrganizationId, cancellationToken),
            mayEdit);
    }

    /// <summary>Creates a contact and answers its id.</summary>
    public async Task<Result<string>> CreateAsync(ContactInput input, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<string>(
            async session =>
            {
                var faults = ContactFields.Check(input);
                var organization = await ContactFields.PlaceAsync(session, input, null, faults, cancellationToken);
                if (faults.Count > 0)
                {
                    return new InvalidInput(faults);
                }

                if (!await session.MayAsync(Right.Edit, organization, cancellationToken))
                {
                    return new NotAllowed("create_contact");
                }

                var contact = new Contact { PublicId = ids.NewContact(), FirstName = input.FirstName!, LastName = input.LastName! };
                ContactFields.Write(contact, input, organization);
                session.Db.Contacts.Add(contact);
                return contact.PublicId;
            },
            cancellationToken);
    }

    /// <summary>Replaces a contact's fields and roles.</summary>
    /// <param name="version">The version that the change was made from; another one in the store answers <see cref="Stale"/>. Null checks nothing.</param>
    public async Task<Result<Receipt>> ChangeAsync(string id, int? version, ContactInput input, bool dryRun, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<Receipt>(
            async session =>
            {
                var faults = ContactFields.Check(input);
                if (await ToChangeAsync(session.Db.Contacts, id, cancellationToken) is not { } contact)
                {
                    return new NotFound("contact");
                }

                var organization = await ContactFields.PlaceAsync(session, input, contact.OrganizationId, faults, cancellationToken);
                if (!await session.MayAsync(Right.Edit, contact.OrganizationId, cancellationToken)
                    || (faults.Count == 0 && !await session.MayAsync(Right.Edit, organization, cancellationToken)))
                {
                    return new NotAllowed("change_contact");
                }

                return Refusal(contact, version, faults) is { } refusal
                    ? refusal
                    : await DoneAsync(session, contact, organization, () => ContactFields.Write(contact, input, organization), false, cancellationToken);
            },
            dryRun,
            cancellationToken);
    }

    /// <summary>Changes of a contact what was sent. Unlike <see cref="ChangeAsync"/> it may take the first name away, and leaves the last name where none is given.</summary>
    /// <param name="sent">The properties of <paramref name="input"/> that count; null for all of them.</param>
    public Task<Result<Receipt>> UpdateAsync(string id, int? version, ContactInput input, IReadOnlyCollection<string>? sent, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            if (await ToChangeAsync(session.Db.Contacts, id, cancellationToken) is not { } contact)
            {
                return new NotFound("contact");
            }

            var merged = ContactFields.Merge(input, contact, sent, out var faults);
            var organization = sent?.Contains(nameof(input.OrganizationId)) == false
                ? contact.OrganizationId
                : await ContactFields.PlaceAsync(session, merged, contact.OrganizationId, faults, cancellationToken);
            if (!await session.MayAsync(Right.Edit, contact.OrganizationId, cancellationToken)
                || (faults.Count == 0 && !await session.MayAsync(Right.Edit, organization, cancellationToken)))
            {
                return new NotAllowed("change_contact");
            }

            return Refusal(contact, version, faults) is { } refusal
                ? refusal
                : await DoneAsync(session, contact, organization, () => ContactFields.Write(contact, merged, organization), false, cancellationToken);
        },
        cancellationToken);

    /// <summary>Gives the contact these roles and no others.</summary>
    public async Task<Result<Receipt>> SetRolesAsync(
        string id, int? version, IReadOnlyCollection<ContactRole> roles, string? reason, bool dryRun, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<Receipt>(
            async session =>
            {
                if (await ToChangeAsync(session.Db.Contacts, id, cancellationToken) is not { } contact)
                {
                    return new NotFound("contact");
                }

                if (!await session.MayAsync(Right.Edit, contact.OrganizationId, cancellationToken))
                {
                    return new NotAllowed("change_contact");
                }

                session.Reason = reason;
                return Refusal(contact, version, [.. ContactFields.Check(roles)]) is { } refusal
                    ? refusal
                    : await DoneAsync(session, contact, contact.OrganizationId, () => ContactFields.Write(contact, roles), false, cancellationToken);
            },
            dryRun,
            cancellationToken);
    }

    /// <summary>Puts the contact into the recycle bin. Organisations whose billing contact it is keep it as such for when it comes back; until then it gets no mail.</summary>
    public async Task<Result<Receipt>> DeleteAsync(string id, int? version, string? reason, bool dryRun, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<Receipt>(
            async session =>
            {
                if (await ToChangeAsync(session.Db.Contacts, id, cancellationToken) is not { } contact)
                {
                    return new NotFound("contact");
                }

                if (!await session.MayAsync(Right.Administer, contact.OrganizationId, cancellationToken))
                {
                    return new NotAllowed("delete_contact");
                }

                session.Reason = reason;
                return Refusal(contact, version, []) is { } refusal
                    ? refusal
                    : await DoneAsync(session, contact, contact.OrganizationId, () => RecycleBin.Put(session, contact), true, cancellationToken);
            },
            dryRun,
            cancellationToken);
    }

    /// <summary>Takes the contact out of the recycle bin, with its roles: <see cref="NotDeleted"/>, <see cref="RestoreWindowOver"/>, <see cref="OrganizationDeleted"/>.</summary>
    public async Task<Result<Receipt>> RestoreAsync(string id, bool dryRun, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<Receipt>(
            async session =>
            {
                await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
                if (await ToChangeAsync(session.Db.Contacts.IgnoreQueryFilters([PortalDb.Live]), id, cancellationToken) is not { } contact)
                {
                    return new NotFound("contact");
                }

                if (!await session.MayAsync(Right.Administer, contact.OrganizationId, cancellationToken))
                {
                    return new NotAllowed("restore_contact");
                }

                return await ForbidRestoringAsync(session, contact, cancellationToken) is { } refusal
                    ? refusal
                    : await DoneAsync(session, contact, contact.OrganizationId, () => RecycleBin.TakeOut(contact), false, cancellationToken);
            },
            dryRun,
            cancellationToken);
    }

    private async Task<PortalError?> ForbidRestoringAsync(PortalSession session, Contact contact, CancellationToken cancellationToken) =>
        retention.Value.ForbidRestoring(contact.DeletedAt, session.Now)
        ?? (await session.Db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .AnyAsync(o => o.Id == contact.OrganizationId && o.DeletedAt != null, cancellationToken) ? new OrganizationDeleted() : null);

    private static Task<Contact?> ToChangeAsync(IQueryable<Contact> rows, string id, CancellationToken cancellationToken) =>
        rows.Include(c => c.Roles).SingleOrDefaultAsync(c => c.PublicId == id, cancellationToken);

    private static PortalError? Refusal(Contact contact, int? version, List<FieldError> faults) =>
        faults.Count > 0 ? new InvalidInput(faults)
        : version is not null && version != contact.Version ? new Stale("contact")
        : null;

    private static async Task<Result<Receipt>> DoneAsync(
        PortalSession session, Contact contact, long? destination, Action change, bool isGone, CancellationToken cancellationToken)
    {
        var impact = await ContactImpact.BeforeAsync(session, contact, destination, cancellationToken);
        change();
        return new Receipt(contact.PublicId, session.OperationId, await impact.AfterAsync(isGone, cancellationToken));
    }

    internal static async Task<IQueryable<Contact>> FilteredAsync(PortalDb db, ContactFilter filter, CancellationToken cancellationToken)
    {
        var rows = filter.Deleted ? db.Contacts.IgnoreQueryFilters([PortalDb.Live]).Where(c => c.DeletedAt != null) : db.Contacts;
        if (filter.OrganizationId is not null)
        {
            var key = await OrganizationTreeService.KeyOfAsync(db, filter.OrganizationId, cancellationToken) ?? 0;
            rows = filter.WithSubtree ? rows.Where(c => db.SubtreeOf(key).Contains(c.OrganizationId!.Value)) : rows.Where(c => c.OrganizationId == key);
        }

        rows = filter.Ids is { } wanted ? rows.Where(c => wanted.Contains(c.PublicId)) : rows;
        rows = filter.Role is { } role ? rows.Where(c => c.Roles.Any(r => r.Role == role)) : rows;
        return string.IsNullOrWhiteSpace(filter.Text) ? rows : await ContactSearch.MatchingAsync(rows, filter.Text.Trim(), cancellationToken);
    }

    private static readonly Expression<Func<Contact, ContactRow>> AsRow = c => new ContactRow(
        c.PublicId,
        (c.FirstName == "" ? "" : c.FirstName + " ") + (c.MiddleName == null || c.MiddleName == "" ? "" : c.MiddleName + " ") + c.LastName,
        c.Email,
        c.Mobile,
        c.Phone,
        c.Country,
        c.Roles.OrderBy(r => r.Role).Select(r => r.Role).ToList(),
        c.Organization == null ? null : new OrganizationLink(c.Organization.PublicId, c.Organization.Name),
        c.DeletedAt);
}
