using System.Linq.Expressions;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>Turns a filter into a query, and rows into records.</summary>
internal static class QueueQuery
{
    public static readonly Keyset<SettlementCase> OfCases = new(
        c => c.Id,
        SortColumn<SettlementCase>.By(QueueSort.Due, c => c.DueOn ?? DateOnly.MaxValue),
        SortColumn<SettlementCase>.By(QueueSort.Amount, c => c.Invoice.TotalInvoiceAmount),
        SortColumn<SettlementCase>.By(QueueSort.Date, c => c.Invoice.InvoiceDate));

    public static readonly Keyset<Invoice> OfInvoices = new(
        invoice => invoice.Id,
        SortColumn<Invoice>.By(QueueSort.Date, invoice => invoice.InvoiceDate),
        SortColumn<Invoice>.By(QueueSort.Amount, invoice => invoice.TotalInvoiceAmount));

    public static readonly Expression<Func<Invoice, Found>> InvoiceRow = invoice => new Found(
        invoice.ReceiverId,
        invoice.UserId,
        invoice.Findings,
        invoice.Settled,
        invoice.DueOn,
        0,
        new QueueRow
        {
            Number = invoice.InvoiceNumber,
            Date = invoice.InvoiceDate,
            Receiver = new InvoiceOrganization(invoice.Receiver!.PublicId, invoice.ReceiverName),
            CurrencyCode = invoice.CurrencyCode,
            Total = invoice.TotalInvoiceAmount,
        });

    public static readonly Expression<Func<SettlementCase, Found>> CaseRow = c => new Found(
        c.Invoice.ReceiverId,
        c.Invoice.UserId,
        c.Invoice.Findings,
        c.Invoice.Settled,
        c.Invoice.DueOn,
        c.ExplainedFindings,
        new QueueRow
        {
            Number = c.Invoice.InvoiceNumber,
            Date = c.Invoice.InvoiceDate,
            Receiver = new InvoiceOrganization(c.Invoice.Receiver!.PublicId, c.Invoice.ReceiverName),
            CurrencyCode = c.Invoice.CurrencyCode,
            Total = c.Invoice.TotalInvoiceAmount,
            Status = c.Status,
            Version = c.Version,
            Assignee = c.AssigneeId == null ? null : new CasePerson(c.AssigneeId, c.AssigneeName!),
            DueOn = c.DueOn,
            LastNote = c.Notes.OrderByDescending(note => note.Number).Select(note => new CaseNote(note.Number, note.At, note.PersonName, note.Text)).FirstOrDefault(),
        });

    /// <summary>
    /// Open now: also what was explained before something else was found. Compared with numbers: the two databases write the
    /// complement of flags alike, and of nothing else.
    /// </summary>
    public static IQueryable<SettlementCase> Open(PortalDb db, DateOnly today) => db.SettlementCases.Where(c =>
        c.Status == CaseStatus.Open
        || (c.Status == CaseStatus.Explained
            && (((int)c.Invoice.Findings & CaseFindings.PressingBits & ~c.ExplainedFindings) != 0
                || (!c.Invoice.Settled && c.Invoice.DueOn < today && (c.ExplainedFindings & CaseFindings.OverdueBit) == 0))));

    /// <summary>Invoices that call for somebody and have no case. A constant beside the column, so that the index of what has findings is used.</summary>
    public static IQueryable<Invoice> Untaken(PortalDb db)
    {
        var rows = db.Invoices.Where(invoice =>
            invoice.Findings != FindingSet.None && (invoice.Findings & CaseFindings.Pressing) != FindingSet.None
            && !db.SettlementCases.Any(c => c.InvoiceId == invoice.Id));
        return db is not ScopedPortalDb ? rows : rows.Where(invoice => (invoice.Findings & CaseFindings.Pressing) != FindingSet.UniqueReference
            || db.Invoices.Any(other => other.PaymentId == invoice.PaymentId && other.Id != invoice.Id));
    }

    public static IQueryable<SettlementCase> Cases(PortalDb db, QueueFilter filter, string callerId, DateOnly today, long? organization)
    {
        var open = Open(db, today);
        var rows = filter.View switch
        {
            QueueView.Mine => open.Where(c => c.AssigneeId == callerId),
            QueueView.Unassigned => open.Where(c => c.AssigneeId == null),
            QueueView.Explained => db.SettlementCases.Where(c => c.Status == CaseStatus.Explained && !open.Any(other => other.Id == c.Id)),
            QueueView.Closed => db.SettlementCases.Where(c => c.Status == CaseStatus.Closed),
            QueueView.Open or QueueView.Untaken => open,
        };
        rows = filter.AssigneeId is { } assignee ? rows.Where(c => c.AssigneeId == assignee) : rows;
        rows = filter.LateOnly ? rows.Where(c => c.DueOn < today) : rows;
        rows = filter.CurrencyCode is { } currency ? rows.Where(c => c.Invoice.CurrencyCode == currency) : rows;
        if (filter.Finding is { } code)
        {
            var bit = InvoiceFindings.Of(code);
            rows = code is CheckCode.DueDate
                ? rows.Where(c => !c.Invoice.Settled && c.Invoice.DueOn < today)
                : rows.Where(c => (c.Invoice.Findings & bit) != FindingSet.None);
            rows = code is CheckCode.UniqueReference && db is ScopedPortalDb
                ? rows.Where(c => db.Invoices.Any(other => other.PaymentId == c.Invoice.PaymentId && other.Id != c.InvoiceId))
                : rows;
        }

        if (organization is not { } id)
        {
            return rows;
        }

        var subtree = db.SubtreeOf(id);
        return filter.WithSubtree
            ? rows.Where(c => subtree.Contains(c.Invoice.ReceiverId!.Value) || subtree.Contains(c.Invoice.UserId!.Value))
            : rows.Where(c => c.Invoice.ReceiverId == id || c.Invoice.UserId == id);
    }

    public static IQueryable<Invoice> Invoices(PortalDb db, QueueFilter filter, DateOnly today, long? organization)
    {
        var rows = filter.Finding is { } code ? WithFinding(db, code, today) : Untaken(db);
        rows = filter.CurrencyCode is { } currency ? rows.Where(invoice => invoice.CurrencyCode == currency) : rows;
        if (organization is not { } id)
        {
            return rows;
        }

        var subtree = db.SubtreeOf(id);
        return filter.WithSubtree
            ? rows.Where(invoice => subtree.Contains(invoice.ReceiverId!.Value) || subtree.Contains(invoice.UserId!.Value))
            : rows.Where(invoice => invoice.ReceiverId == id || invoice.UserId == id);
    }

    /// <summary>Invoices with this finding and no case.</summary>
    public static IQueryable<Invoice> WithFinding(PortalDb db, CheckCode code, DateOnly today)
    {
        var bit = InvoiceFindings.Of(code);
        // Compared with a parameter: SQLite uses no index for NOT Settled, which EF Core makes of a constant.
        var unsettled = false;
        var rows = code is CheckCode.DueDate
            ? db.Invoices.Where(invoice => invoice.Settled == unsettled && invoice.DueOn < today)
            : db.Invoices.Where(invoice => invoice.Findings != FindingSet.None && (invoice.Findings & bit) != FindingSet.None);
        rows = code is CheckCode.UniqueReference && db is ScopedPortalDb
            ? rows.Where(invoice => db.Invoices.Any(other => other.PaymentId == invoice.PaymentId && other.Id != invoice.Id))
            : rows;
        return rows.Where(invoice => !db.SettlementCases.Any(c => c.InvoiceId == invoice.Id));
    }

    /// <summary>A row, and what the rest of it is worked out from.</summary>
    internal sealed record Found(long? ReceiverId, long? UserId, FindingSet Findings, bool Settled, DateOnly DueOn, int Explained, QueueRow Row)
    {
        /// <param name="isAlone">For the caller no other invoice has the reference: the finding stays untold, though it keeps the case open.</param>
        public QueueRow On(DateOnly today, SettlementScope scope, bool isAlone)
        {
            var found = CaseFindings.On(Findings, Settled, DueOn, today);
            CaseStatus? status = Row.Status is { } stored ? CaseFindings.StatusOf(stored, Explained, found) : null;
            return Row with
            {
                Findings = FindingSets.CodesOf(isAlone ? found & ~FindingSet.UniqueReference : found),
                Status = status,
                IsLate = status is CaseStatus.Open && Row.DueOn < today,
                MaySettle = scope.Covers(ReceiverId, UserId),
            };
        }
    }
}
