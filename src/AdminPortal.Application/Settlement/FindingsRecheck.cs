using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement;

/// <summary>
/// Runs the checks where what they found is older than the rules: on every invoice once after the migration that brought them.
/// Each batch is a write of its own, so that a turn broken off goes on where it was. The trail says nothing of it: nothing of
/// the customer's has changed.
/// </summary>
public sealed class FindingsRecheck(PortalStore store) : IRecurringWork
{
    private const int Batch = 2_000;

    public string Name => "settlement-checks";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Result<int> done;
        do
        {
            done = await store.WriteAsync(session => RecheckAsync(session.Db, cancellationToken), cancellationToken);
        }
        while (done is { Succeeded: true, Value: Batch });
    }

    private static async Task<Result<int>> RecheckAsync(PortalDb db, CancellationToken cancellationToken)
    {
        // In SQL, for EF Core writes the condition on SQLite in words that its index does not answer to.
        var ids = await db.Database.SqlQuery<long>($"SELECT Id AS Value FROM Invoices WHERE NeedsCheck = 1")
            .OrderBy(id => id).Take(Batch).ToListAsync(cancellationToken);
        await InvoiceFindings.RefreshAsync(db, ids, cancellationToken);
        return ids.Count;
    }
}
