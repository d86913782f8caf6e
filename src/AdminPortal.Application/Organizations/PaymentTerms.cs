using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Keeps the due dates of an organisation's invoices up with its payment terms, whoever changes them.</summary>
internal static class PaymentTerms
{
    /// <param name="before">The days that it had; null for those of an organisation that has none of its own.</param>
    public static async Task FollowAsync(PortalDb db, Organization organization, int? before, CancellationToken cancellationToken)
    {
        if (DaysOf(organization.PaymentTermsDays) - DaysOf(before) is not 0 and var days)
        {
            await db.Invoices.Where(i => i.ReceiverId == organization.Id)
                .ExecuteUpdateAsync(i => i.SetProperty(invoice => invoice.DueOn, invoice => invoice.DueOn.AddDays(days)), cancellationToken);
        }
    }

    private static int DaysOf(int? own) => own ?? Organization.DefaultPaymentTermsDays;
}
