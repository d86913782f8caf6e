namespace AdminPortal.Application.Settlement;

/// <summary>
/// The named checks that say whether an invoice adds up and can be settled. Pure functions of stored rows: the page, the
/// work queue and a report cannot come to different answers.
/// </summary>
public static class SettlementChecks
{
    /// <summary>How far two amounts may lie apart, in the invoice's currency: lines and header are rounded each for itself.</summary>
    public const decimal Tolerance = 0.02m;

    /// <summary>Runs every check.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="today">The day in Norway.</param>
    /// <param name="othersWithReference">How many other invoices have the same payment reference.</param>
    /// <returns>One result for each <see cref="CheckCode"/>, in its order.</returns>
    public static IReadOnlyList<CheckResult> Run(InvoiceFacts invoice, DateOnly today, int othersWithReference) =>
    [
        Total(invoice),
        Tax(invoice),
        Covers(CheckCode.Charge, invoice, invoice.Charge, invoice.Lines.Sum(line => line.Charge)),
        Covers(CheckCode.Discount, invoice, invoice.Discount, invoice.Lines.Sum(line => line.Discount)),
        Currency(invoice),
        Periods(invoice),
        Reference(invoice),
        UniqueReference(invoice, othersWithReference),
        DueDate(invoice, today),
        Evidence(invoice),
        PaidUnsettled(invoice),
    ];

    /// <summary>Rounds to two decimals, halves away from zero, as amounts are compared and shown.</summary>
    public static decimal Round(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static CheckResult Total(InvoiceFacts invoice)
    {
        var headerDiscount = invoice.Discount - invoice.Lines.Sum(line => line.Discount);
        return Equal(
            CheckCode.Total,
            invoice.Total,
            new(CheckPartKind.LineAmounts, invoice.Lines.Sum(line => line.Amount)),
            new(CheckPartKind.HeaderDiscount, -headerDiscount),
            new(CheckPartKind.Charge, invoice.Charge),
            new(CheckPartKind.Tax, invoice.Tax));
    }

    private static CheckResult Tax(InvoiceFacts invoice) => Equal(
        CheckCode.Tax,
        invoice.Tax,
        new(CheckPartKind.LineTaxes, invoice.Lines.Sum(line => line.Tax)),
        new(CheckPartKind.HeaderTax, invoice.HeaderTax));

    private static CheckResult Equal(CheckCode code, decimal found, params CheckPart[] parts)
    {
        var figures = new CheckFigures(Round(parts.Sum(part => part.Amount)), Round(found), parts);
        return new(code, Math.Abs(figures.Difference) <= Tolerance ? CheckOutcome.Passed : CheckOutcome.Failed) { Figures = figures };
    }

    /// <summary>The header's figure includes the lines'. On a credit note every sign is turned, so that "less" means nearer to zero there too.</summary>
    private static CheckResult Covers(CheckCode code, InvoiceFacts invoice, decimal found, decimal ofLines)
    {
        var figures = new CheckFigures(Round(ofLines), Round(found));
        var over = invoice.Total < 0 ? -figures.Difference : figures.Difference;
        return new(code, over >= -Tolerance ? CheckOutcome.Passed : CheckOutcome.Failed) { Figures = figures };
    }

    private static CheckResult Currency(InvoiceFacts invoice) => invoice.Lines.Count == 0
        ? new(CheckCode.Currency, CheckOutcome.NotApplicable)
        : OfLines(CheckCode.Currency, CheckOutcome.Failed, invoice.Lines.Where(line => line.CurrencyCode != invoice.CurrencyCode));

    private static CheckResult Periods(InvoiceFacts invoice)
    {
        if (invoice.Lines.All(line => line.Contract.IsEmpty && line.Recognition.IsEmpty))
        {
            return new(CheckCode.Periods, CheckOutcome.NotApplicable);
        }

        var wrong = OfLines(CheckCode.Periods, CheckOutcome.Failed, invoice.Lines.Where(line => line.Contract.IsTurnedRound || line.Recognition.IsTurnedRound));
        return wrong.Outcome is CheckOutcome.Failed ? wrong : OfLines(CheckCode.Periods, CheckOutcome.Warning, invoice.Lines.Where(IsOdd));
    }

    private static bool IsOdd(InvoiceLineFacts line) =>
        !(line.Contract.IsEmpty || line.Contract.IsWhole)
        || !(line.Recognition.IsEmpty || line.Recognition.IsWhole)
        || line.Recognition.ReachesOutside(line.Contract);

    private static CheckResult OfLines(CheckCode code, CheckOutcome ifAny, IEnumerable<InvoiceLineFacts> atFault)
    {
        int[] lines = [.. atFault.Select(line => line.Number)];
        return new(code, lines.Length == 0 ? CheckOutcome.Passed : ifAny) { Lines = lines };
    }

    private static CheckResult Reference(InvoiceFacts invoice)
    {
        var kind = PaymentReference.Read(invoice.PaymentReference).Kind;
        var outcome = kind switch
        {
            // Nothing is paid on a credit note, so nobody misses the reference.
            PaymentReferenceKind.Missing => invoice.Total > 0 ? CheckOutcome.Warning : CheckOutcome.NotApplicable,
            PaymentReferenceKind.FailedKid => CheckOutcome.Warning,
            PaymentReferenceKind.KidMod10 or PaymentReferenceKind.KidMod11 or PaymentReferenceKind.Free => CheckOutcome.Passed,
        };
        return new(CheckCode.PaymentReference, outcome) { Reference = kind };
    }

    private static CheckResult UniqueReference(InvoiceFacts invoice, int others) => new(
        CheckCode.UniqueReference,
        string.IsNullOrWhiteSpace(invoice.PaymentReference) ? CheckOutcome.NotApplicable : others > 0 ? CheckOutcome.Failed : CheckOutcome.Passed)
    {
        Count = others,
    };

    private static CheckResult DueDate(InvoiceFacts invoice, DateOnly today) => invoice.Settled || invoice.DueOn >= today
        ? new(CheckCode.DueDate, CheckOutcome.Passed)
        : new(CheckCode.DueDate, CheckOutcome.Failed) { Count = today.DayNumber - invoice.DueOn.DayNumber };

    /// <summary>A credit note is paid by nobody, and a payment in another way leaves no evidence here: worth a look, no more.</summary>
    private static CheckResult Evidence(InvoiceFacts invoice) => !invoice.Settled || invoice.Total <= Tolerance
        ? new(CheckCode.Evidence, CheckOutcome.NotApplicable)
        : new(CheckCode.Evidence, IsPaid(invoice) ? CheckOutcome.Passed : CheckOutcome.Warning) { Figures = Paid(invoice) };

    private static CheckResult PaidUnsettled(InvoiceFacts invoice) => invoice.Settled || invoice.Total <= Tolerance || invoice.Paid == 0m
        ? new(CheckCode.PaidUnsettled, CheckOutcome.NotApplicable)
        : new(CheckCode.PaidUnsettled, IsPaid(invoice) ? CheckOutcome.Failed : CheckOutcome.Passed) { Figures = Paid(invoice) };

    private static bool IsPaid(InvoiceFacts invoice) => invoice.Paid >= invoice.Total - Tolerance;

    private static CheckFigures Paid(InvoiceFacts invoice) => new(Round(invoice.Total), Round(invoice.Paid));
}
