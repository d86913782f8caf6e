using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Protections;

namespace AdminPortal.Application.Jobs;

/// <summary>What a bulk change does to one object, by the service that people change the object through one at a time.</summary>
internal sealed class BulkChange(AccountService accounts, AccountLifecycleService lifecycle, ProtectionService protections, ContactService contacts)
{
    /// <summary>A set of products or roles is read, altered and written; whoever changes it in between is not overwritten.</summary>
    private const int MostAttempts = 3;

    /// <summary>Changes the object, or only tries it. What is so already succeeds and writes nothing.</summary>
    public async Task<Result<Receipt>> ApplyAsync(BulkKind kind, BulkParameters parameters, string id, bool dryRun, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await OnceAsync(kind, parameters, id, dryRun, cancellationToken);
            if (result.Error is not Stale || attempt == MostAttempts)
            {
                return result;
            }
        }
    }

    private Task<Result<Receipt>> OnceAsync(BulkKind kind, BulkParameters parameters, string id, bool dryRun, CancellationToken cancellationToken) => kind switch
    {
        BulkKind.AccountsEnable => lifecycle.SetEnabledAsync(id, null, true, parameters.Reason, dryRun, cancellationToken),
        BulkKind.AccountsDisable => lifecycle.SetEnabledAsync(id, null, false, parameters.Reason, dryRun, cancellationToken),
        BulkKind.AccountsProtect => ProtectAsync(id, parameters, dryRun, cancellationToken),
        BulkKind.AccountsAddProduct => SetProductsAsync(id, parameters, held => held.Select(p => p.Code).Union([parameters.Product!]), dryRun, cancellationToken),
        BulkKind.AccountsRemoveProduct => SetProductsAsync(
            id, parameters, held => held.Where(p => !IsRemoved(p, parameters)).Select(p => p.Code), dryRun, cancellationToken),
        BulkKind.ContactsAddRole => SetRolesAsync(id, parameters, held => held.Union([parameters.Role!.Value]), dryRun, cancellationToken),
        BulkKind.ContactsRemoveRole => SetRolesAsync(id, parameters, held => held.Except([parameters.Role!.Value]), dryRun, cancellationToken),
    };

    private static bool IsRemoved(ProductLine product, BulkParameters parameters) =>
        product.Code == parameters.Product || (parameters.WithChildren && product.ParentCode == parameters.Product);

    /// <summary>A protection that stands already keeps its own reason and review date.</summary>
    private async Task<Result<Receipt>> ProtectAsync(string id, BulkParameters parameters, bool dryRun, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is { } account && account.Protections.Any(protection => !protection.IsInherited)
            ? new Receipt(id, "", Impact.None)
            : await protections.SetOnAccountAsync(id, null, new() { Reason = parameters.Reason, ReviewOn = parameters.ReviewOn }, dryRun, cancellationToken);

    private async Task<Result<Receipt>> SetProductsAsync(
        string id, BulkParameters parameters, Func<IReadOnlyList<ProductLine>, IEnumerable<string>> change, bool dryRun, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is { } account
            ? await lifecycle.SetProductsAsync(id, account.Version, [.. change(account.Products)], parameters.Reason, dryRun, cancellationToken)
            : new NotFound("account");

    private async Task<Result<Receipt>> SetRolesAsync(
        string id, BulkParameters parameters, Func<IReadOnlyList<ContactRole>, IEnumerable<ContactRole>> change, bool dryRun, CancellationToken cancellationToken) =>
        await contacts.FindAsync(id, cancellationToken) is { } contact
            ? await contacts.SetRolesAsync(id, contact.Version, [.. change(contact.Roles)], parameters.Reason, dryRun, cancellationToken)
            : new NotFound("contact");
}
