using System.Runtime.CompilerServices;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>
/// Invoices as EHF, and whether they can be. Whoever sees an invoice may have its document, if the receiver is seen too: the
/// document says of the receiver what only those may know who see it.
/// </summary>
public sealed class EhfService(PortalStore store, IOptions<SellerSettings> seller, TimeProvider clock)
{
    /// <summary>One invoice, or null where it does not exist for the caller.</summary>
    public async Task<EhfInvoice?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = session.Db.Invoices.Where(invoice => invoice.InvoiceNumber == number);
        var read = await EhfReader.ReadAsync(session.Db, rows, seller.Value, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return read is [var facts] ? EhfInvoice.Of(facts) : null;
    }

    /// <summary>What every invoice to an organisation would lack; null where it does not exist for the caller.</summary>
    public async Task<EhfOrganization?> FindOrganizationAsync(string organizationId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var id = await session.Db.Organizations.Where(o => o.PublicId == organizationId).Select(o => (long?)o.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is not { } found)
        {
            return null;
        }

        var buyer = (await EhfReader.BuyersAsync(session.Db, [found], cancellationToken))[found];
        var faults = EhfReadiness.Check(seller.Value, buyer, out var reference);
        return new(organizationId, faults, reference);
    }

    /// <summary>Every invoice that a filter lets through, the newest first, read as they are asked for.</summary>
    public async IAsyncEnumerable<EhfInvoice> ReadAsync(InvoiceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in BatchesAsync(filter, cancellationToken))
        {
            foreach (var facts in batch)
            {
                yield return EhfInvoice.Of(facts);
            }
        }
    }

    /// <summary>How far a selection is ready: after each batch what is known so far, the last time all of it.</summary>
    public async IAsyncEnumerable<EhfSummary> SummarizeAsync(InvoiceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new EhfTally();
        await foreach (var batch in BatchesAsync(filter, cancellationToken))
        {
            foreach (var facts in batch)
            {
                tally.Add(EhfInvoice.Of(facts));
            }

            yield return tally.Sum();
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<EhfFacts>> BatchesAsync(InvoiceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        if (await InvoiceQuery.FilterAsync(session.Db, filter, clock.GetUtcNow().UtcDateTime, cancellationToken) is not { } rows)
        {
            yield break;
        }

        await foreach (var batch in EhfReader.ReadAsync(session.Db, rows, seller.Value, cancellationToken))
        {
            yield return batch;
        }
    }
}
