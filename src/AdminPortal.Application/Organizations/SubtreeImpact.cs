using AdminPortal.Application.Changes;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>What lies in a subtree, as an impact tells of it. Joined from the closure's side: the cost is the subtree's, not the table's.</summary>
internal static class SubtreeImpact
{
    /// <summary>Organisations below the top, live accounts, their products, and what is not settled.</summary>
    public static async Task<Impact> OfAsync(PortalDb db, long top, CancellationToken cancellationToken)
    {
        var organizations =
            from link in db.Closure
            where link.AncestorId == top && link.Depth > 0
            join o in db.Organizations on link.DescendantId equals o.Id
            select o;
        var accounts =
            from link in db.Closure
            where link.AncestorId == top
            join a in db.Accounts on (long?)link.DescendantId equals a.OrganizationId
            select a;
        var products =
            from a in accounts
            from p in a.Products
            group p by new { p.ProductCode, p.Product.Name } into used
            orderby used.Key.ProductCode
            select new TouchedProduct(used.Key.ProductCode, used.Key.Name, used.Count());
        return new()
        {
            Organizations = new(
                await organizations.CountAsync(cancellationToken),
                await organizations.OrderBy(o => o.NameSort).ThenBy(o => o.Id).Take(Impact.Shown)
                    .Select(o => new OrganizationLink(o.PublicId, o.Name)).ToListAsync(cancellationToken)),
            Accounts = new(
                await accounts.CountAsync(cancellationToken),
                await accounts.OrderBy(a => a.NameSort).ThenBy(a => a.Id).Take(Impact.Shown)
                    .Select(a => new TouchedAccount(a.PublicId, a.Name, a.IsSandbox)).ToListAsync(cancellationToken)),
            Products = await products.ToListAsync(cancellationToken),
            Unsettled = await UnsettledAsync(db, top, cancellationToken),
        };
    }

    /// <summary>What the organisations of a subtree have received and not settled, per currency.</summary>
    public static async Task<IReadOnlyList<UnsettledSum>> UnsettledAsync(PortalDb db, long top, CancellationToken cancellationToken)
    {
        // Compared with a parameter: SQLite uses no index for NOT Settled, which EF Core makes of a constant.
        var settled = false;
        return await (
            from link in db.Closure
            where link.AncestorId == top
            join i in db.Invoices on (long?)link.DescendantId equals i.ReceiverId
            where i.Settled == settled
            group i by i.CurrencyCode into open
            orderby open.Key
            select new UnsettledSum(open.Key, open.Count(), open.Sum(i => i.TotalInvoiceAmount))).ToListAsync(cancellationToken);
    }

    /// <summary>Of a batch that goes to the recycle bin, or comes back from there.</summary>
    /// <param name="top">The key of the organisation that the change is of, which it does not tell of.</param>
    /// <param name="isGoing">Whether its contacts lose their roles.</param>
    public static Impact Of(DeletionBatch batch, long? top, bool isGoing) => new()
    {
        Organizations = Touched.Of([.. batch.Organizations.Where(o => o.Id != top).Select(o => new OrganizationLink(o.PublicId, o.Name))]),
        Accounts = Touched.Of([.. batch.Accounts.Select(a => new TouchedAccount(a.PublicId, a.Name, a.IsSandbox))]),
        Products = [.. batch.Accounts
            .SelectMany(a => a.Products, (_, p) => p.Product)
            .GroupBy(product => product.Code, (code, used) => new TouchedProduct(code, used.First().Name, used.Count()))
            .OrderBy(product => product.Code, StringComparer.Ordinal)],
        Contacts = Touched.Of([.. batch.Contacts.Select(c => new TouchedContact(
            c.PublicId, Contact.FullName(c.FirstName, c.MiddleName, c.LastName), isGoing ? [.. c.Roles.Select(r => r.Role).Order()] : []))]),
    };
}
