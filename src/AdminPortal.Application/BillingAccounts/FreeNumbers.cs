using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>Draws numbers until one is free, whoever has the others.</summary>
internal static class FreeNumbers
{
    /// <summary>More than ever comes; the unique index has the last word.</summary>
    private const int MostDraws = 20;

    public static Task<string> AddressCardAsync(PortalDb db, IPublicIds ids, CancellationToken cancellationToken) => DrawAsync(
        ids.NewAddressCard,
        number => db.AddressCards.IgnoreQueryFilters([ScopedPortalDb.Visibility]).AnyAsync(card => card.Number == number, cancellationToken));

    /// <summary>
    /// No account has it, none ever had it by the trail, and no invoice that waits for its receiver carries it: an import finds the receiver
    /// by this number, and would give the new account's payer what was another customer's.
    /// </summary>
    public static Task<string> BillingAccountAsync(PortalDb db, IPublicIds ids, CancellationToken cancellationToken) => DrawAsync(
        ids.NewBillingAccount,
        async number =>
        {
            var onInvoices = BillingAccountRow.InvoicePrefix + number;
            return await db.BillingAccounts.IgnoreQueryFilters([ScopedPortalDb.Visibility]).AnyAsync(account => account.Number == number, cancellationToken)
                || await db.AuditEntries.IgnoreQueryFilters([ScopedPortalDb.Visibility])
                    .AnyAsync(entry => entry.ObjectType == AuditObjectTypes.BillingAccount && entry.ObjectId == number, cancellationToken)
                || await db.Invoices.IgnoreQueryFilters([ScopedPortalDb.Visibility])
                    .AnyAsync(invoice => invoice.InvoiceCustomerAccountNumber == onInvoices, cancellationToken);
        });

    private static async Task<string> DrawAsync(Func<string> draw, Func<string, Task<bool>> isTaken)
    {
        var number = draw();
        for (var draws = 1; draws < MostDraws && await isTaken(number); draws++)
        {
            number = draw();
        }

        return number;
    }
}
