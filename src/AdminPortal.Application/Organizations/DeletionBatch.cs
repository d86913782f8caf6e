using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Organisations, accounts and contacts that go to the recycle bin, or come back, as one; tracked, in the order of their names.</summary>
internal sealed class DeletionBatch
{
    private readonly IQueryable<Contact> contacts;

    private DeletionBatch(IQueryable<Contact> contacts) => this.contacts = contacts;

    public List<Organization> Organizations { get; private init; } = [];

    public List<Account> Accounts { get; private init; } = [];

    public List<Contact> Contacts { get; private init; } = [];

    public IEnumerable<IDeletable> All => [.. Organizations, .. Accounts, .. Contacts];

    /// <summary>Where it hangs: its topmost organisations, and those of things that go without theirs. Who may there, may with all of it.</summary>
    public IEnumerable<long?> Places
    {
        get
        {
            var within = Organizations.Select(o => (long?)o.Id).ToHashSet();
            return Organizations.Where(o => !within.Contains(o.ParentId)).Select(o => (long?)o.Id)
                .Concat(Accounts.Select(a => a.OrganizationId).Where(place => !within.Contains(place)))
                .Concat(Contacts.Select(c => c.OrganizationId).Where(place => !within.Contains(place)))
                .Distinct();
        }
    }

    /// <summary>What is live in a subtree.</summary>
    public static Task<DeletionBatch> LiveBelowAsync(PortalDb db, long top, CancellationToken cancellationToken)
    {
        var below = db.SubtreeOf(top);
        return ReadAsync(
            db.Organizations.Where(o => below.Contains(o.Id)),
            db.Accounts.Where(a => below.Contains(a.OrganizationId!.Value)),
            db.Contacts.Where(c => below.Contains(c.OrganizationId!.Value)),
            cancellationToken);
    }

    /// <summary>How many objects are live in a subtree.</summary>
    public static async Task<int> CountLiveBelowAsync(PortalDb db, long top, CancellationToken cancellationToken)
    {
        var below = db.SubtreeOf(top);
        return await db.Organizations.CountAsync(o => below.Contains(o.Id), cancellationToken)
            + await db.Accounts.CountAsync(a => below.Contains(a.OrganizationId!.Value), cancellationToken)
            + await db.Contacts.CountAsync(c => below.Contains(c.OrganizationId!.Value), cancellationToken);
    }

    /// <summary>What one operation deleted.</summary>
    public static Task<DeletionBatch> DeletedByAsync(PortalDb db, string deletionId, CancellationToken cancellationToken) => ReadAsync(
        db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => o.DeletionId == deletionId),
        db.Accounts.IgnoreQueryFilters([PortalDb.Live]).Where(a => a.DeletionId == deletionId),
        db.Contacts.IgnoreQueryFilters([PortalDb.Live]).Where(c => c.DeletionId == deletionId),
        cancellationToken);

    /// <summary>Those of the public ids that the store has, deleted or not.</summary>
    public static Task<DeletionBatch> NamedAsync(PortalDb db, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => ReadAsync(
        db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => ids.Contains(o.PublicId)),
        db.Accounts.IgnoreQueryFilters([PortalDb.Live]).Where(a => ids.Contains(a.PublicId)),
        db.Contacts.IgnoreQueryFilters([PortalDb.Live]).Where(c => ids.Contains(c.PublicId)),
        cancellationToken);

    /// <summary>One organisation that was deleted with nothing else.</summary>
    public static Task<DeletionBatch> DeletedAloneAsync(PortalDb db, long organization, CancellationToken cancellationToken) => ReadAsync(
        db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => o.Id == organization),
        db.Accounts.Where(_ => false),
        db.Contacts.Where(_ => false),
        cancellationToken);

    /// <summary>Live organisations outside the batch that lose, or get back, somebody who gets their invoices: a billing contact, or a contact of theirs.</summary>
    public async Task<List<long>> BilledThroughItAsync(PortalDb db, CancellationToken cancellationToken)
    {
        if (Contacts.Count == 0)
        {
            return [];
        }

        var people = contacts.Select(c => c.Id);
        var billed = await db.Organizations
            .Where(o => o.DeletedAt == null && people.Contains(o.BillingContactId!.Value))
            .Select(o => o.Id)
            .ToListAsync(cancellationToken);
        var within = Organizations.ConvertAll(o => o.Id);
        return [.. billed.Concat(Contacts.Select(c => c.OrganizationId).OfType<long>()).Distinct().Except(within).Order()];
    }

    private static async Task<DeletionBatch> ReadAsync(
        IQueryable<Organization> organizations, IQueryable<Account> accounts, IQueryable<Contact> contacts, CancellationToken cancellationToken) => new(contacts)
        {
            Organizations = await organizations.OrderBy(o => o.NameSort).ThenBy(o => o.Id).ToListAsync(cancellationToken),
            Accounts = await accounts.Include(a => a.Products).ThenInclude(p => p.Product).OrderBy(a => a.NameSort).ThenBy(a => a.Id).ToListAsync(cancellationToken),
            Contacts = await contacts.Include(c => c.Roles).OrderBy(c => c.NameSort).ThenBy(c => c.Id).ToListAsync(cancellationToken),
        };
}
