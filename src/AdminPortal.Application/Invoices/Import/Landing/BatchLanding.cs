using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import.Reading;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import.Landing;

/// <summary>Writes one batch within a write's transaction. May be tried again from the start: it keeps nothing but what it answers.</summary>
internal sealed class BatchLanding(PortalSession session, long importId)
{
    private readonly PortalDb db = session.Db;
    private readonly List<Invoice> made = [];
    private readonly List<(StoredInvoice Stored, ReadInvoice Read)> changed = [];
    private readonly List<long> withNewLines = [];
    private readonly List<long> seen = [];
    private readonly List<ImportFaultRow> faults = [];
    private readonly HashSet<string> references = new(StringComparer.Ordinal);
    private readonly HashSet<string> left = new(StringComparer.Ordinal);
    private InvoiceParties parties = null!;
    private ImportCounts counts = new();

    /// <summary>What it came to.</summary>
    /// <param name="batch">None of its invoices stands there twice.</param>
    /// <param name="again">Invoices that an interrupted run has landed and counted; they come as unchanged.</param>
    /// <param name="cancellationToken">Leaves the store as it was.</param>
    public async Task<ImportCounts> LandAsync(ImportBatch batch, int again, CancellationToken cancellationToken)
    {
        // The batch's keys are its own until the commit, and nobody purges an organisation that it names.
        await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
        var whole = batch.Invoices.Where(read => read.Faults.Count == 0).ToList();
        parties = await InvoiceParties.ReadAsync(db, whole, cancellationToken);
        var stored = await StoredInvoices.ReadAsync(db, whole, cancellationToken);
        counts = new() { ReadBytes = batch.ReadBytes, Again = again };
        foreach (var read in batch.Invoices)
        {
            Sort(read, read.Faults.Count == 0 ? stored.GetValueOrDefault(read.Invoice.InvoiceNumber) : null);
        }

        await WriteMadeAsync(cancellationToken);
        await WriteChangedAsync(cancellationToken);
        await RefreshReferencesAsync(cancellationToken);
        foreach (var some in changed.Chunk(StoredInvoices.MostValues))
        {
            await SettlementCases.FollowAsync(db, [.. some.Select(change => change.Stored.Invoice.Id)], cancellationToken);
        }

        foreach (var some in seen.Chunk(StoredInvoices.MostValues))
        {
            await db.Invoices.Where(invoice => EF.Parameter(some).Contains(invoice.Id)).ExecuteUpdateAsync(
                invoice => invoice.SetProperty(i => i.ImportId, importId), cancellationToken);
        }

        return counts with { Faults = faults };
    }

    private void Sort(ReadInvoice read, StoredInvoice? stored)
    {
        List<ImportFaultRow> found = read.Faults.Count > 0 ? read.Faults : [.. parties.Complete(read, stored)];
        var fields = stored is null || found.Count > 0 ? [] : InvoiceChanges.OfHeader(stored, read);
        var lines = stored is null || found.Count > 0 ? [] : InvoiceChanges.OfLines(stored, read);
        if (stored?.Invoice.ImportId == importId && fields.Count + lines.Count > 0)
        {
            found.Add(ReadInvoice.FaultOf(read.File, read.Line, read.Number, InvoiceFields.InvoiceNumber.Name, ImportFaultCodes.DuplicateInFile, read.Number));
        }

        if (found.Count > 0)
        {
            faults.AddRange(found);
            counts = counts with { Refused = counts.Refused + 1 };
            return;
        }

        counts = counts with { Lines = counts.Lines + read.Invoice.Lines.Count };
        if (stored is null)
        {
            made.Add(Prepare(read));
            counts = counts with { Created = counts.Created + 1 };
        }
        else if (fields.Count + lines.Count > 0)
        {
            Change(read, stored, [.. fields, .. lines], lines.Count > 0);
            counts = counts with { Updated = counts.Updated + 1 };
        }
        else
        {
            Pass(stored.Invoice);
        }
    }

    private void Pass(Invoice stored)
    {
        if (stored.ImportId != importId)
        {
            seen.Add(stored.Id);
        }

        counts = stored.ImportId == importId && counts.Again > 0
            ? counts with { Again = counts.Again - 1 }
            : counts with { Unchanged = counts.Unchanged + 1 };
    }

    private Invoice Prepare(ReadInvoice read)
    {
        var invoice = read.Invoice;
        var receiver = parties.Receiver(read);
        invoice.ReceiverId = receiver?.Id;
        invoice.UserId = parties.User(read)?.Id;
        invoice.DueOn = OsloTime.DateOf(invoice.InvoiceDate).AddDays(receiver?.Terms ?? Organization.DefaultPaymentTermsDays);
        invoice.SettledSeenAt = invoice.Settled ? session.Now : null;
        invoice.ImportId = importId;
        invoice.Findings = InvoiceFindings.Of(invoice, invoice.Lines, 0);
        AddReference(references, invoice.PaymentId);
        return invoice;
    }

    private void Change(ReadInvoice read, StoredInvoice stored, List<FieldChange> fields, bool hasNewLines)
    {
        var invoice = stored.Invoice;
        db.Attach(invoice);
        var (date, wasSettled) = (invoice.InvoiceDate, invoice.Settled);
        AddReference(left, invoice.PaymentId);
        InvoiceChanges.Copy(read, stored);
        AddReference(references, invoice.PaymentId);
        invoice.UserId = read.Tells(InvoiceFields.UsageOrganizationId) ? parties.User(read)?.Id : invoice.UserId;
        invoice.DueOn = invoice.DueOn.AddDays(OsloTime.DateOf(invoice.InvoiceDate).DayNumber - OsloTime.DateOf(date).DayNumber);
        if (read.Tells(InvoiceFields.OrganizationId) && parties.Receiver(read)?.Id is var receiverId && receiverId != invoice.ReceiverId)
        {
            invoice.ReceiverId = receiverId;
            invoice.DueOn = OsloTime.DateOf(invoice.InvoiceDate).AddDays(parties.Receiver(read)?.Terms ?? Organization.DefaultPaymentTermsDays);
        }

        invoice.SettledSeenAt = !invoice.Settled ? null : wasSettled ? invoice.SettledSeenAt : session.Now;
        invoice.ImportId = importId;
        invoice.Version++;
        invoice.NeedsCheck = false;
        invoice.Findings = InvoiceFindings.Of(invoice, read.TellsLines ? read.Invoice.Lines : stored.Lines, 0);
        var organizationId = invoice.ReceiverId ?? invoice.UserId;
        session.Record(new(AuditActions.Changed, AuditObjectTypes.Invoice, invoice.InvoiceNumber, () => organizationId, fields));
        changed.Add((stored, read));
        if (hasNewLines)
        {
            withNewLines.Add(invoice.Id);
        }
    }

    private static void AddReference(HashSet<string> to, string? reference)
    {
        if (!string.IsNullOrWhiteSpace(reference))
        {
            to.Add(reference);
        }
    }

    /// <summary>An invoice that is alone with its reference was written so; only those that share one, or did before, are looked at again.</summary>
    private async Task RefreshReferencesAsync(CancellationToken cancellationToken)
    {
        foreach (var some in references.Chunk(StoredInvoices.MostValues))
        {
            left.UnionWith(await db.Invoices.Where(invoice => EF.Parameter(some).Contains(invoice.PaymentId!))
                .GroupBy(invoice => invoice.PaymentId!)
                .Where(same => same.Count() > 1)
                .Select(same => same.Key)
                .ToListAsync(cancellationToken));
        }

        foreach (var some in left.Chunk(StoredInvoices.MostValues))
        {
            await InvoiceFindings.RefreshReferencesAsync(db, some, cancellationToken);
        }
    }

    private async Task WriteMadeAsync(CancellationToken cancellationToken)
    {
        if (made.Count == 0)
        {
            return;
        }

        var last = await db.Invoices.IgnoreQueryFilters().MaxAsync(invoice => (long?)invoice.Id, cancellationToken) ?? 0;
        foreach (var invoice in made)
        {
            invoice.Id = ++last;
            Own(invoice.Lines, last);
        }

        await BulkInsert.WriteAsync(db, made, cancellationToken);
        await BulkInsert.WriteAsync(db, made.SelectMany(invoice => invoice.Lines), cancellationToken);
    }

    private async Task WriteChangedAsync(CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return;
        }

        await session.FlushAsync(cancellationToken);
        await db.InvoiceLines.Where(line => withNewLines.Contains(line.InvoiceId)).ExecuteDeleteAsync(cancellationToken);
        var lines = changed.Where(change => withNewLines.Contains(change.Stored.Invoice.Id)).SelectMany(change => Own(change.Read.Invoice.Lines, change.Stored.Invoice.Id));
        await BulkInsert.WriteAsync(db, lines, cancellationToken);
    }

    private static List<InvoiceLine> Own(List<InvoiceLine> lines, long invoiceId)
    {
        lines.ForEach(line => line.InvoiceId = invoiceId);
        return lines;
    }
}

/// <summary>What one batch came to.</summary>
internal sealed record ImportCounts
{
    public long ReadBytes { get; init; }

    public int Created { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    public int Refused { get; init; }

    public int Lines { get; init; }

    /// <summary>How many invoices of an interrupted run have not come again yet.</summary>
    public int Again { get; init; }

    public IReadOnlyList<ImportFaultRow> Faults { get; init; } = [];
}
