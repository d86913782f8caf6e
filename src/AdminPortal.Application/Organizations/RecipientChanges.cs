using System.Linq.Expressions;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>
/// Whose next invoice goes to somebody else by a change. Only at the <c>sources</c> can it make a difference by itself; below them
/// it does where nobody nearer gets the invoices. Made before the change, asked after it.
/// </summary>
internal sealed class RecipientChanges
{
    private readonly PortalDb db;
    private readonly List<long> sources;
    private readonly IReadOnlyDictionary<long, InvoiceRecipient?> before;

    private RecipientChanges(PortalDb db, List<long> sources, IReadOnlyDictionary<long, InvoiceRecipient?> before) =>
        (this.db, this.sources, this.before) = (db, sources, before);

    /// <param name="sources">Keys of the organisations that the change is about.</param>
    public static async Task<RecipientChanges> BeforeAsync(PortalDb db, List<long> sources, CancellationToken cancellationToken) =>
        new(db, sources, sources.Count == 0 ? new Dictionary<long, InvoiceRecipient?>() : await InvoiceRecipients.OfAsync(db, sources, cancellationToken));

    /// <summary>What became of it; everything has been flushed.</summary>
    public async Task<Touched<RecipientChange>> AfterAsync(CancellationToken cancellationToken)
    {
        if (sources.Count == 0)
        {
            return Touched.None<RecipientChange>();
        }

        var after = await InvoiceRecipients.OfAsync(db, sources, cancellationToken);
        var changed = sources.Where(source => WhoOf(before[source]) != WhoOf(after[source])).ToList();
        return changed.Count == 0 ? Touched.None<RecipientChange>() : await ReachedAsync(changed, after, cancellationToken);
    }

    private async Task<Touched<RecipientChange>> ReachedAsync(
        List<long> changed, IReadOnlyDictionary<long, InvoiceRecipient?> after, CancellationToken cancellationToken)
    {
        var nearer = db.Organizations.Where(HasOwn(db));
        var reached =
            from link in db.Closure
            join o in db.Organizations on link.DescendantId equals o.Id
            where changed.Contains(link.AncestorId)
                && !db.Closure.Any(step => step.DescendantId == link.DescendantId && step.Depth < link.Depth
                    && (sources.Contains(step.AncestorId) || nearer.Any(own => own.Id == step.AncestorId)))
            select new { link.AncestorId, link.Depth, o.PublicId, o.Name, o.NameSort, o.Id };
        var first = await reached.OrderBy(row => row.NameSort).ThenBy(row => row.Id).Take(Impact.Shown).ToListAsync(cancellationToken);
        var count = first.Count < Impact.Shown ? first.Count : await reached.CountAsync(cancellationToken);
        return new(count, [.. first.Select(row => new RecipientChange(
            new(row.PublicId, row.Name), At(before[row.AncestorId], row.Depth), At(after[row.AncestorId], row.Depth)))]);
    }

    private static (string? Email, string? ContactId) WhoOf(InvoiceRecipient? recipient) => (recipient?.Email, recipient?.ContactId);

    private static InvoiceRecipient? At(InvoiceRecipient? recipient, int depth) =>
        depth == 0 || recipient is null ? recipient : recipient with { IsInherited = true };

    /// <summary>Whether somebody gets the organisation's invoices without asking upwards.</summary>
    private static Expression<Func<Organization, bool>> HasOwn(PortalDb db) => o =>
        o.BillingEmail != null
        || o.BillingContact!.Email != null
        || db.Contacts.Any(c => c.OrganizationId == o.Id && c.Email != null && c.Roles.Any(r => r.Role == ContactRole.FinancialContact));
}
