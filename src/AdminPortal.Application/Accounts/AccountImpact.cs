using AdminPortal.Application.Changes;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Accounts;

/// <summary>What the change of one account touches beyond the account itself.</summary>
internal static class AccountImpact
{
    /// <summary>The products that the account's users have.</summary>
    public static async Task<Impact> OfProductsAsync(PortalDb db, Account account, CancellationToken cancellationToken) => new()
    {
        Products = await db.AccountProducts
            .Where(p => p.AccountId == account.Id)
            .OrderBy(p => p.ProductCode)
            .Select(p => new TouchedProduct(p.ProductCode, p.Product.Name, 1))
            .ToListAsync(cancellationToken),
    };

    /// <summary>Also what its organisation still has to pay; a sandbox account is not billed.</summary>
    public static async Task<Impact> OfDeletingAsync(PortalDb db, Account account, CancellationToken cancellationToken)
    {
        var impact = await OfProductsAsync(db, account, cancellationToken);
        return account.IsSandbox || account.OrganizationId is not { } organization
            ? impact
            : impact with { Unsettled = await UnsettledAsync(db, organization, cancellationToken) };
    }

    private static async Task<IReadOnlyList<UnsettledSum>> UnsettledAsync(PortalDb db, long organization, CancellationToken cancellationToken)
    {
        // Compared with a parameter: SQLite uses no index for NOT Settled, which EF Core makes of a constant.
        var settled = false;
        return await db.Invoices
            .Where(i => i.ReceiverId == organization && i.Settled == settled)
            .GroupBy(i => i.CurrencyCode)
            .OrderBy(g => g.Key)
            .Select(g => new UnsettledSum(g.Key, g.Count(), g.Sum(i => i.TotalInvoiceAmount)))
            .ToListAsync(cancellationToken);
    }
}
