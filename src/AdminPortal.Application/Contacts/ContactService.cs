using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Contacts;

/// <summary>Reads, creates and changes contacts, as the caller may.</summary>
public sealed class ContactService(PortalStore store, IPublicIds ids)
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

    /// <summary>The contact, or null where the caller sees none of that id.</summary>
    public async Task<ContactDetail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var found = await db.Contacts
            .Where(c => c.PublicId == id)
            .Select(c => new
            {
                Contact = c,
                OrganizationPublicId = c.Organization!.PublicId,
                Roles = c.Roles.Select(r => r.Role).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var c = found.Contact;
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
            c.Version,
            await session.MayAsync(Right.Edit, c.OrganizationId, cancellationToken));
    }

    /// <summary>Creates a contact and answers its id.</summary>
    public async Task<Result<string>> CreateAsync(ContactInput input, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<string>(
            async session =>
            {
                var faults = Check(input);
                var organization = await PlaceAsync(session, input, faults, cancellationToken);
                if (faults.Count > 0)
                {
                    return new InvalidInput(faults);
                }

                if (!await session.MayAsync(Right.Edit, organization, cancellationToken))
                {
                    return new NotAllowed("create_contact");
                }

                var contact = new Contact { PublicId = ids.NewContact(), FirstName = input.FirstName!, LastName = input.LastName! };
                Write(contact, input, organization);
                session.Db.Contacts.Add(contact);
                return contact.PublicId;
            },
            cancellationToken);
    }

    /// <summary>Replaces a contact's fields and roles, and answers its id.</summary>
    /// <param name="version">The version that the change was made from; another one in the store answers <see cref="Stale"/>.</param>
    public async Task<Result<string>> ChangeAsync(string id, int version, ContactInput input, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<string>(
            async session =>
            {
                var faults = Check(input);
                var contact = await session.Db.Contacts.Include(c => c.Roles).SingleOrDefaultAsync(c => c.PublicId == id, cancellationToken);
                if (contact is null)
                {
                    return new NotFound("contact");
                }

                var organization = await PlaceAsync(session, input, faults, cancellationToken);
                if (!await session.MayAsync(Right.Edit, contact.OrganizationId, cancellationToken)
                    || (faults.Count == 0 && !await session.MayAsync(Right.Edit, organization, cancellationToken)))
                {
                    return new NotAllowed("change_contact");
                }

                if (faults.Count > 0)
                {
                    return new InvalidInput(faults);
                }

                if (contact.Version != version)
                {
                    return new Stale("contact");
                }

                Write(contact, input, organization);
                return contact.PublicId;
            },
            cancellationToken);
    }

    private static List<FieldError> Check(ContactInput input)
    {
        var faults = Input.TidyAndCheck(input);
        input.Country = input.Country?.ToUpperInvariant();
        if (input.Country is { Length: 2 } country && !country.All(char.IsAsciiLetter))
        {
            faults.Add(new(nameof(input.Country), "invalid"));
        }

        if (input.Roles.Any(role => !Enum.IsDefined(role)))
        {
            faults.Add(new(nameof(input.Roles), "invalid"));
        }

        return faults;
    }

    private static async Task<long?> PlaceAsync(PortalSession session, ContactInput input, List<FieldError> faults, CancellationToken cancellationToken)
    {
        if (input.OrganizationId is null)
        {
            return null;
        }

        var key = await OrganizationTreeService.KeyOfAsync(session.Db, input.OrganizationId, cancellationToken);
        if (key is null)
        {
            faults.Add(new(nameof(input.OrganizationId), "unknown_organization"));
        }

        return key;
    }

    private static void Write(Contact contact, ContactInput input, long? organization)
    {
        contact.OrganizationId = organization;
        contact.FirstName = input.FirstName!;
        contact.MiddleName = input.MiddleName;
        contact.LastName = input.LastName!;
        contact.Email = input.Email;
        contact.Mobile = input.Mobile;
        contact.Phone = input.Phone;
        contact.Country = input.Country;
        contact.Roles.RemoveAll(held => !input.Roles.Contains(held.Role));
        var missing = input.Roles.Where(role => contact.Roles.TrueForAll(held => held.Role != role)).ToList();
        contact.Roles.AddRange(missing.Select(role => new ContactRoleAssignment { Contact = contact, Role = role }));
    }

    internal static async Task<IQueryable<Contact>> FilteredAsync(PortalDb db, ContactFilter filter, CancellationToken cancellationToken)
    {
        IQueryable<Contact> rows = db.Contacts;
        if (filter.OrganizationId is not null)
        {
            var key = await OrganizationTreeService.KeyOfAsync(db, filter.OrganizationId, cancellationToken) ?? 0;
            rows = filter.WithSubtree ? rows.Where(c => db.SubtreeOf(key).Contains(c.OrganizationId!.Value)) : rows.Where(c => c.OrganizationId == key);
        }

        rows = filter.Role is { } role ? rows.Where(c => c.Roles.Any(r => r.Role == role)) : rows;
        return string.IsNullOrWhiteSpace(filter.Text) ? rows : await ContactSearch.MatchingAsync(rows, filter.Text.Trim(), cancellationToken);
    }

    private static readonly Expression<Func<Contact, ContactRow>> AsRow = c => new ContactRow(
        c.PublicId,
        c.FirstName + " " + (c.MiddleName == null || c.MiddleName == "" ? "" : c.MiddleName + " ") + c.LastName,
        c.Email,
        c.Mobile,
        c.Phone,
        c.Country,
        c.Roles.OrderBy(r => r.Role).Select(r => r.Role).ToList(),
        c.Organization == null ? null : new OrganizationLink(c.Organization.PublicId, c.Organization.Name));
}
