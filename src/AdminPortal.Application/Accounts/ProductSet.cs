using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Accounts;

/// <summary>Makes an account's products the ones that are wanted.</summary>
internal static class ProductSet
{
    /// <summary>Far more than the catalogue has.</summary>
    private const int Most = 200;

    /// <summary>What it touches are the products that go.</summary>
    public static async Task<Result<Impact>> ApplyAsync(PortalSession session, Account account, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count > Most)
        {
            return new InvalidInput([new("Products", "too_many", Most)]);
        }

        var db = session.Db;
        await db.Entry(account).Collection(a => a.Products).Query().Include(p => p.Product).LoadAsync(cancellationToken);
        var known = await db.Products.Where(p => wanted.Contains(p.Code)).ToListAsync(cancellationToken);
        var unknown = wanted.Where(code => known.TrueForAll(p => p.Code != code)).Select(code => new FieldError("Products", "unknown_product", code)).ToList();
        if (unknown.Count > 0)
        {
            return new InvalidInput(unknown);
        }

        var held = account.Products.ToDictionary(p => p.ProductCode, p => p.Product, StringComparer.Ordinal);
        if (Orphan(known, held) is { } orphan)
        {
            return new MissingParentProduct(orphan.Code, orphan.ParentCode!);
        }

        account.Products.RemoveAll(p => !wanted.Contains(p.ProductCode));
        account.Products.AddRange(known.Where(p => !held.ContainsKey(p.Code)).Select(p => new AccountProduct { Account = account, ProductCode = p.Code, Product = p }));
        return new Impact
        {
            Products =
            [
                .. held.Values.Where(p => !wanted.Contains(p.Code)).OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => new TouchedProduct(p.Code, p.Name, 1)),
            ],
        };
    }

    /// <summary>A product whose parent is not among those wanted. One that never had its parent may stay as it is.</summary>
    private static Product? Orphan(List<Product> wanted, Dictionary<string, Product> held) => wanted
        .OrderBy(p => p.Code, StringComparer.Ordinal)
        .FirstOrDefault(p => p.ParentCode is { } parent
            && wanted.TrueForAll(other => other.Code != parent)
            && (!held.ContainsKey(p.Code) || held.ContainsKey(parent)));
}
