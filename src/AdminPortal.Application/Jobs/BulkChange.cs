using AdminPortal.Application.Accounts;
using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>Temporary.</summary>
internal sealed class BulkChange(PortalStore store)
{
    public Task<Result<Receipt>> ApplyAsync(BulkKind kind, BulkParameters parameters, string id, bool dryRun, CancellationToken cancellationToken) =>
        store.WriteAsync<Receipt>(async session =>
        {
            var account = await session.Db.Accounts.SingleOrDefaultAsync(a => a.PublicId == id, cancellationToken);
            if (account is null) { return new NotFound("account"); }
            if (!await session.MayAsync(Right.Edit, account.OrganizationId, cancellationToken)) { return new NotAllowed("x"); }
            account.Enabled = kind == BulkKind.AccountsEnable;
            session.Reason = parameters.Reason;
            return new Receipt(id, session.OperationId, Impact.None);
        }, dryRun, cancellationToken);
}
