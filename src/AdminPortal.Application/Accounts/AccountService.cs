using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Accounts;

/// <summary>Reads and creates accounts, as the caller may.</summary>
public sealed class AccountService(PortalStore store, IPublicIds ids, IOptions<RetentionSettings> retention)
{
    private static readonly Keyset<Account> Live = new(
        a => a.Id,
        SortColumn<Account>.By("name", a => a.NameSort),
        SortColumn<Account>.By("created", a => a.CreatedAt),
        SortColumn<Account>.By("changed", a => a.LastModifiedAt));

    private static readonly Keyset<Account> Deleted = new(
        a => a.Id,
        SortColumn<Account>.By("deleted", a => a.DeletedAt!.Value),
        SortColumn<Account>.By("name", a => a.NameSort),
        SortColumn<Account>.By("created", a => a.CreatedAt));

    /// <summary>
    /// One page of accounts. Sorts: <c>name</c>, <c>created</c>, <c>changed</c>; of those in the recycle bin <c>deleted</c> (what goes
    /// for good first), <c>name</c>, <c>created</c>. An unknown organisation has none.
    /// </summary>
    public async Task<Page<AccountRow>> ListAsync(AccountFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = await FilteredAsync(session.Db, filter, cancellationToken);
        var page = await (filter.Deleted ? Deleted : Live).ReadAsync(rows, request, AsRow(session.Db), cancellationToken);
        return page with { Items = [.. page.Items.Select(row => row with { PurgedAt = PurgedAt(row.DeletedAt) })] };
    }

    /// <summary>The account, also when it is in the recycle bin; null where the caller sees none of that id.</summary>
    public async Task<AccountDetail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var found = await db.Accounts.IgnoreQueryFilters([PortalDb.Live])
            .Where(a => a.PublicId == id)
            .Select(a => new
            {
                Account = a,
                Organization = a.Organization == null ? null : new OrganizationLink(a.Organization.PublicId, a.Organization.Name),
                IsOrganizationDeleted = a.Organization!.DeletedAt != null,
                Products = a.Products.OrderBy(p => p.ProductCode).Select(p => new ProductLine(p.ProductCode, p.Product.Name, p.Product.ParentCode)).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var a = found.Account;
        return new(
            a.PublicId,
            a.Name,
            found.Organization is not { Id: var organization } ? [] : await OrganizationTreeService.PathOf(db, organization).ToListAsync(cancellationToken),
            a.IsSandbox,
            a.Region,
            a.Cloud,
            a.Enabled,
            found.Products,
            await ProtectionsOf(db, a).ToListAsync(cancellationToken),
            a.CreatedAt,
            a.LastModifiedAt,
            a.DeletedAt,
            a.Version,
            await session.MayAsync(Right.Edit, a.OrganizationId, cancellationToken))
        {
            DeletedBy = a.DeletedBy,
            PurgedAt = PurgedAt(a.DeletedAt),
            DeletedOrganization = found.IsOrganizationDeleted ? found.Organization : null,
            MayAdminister = await session.MayAsync(Right.Administer, a.OrganizationId, cancellationToken),
        };
    }

    /// <summary>Creates an account in an organisation where the caller is Editor or Admin, and answers its id.</summary>
    public async Task<Result<string>> CreateAsync(AccountCreate input, CancellationToken cancellationToken)
    {
        return await store.WriteAsync<string>(
            async session =>
            {
                await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
                var faults = Input.TidyAndCheck(input);
                var organization = await OrganizationTreeService.KeyOfAsync(session.Db, input.OrganizationId, cancellationToken);
                if (organization is null && input.OrganizationId is { Length: > 0 })
                {
                    faults.Add(new(nameof(input.OrganizationId), "unknown_organization"));
                }

                if (faults.Count > 0)
                {
                    return new InvalidInput(faults);
                }

                if (!await session.MayAsync(Right.Edit, organization, cancellationToken))
                {
                    return new NotAllowed("create_account");
                }

                var account = new Account
                {
                    PublicId = ids.NewAccount(input.IsSandbox!.Value, input.Cloud!),
                    Name = input.Name!,
                    OrganizationId = organization,
                    IsSandbox = input.IsSandbox.Value,
                    Region = input.Region!,
                    Cloud = input.Cloud!,
                };
                session.Db.Accounts.Add(account);
                return account.PublicId;
            },
            cancellationToken);
    }

    /// <summary>The catalogue, in the order of its codes: a parent stands before its children.</summary>
    public async Task<IReadOnlyList<ProductLine>> ProductsAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await session.Db.Products.OrderBy(p => p.Code).Select(p => new ProductLine(p.Code, p.Name, p.ParentCode)).ToListAsync(cancellationToken);
    }

    private DateTime? PurgedAt(DateTime? deletedAt) => deletedAt is { } at ? retention.Value.PurgedAt(at) : null;

    internal static async Task<IQueryable<Account>> FilteredAsync(PortalDb db, AccountFilter filter, CancellationToken cancellationToken)
    {
        var rows = filter.Deleted ? db.Accounts.IgnoreQueryFilters([PortalDb.Live]).Where(a => a.DeletedAt != null) : db.Accounts;
        if (filter.OrganizationId is not null)
        {
            var key = await OrganizationTreeService.KeyOfAsync(db, filter.OrganizationId, cancellationToken) ?? 0;
            rows = filter.WithSubtree ? rows.Where(a => db.SubtreeOf(key).Contains(a.OrganizationId!.Value)) : rows.Where(a => a.OrganizationId == key);
        }

        rows = filter.Ids is { } ids ? rows.Where(a => ids.Contains(a.PublicId)) : rows;
        rows = filter.IsSandbox is { } sandbox ? rows.Where(a => a.IsSandbox == sandbox) : rows;
        rows = filter.Cloud is { } cloud ? rows.Where(a => a.Cloud == cloud) : rows;
        rows = filter.Enabled is { } enabled ? rows.Where(a => a.Enabled == enabled) : rows;
        rows = filter.Product is { } product ? rows.Where(a => a.Products.Any(p => p.ProductCode == product)) : rows;
        return filter.Text?.Trim() switch
        {
            null or "" => rows,
            var id when id.StartsWith("a-", StringComparison.Ordinal) => rows.Where(a => a.PublicId == id),
            var name => await rows.WhereNamedAsync(name, a => a.NameSearch, a => a.Id, cancellationToken),
        };
    }

    private static Expression<Func<Account, AccountRow>> AsRow(PortalDb db) => a => new AccountRow(
        a.PublicId,
        a.Name,
        a.Organization == null ? null : new OrganizationLink(a.Organization.PublicId, a.Organization.Name),
        a.IsSandbox,
        a.Region,
        a.Cloud,
        a.Enabled,
        db.Protections.Any(p => p.AccountId == a.Id)
            || db.Closure.Any(link => link.DescendantId == a.OrganizationId && db.Protections.Any(p => p.OrganizationId == link.AncestorId)),
        a.CreatedAt,
        a.LastModifiedAt,
        a.DeletedAt,
        a.DeletedBy,
        null);

    private static IQueryable<ProtectionDetail> ProtectionsOf(PortalDb db, Account account) => db.Protections
        .Where(p => p.AccountId == account.Id || db.Closure.Any(link => link.DescendantId == account.OrganizationId && link.AncestorId == p.OrganizationId))
        .OrderBy(p => p.CreatedAt)
        .Select(p => new ProtectionDetail(
            p.Organization == null ? null : new OrganizationLink(p.Organization.PublicId, p.Organization.Name),
            p.AccountId == null,
            // From above what the caller sees: that it is there, and not what was written about it there.
            p.AccountId == null && p.Organization == null ? null : p.Reason,
            p.SetByName,
            p.CreatedAt,
            p.ReviewOn));
}
