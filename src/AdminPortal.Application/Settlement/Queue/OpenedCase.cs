using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>An invoice that the caller sees, with its case where there is one, read to be changed.</summary>
/// <param name="MaySettle">Whether the caller may.</param>
internal sealed record OpenedCase(Invoice Invoice, bool MaySettle)
{
    /// <summary>Invoices in one statement: SQL Server takes 2,100 parameters.</summary>
    private const int Batch = 500;

    /// <summary>Waits for one's turn with these invoices, and reads those that the caller sees.</summary>
    public static async Task<IReadOnlyList<OpenedCase>> ReadAsync(PortalSession session, IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        var invoices = new List<Invoice>(numbers.Count);
        foreach (var batch in numbers.Chunk(Batch))
        {
            // Raised by nothing: holding the row lets no two people make a case of the same invoice at once.
            await session.Db.Invoices.Where(invoice => batch.Contains(invoice.InvoiceNumber))
                .ExecuteUpdateAsync(set => set.SetProperty(invoice => invoice.NeedsCheck, invoice => invoice.NeedsCheck), cancellationToken);
            invoices.AddRange(await session.Db.Invoices.Include(invoice => invoice.Case)
                .Where(invoice => batch.Contains(invoice.InvoiceNumber)).ToListAsync(cancellationToken));
        }

        var mine = await SettlementScope.OfCallerAsync(session, invoices.SelectMany(PartiesOf), cancellationToken);
        return [.. invoices.Select(invoice => new OpenedCase(invoice, mine.Covers(invoice.ReceiverId, invoice.UserId)))];
    }

    public static async Task<OpenedCase?> FindAsync(PortalSession session, string number, CancellationToken cancellationToken) =>
        (await ReadAsync(session, [number], cancellationToken)).SingleOrDefault();

    public static IEnumerable<long> PartiesOf(Invoice invoice) => new[] { invoice.ReceiverId, invoice.UserId }.OfType<long>();
}

/// <summary>Where somebody may settle: everywhere, or at some organisations of those asked about.</summary>
internal sealed class SettlementScope
{
    private const int Batch = 500;
    private readonly bool everywhere;
    private readonly HashSet<long> organizations = [];

    private SettlementScope(bool everywhere) => this.everywhere = everywhere;

    public static Task<SettlementScope> OfCallerAsync(PortalSession session, IEnumerable<long> organizations, CancellationToken cancellationToken) =>
        BelowAsync(session.Db, session.Caller.MayEverywhere(Right.Settle), session.Caller.RootsThatAllow(Right.Settle), organizations, cancellationToken);

    /// <param name="roots">Grants are for these and all below them.</param>
    public static async Task<SettlementScope> BelowAsync(
        PortalDb db, bool everywhere, IReadOnlyCollection<long> roots, IEnumerable<long> organizations, CancellationToken cancellationToken)
    {
        var scope = new SettlementScope(everywhere);
        if (everywhere || roots.Count == 0)
        {
            return scope;
        }

        foreach (var batch in organizations.Distinct().Chunk(Batch))
        {
            scope.organizations.UnionWith(await db.Closure
                .Where(link => batch.Contains(link.DescendantId) && roots.Contains(link.AncestorId))
                .Select(link => link.DescendantId)
                .ToListAsync(cancellationToken));
        }

        return scope;
    }

    /// <summary>By either party of an invoice; one of nobody is for those who may everywhere.</summary>
    public bool Covers(long? receiverId, long? userId) =>
        everywhere || (receiverId is { } receiver && organizations.Contains(receiver)) || (userId is { } user && organizations.Contains(user));
}
