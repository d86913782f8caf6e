using System.Linq.Expressions;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices;

/// <summary>What the invoices of a filter are read for: the ways that are fast differ.</summary>
internal enum InvoiceReading
{
    /// <summary>Sums over all of them, or all in the order of their dates.</summary>
    Whole,

    /// <summary>A count up to <see cref="BoundedCount.Bound"/>.</summary>
    Count,

    /// <summary>A page of the list by date.</summary>
    PageByDate,

    /// <summary>A page of the list in another order.</summary>
    PageInOrder,
}

/// <summary>Turns a filter into a query, and rows into records.</summary>
internal static class InvoiceQuery
{
    /// <summary>To count so many one by one costs as much as to find 10,000 among ten times as many.</summary>
    private const int MostCounted = 100_000;

    public static readonly Keyset<Invoice> Order = new(
        invoice => invoice.Id,
        SortColumn<Invoice>.By(InvoiceSort.Date, invoice => invoice.InvoiceDate),
        SortColumn<Invoice>.By(InvoiceSort.Amount, invoice => invoice.TotalInvoiceAmount),
        SortColumn<Invoice>.By(InvoiceSort.Number, invoice => invoice.InvoiceNumber),
        SortColumn<Invoice>.By(InvoiceSort.Due, invoice => invoice.DueOn));

    public static readonly Expression<Func<InvoiceLine, InvoiceLineDetail>> Line = line => new InvoiceLineDetail
    {
        Number = line.LineNumber,
        ItemNumber = line.ItemNumber,
        ProductName = line.ProductName,
        Quantity = line.InvoicedQuantity,
        Unit = line.SalesUnitSymbol,
        Price = line.SalesPrice,
        Amount = line.LineAmount,
        Discount = line.LineTotalDiscountAmount,
        Charge = line.LineTotalChargeAmount,
        Tax = line.LineTotalTaxAmount,
        CurrencyCode = line.CurrencyCode,
        ContractStart = line.ContractStart,
        ContractEnd = line.ContractEnd,
        RecognitionStart = line.RevenueRecognitionStart,
        RecognitionEnd = line.RevenueRecognitionEnd,
    };

    public static Expression<Func<Invoice, InvoiceRow>> Row(DateOnly today) => invoice => new InvoiceRow(
        invoice.InvoiceNumber,
        invoice.InvoiceDate,
        invoice.DueOn,
        new InvoiceOrganization(invoice.Receiver!.PublicId, invoice.ReceiverName),
        new InvoiceOrganization(invoice.User!.PublicId, invoice.UserName),
        invoice.CurrencyCode,
        invoice.TotalInvoiceAmount,
        invoice.TotalTaxAmount,
        invoice.Settled,
        !invoice.Settled && invoice.DueOn < today)
    {
        Findings = invoice.Findings,
    };

    public static Expression<Func<Invoice, InvoiceExportRow>> ExportRow(DateOnly today) => invoice => new InvoiceExportRow
    {
        Number = invoice.InvoiceNumber,
        Date = invoice.InvoiceDate,
        DueOn = invoice.DueOn,
        Receiver = new InvoiceOrganization(invoice.Receiver!.PublicId, invoice.ReceiverName),
        User = new InvoiceOrganization(invoice.User!.PublicId, invoice.UserName),
        CurrencyCode = invoice.CurrencyCode,
        Total = invoice.TotalInvoiceAmount,
        Tax = invoice.TotalTaxAmount,
        Charge = invoice.TotalChargeAmount,
        Discount = invoice.TotalDiscountAmount,
        Paid = invoice.PaidAmount,
        Settled = invoice.Settled,
        SettledSeenAt = invoice.SettledSeenAt,
        IsOverdue = !invoice.Settled && invoice.DueOn < today,
        PaymentReference = invoice.PaymentId,
        OrderReference = invoice.CustomersOrderReference,
        SalesOrderNumber = invoice.SalesOrderNumber,
        CustomerAccountNumber = invoice.InvoiceCustomerAccountNumber,
        ContractReference = invoice.ContractReference,
        DocumentReference = invoice.DocumentReference,
    };

    /// <summary>The invoices that the filter asks for, or null where its organisation does not exist for the caller.</summary>
    public static async Task<IQueryable<Invoice>?> FilterAsync(
        PortalDb db, InvoiceFilter filter, DateTime now, CancellationToken cancellationToken, InvoiceReading reading = InvoiceReading.Whole)
    {
        var rows = await FindingQuery.NarrowAsync(db, Narrow(db, filter, now), filter, reading, cancellationToken);
        if (string.IsNullOrEmpty(filter.OrganizationId))
        {
            return rows;
        }

        var organization = await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => o.PublicId == filter.OrganizationId).Select(o => (long?)o.Id).FirstOrDefaultAsync(cancellationToken);
        return organization is not { } id ? null
            : filter.WithSubtree ? await OfSubtreeAsync(db, rows, id, filter.Party, reading, cancellationToken)
            : OfOrganization(db, rows, id, filter.Party);
    }

    private static IQueryable<Invoice> Narrow(PortalDb db, InvoiceFilter filter, DateTime now)
    {
        var rows = filter.AsAt is { } day ? UnsettledAt(db.Invoices, day, now) : db.Invoices;
        if ((filter.DateBefore ?? (filter.AsAt is null ? now : null)) is { } before)
        {
            rows = rows.Where(invoice => invoice.InvoiceDate < before);
        }

        if (filter.DateAfter is { } after)
        {
            rows = rows.Where(invoice => invoice.InvoiceDate >= after);
        }

        if (filter.Settled is { } settled)
        {
            rows = rows.Where(invoice => invoice.Settled == settled);
        }

        if (filter.OverdueOnly || filter.Finding is CheckCode.DueDate)
        {
            var today = OsloTime.DateOf(now);
            // Compared with a parameter: SQLite uses no index for NOT Settled, which EF Core makes of a constant.
            var unsettled = false;
            rows = rows.Where(invoice => invoice.Settled == unsettled && invoice.DueOn < today);
        }

        if (filter.DueFrom is { } dueFrom)
        {
            rows = rows.Where(invoice => invoice.DueOn >= dueFrom);
        }

        if (filter.DueTo is { } dueTo)
        {
            rows = rows.Where(invoice => invoice.DueOn <= dueTo);
        }

        if (filter.Elsewhere)
        {
            rows = Elsewhere(db, rows, filter.Party);
        }

        if (!string.IsNullOrEmpty(filter.CurrencyCode))
        {
            rows = rows.Where(invoice => invoice.CurrencyCode == filter.CurrencyCode);
        }

        if (Bounded(filter.AmountFrom) is { } least)
        {
            rows = rows.Where(invoice => invoice.TotalInvoiceAmount >= least);
        }

        if (Bounded(filter.AmountTo) is { } most)
        {
            rows = rows.Where(invoice => invoice.TotalInvoiceAmount <= most);
        }

        if (!string.IsNullOrEmpty(filter.CustomerAccountNumber))
        {
            rows = rows.Where(invoice => invoice.InvoiceCustomerAccountNumber == filter.CustomerAccountNumber);
            rows = db is ScopedPortalDb ? rows.Where(invoice => db.Organizations.IgnoreQueryFilters(new[] { PortalDb.Live }).Any(o => o.Id == invoice.ReceiverId)) : rows;
        }

        return string.IsNullOrWhiteSpace(filter.Text) ? rows : WithText(db, rows, filter.Text.Trim());
    }

    /// <summary>Those that stood unsettled at the end of a day in Norway; one that was settled on that day did not.</summary>
    public static IQueryable<Invoice> UnsettledAt(IQueryable<Invoice> rows, DateOnly day, DateTime now)
    {
        var end = OsloTime.EndOf(day);
        // Compared with a parameter: SQLite uses no index for NOT Settled, which EF Core makes of a constant.
        var unsettled = false;
        var invoiced = rows.Where(invoice => invoice.InvoiceDate < end);
        return end > now
            ? invoiced.Where(invoice => invoice.Settled == unsettled)
            : invoiced.Where(invoice => invoice.Settled == unsettled || invoice.SettledSeenAt >= end);
    }

    /// <summary>Who sees everything knows every organisation; for others the store's own filter says which they know.</summary>
    private static IQueryable<Invoice> Elsewhere(PortalDb db, IQueryable<Invoice> rows, InvoiceParty party)
    {
        var known = db.Organizations.IgnoreQueryFilters([PortalDb.Live]);
        return (db is ScopedPortalDb, party) switch
        {
            (false, InvoiceParty.User) => rows.Where(invoice => invoice.UserId == null),
            (false, _) => rows.Where(invoice => invoice.ReceiverId == null),
            (true, InvoiceParty.User) => rows.Where(invoice => !known.Any(o => o.Id == invoice.UserId)),
            (true, _) => rows.Where(invoice => !known.Any(o => o.Id == invoice.ReceiverId)),
        };
    }

    /// <summary>
    /// Three look-ups by index instead of one condition with OR, which would read every invoice. Numbers are written in capitals
    /// or as typed, so both are looked for.
    /// </summary>
    private static IQueryable<Invoice> WithText(PortalDb db, IQueryable<Invoice> rows, string text)
    {
        var found = NumbersThatBegin(db, text)
            .Union(db.Invoices.Where(invoice => invoice.PaymentId == text).Select(invoice => invoice.Id))
            .Union(db.Invoices.Where(invoice => invoice.CustomersOrderReference == text).Select(invoice => invoice.Id));
        var capitals = text.ToUpperInvariant();
        if (capitals != text)
        {
            found = found.Union(NumbersThatBegin(db, capitals));
        }

        return rows.Where(invoice => found.Contains(invoice.Id));
    }

    private static IQueryable<long> NumbersThatBegin(PortalDb db, string prefix) =>
        db.Invoices.WhereBegins(prefix, invoice => invoice.InvoiceNumber).Select(invoice => invoice.Id);

    private static IQueryable<Invoice> OfOrganization(PortalDb db, IQueryable<Invoice> rows, long id, InvoiceParty party)
    {
        // Two look-ups by index: with OR in one condition SQLite sorts what it could read in order.
        var either = db.Invoices.Where(invoice => invoice.ReceiverId == id).Select(invoice => invoice.Id)
            .Union(db.Invoices.Where(invoice => invoice.UserId == id).Select(invoice => invoice.Id));
        return party switch
        {
            InvoiceParty.Receiver => rows.Where(invoice => invoice.ReceiverId == id),
            InvoiceParty.User => rows.Where(invoice => invoice.UserId == id),
            InvoiceParty.Either => rows.Where(invoice => either.Contains(invoice.Id)),
        };
    }

    /// <summary>
    /// A subtree of few invoices is looked up organisation by organisation, in the index; in one of many, walking the list in
    /// its order soon has a page full. Each is slow where the other is fast.
    /// </summary>
    private static async Task<IQueryable<Invoice>> OfSubtreeAsync(
        PortalDb db, IQueryable<Invoice> rows, long id, InvoiceParty party, InvoiceReading reading, CancellationToken cancellationToken)
    {
        var most = reading is InvoiceReading.Count ? MostCounted : BoundedCount.Bound;
        var below = db.Closure.Where(link => link.AncestorId == id);
        var received = below.SelectMany(link => db.Invoices.Where(invoice => invoice.ReceiverId == link.DescendantId), (_, invoice) => invoice.Id);
        var used = below.SelectMany(link => db.Invoices.Where(invoice => invoice.UserId == link.DescendantId), (_, invoice) => invoice.Id);
        async Task<bool> AreFewAsync(IQueryable<long> found) => await found.Take(most + 1).CountAsync(cancellationToken) <= most;
        var either = received.Union(used);
        var areFew = (party is InvoiceParty.User || await AreFewAsync(received)) && (party is InvoiceParty.Receiver || await AreFewAsync(used));
        return (party, areFew) switch
        {
            (InvoiceParty.Receiver, true) => rows.Where(invoice => received.Contains(invoice.Id)),
            (InvoiceParty.Receiver, false) => rows.Where(invoice => below.Any(link => link.DescendantId == invoice.ReceiverId)),
            (InvoiceParty.User, true) => rows.Where(invoice => used.Contains(invoice.Id)),
            (InvoiceParty.User, false) => rows.Where(invoice => below.Any(link => link.DescendantId == invoice.UserId)),
            (_, true) => rows.Where(invoice => either.Contains(invoice.Id)),
            (_, false) => rows.Where(invoice => below.Any(link => link.DescendantId == invoice.ReceiverId) || below.Any(link => link.DescendantId == invoice.UserId)),
        };
    }

    /// <summary>A limit that no amount reaches is as good as the largest; beyond it the column has no number to compare with.</summary>
    private static decimal? Bounded(decimal? limit) =>
        limit is { } amount ? Math.Clamp(amount, -ProviderMapping.LargestAmount, ProviderMapping.LargestAmount) : null;
}
