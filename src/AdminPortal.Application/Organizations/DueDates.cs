using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Keeps the invoices that an organisation receives due by its payment terms.</summary>
internal static class DueDates
{
    public static int TermsOf(Organization organization) => organization.PaymentTermsDays ?? Organization.DefaultPaymentTermsDays;

    /// <summary>Moves the due dates by as many days as the terms have changed.</summary>
    /// <param name="before">The terms that the due dates go by until now.</param>
    public static async Task FollowAsync(PortalDb db, Organization organization, int before, CancellationToken cancellationToken)
    {
        if (TermsOf(organization) - before is not 0 and var days)
        {
            await db.Invoices.Where(i => i.ReceiverId == organization.Id)
                .ExecuteUpdateAsync(i => i.SetProperty(invoice => invoice.DueOn, invoice => invoice.DueOn.AddDays(days)), cancellationToken);
        }
    }
}
