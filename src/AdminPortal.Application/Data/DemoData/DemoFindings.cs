using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>
/// Invoices whose number says what they are there for: one for each kind of settlement finding, each with that one fault only,
/// every band of ageing, and some that are fit for EHF.
/// </summary>
internal sealed class DemoFindings(DemoInvoices invoices, DemoHierarchy hierarchy, DemoCalendar calendar)
{
    private const int RecentDays = 10;

    public IEnumerable<Invoice> All()
    {
        yield return With("DEMO-SUM-1", invoice => invoice.TotalInvoiceAmount += 100m);
        yield return With("DEMO-TAX-1", invoice =>
        {
            invoice.TotalTaxAmount += 10m;
            invoice.TotalInvoiceAmount += 10m;
        });
        yield return With("DEMO-CHARGE-1", invoice =>
        {
            invoice.TotalInvoiceAmount -= invoice.TotalChargeAmount;
            invoice.TotalChargeAmount = 0m;
        });
        yield return With("DEMO-DISCOUNT-1", invoice =>
        {
            invoice.TotalInvoiceAmount += invoice.TotalDiscountAmount;
            invoice.TotalDiscountAmount = 0m;
        });
        yield return With("DEMO-CURRENCY-1", invoice => invoice.Lines[1].CurrencyCode = "SEK");
        yield return With("DEMO-PERIOD-1", invoice => invoice.Lines[0].ContractEnd = invoice.Lines[0].ContractStart!.Value.AddDays(-1));
        yield return With("DEMO-PERIOD-2", invoice => invoice.Lines[1].RevenueRecognitionEnd = invoice.Lines[1].RevenueRecognitionStart!.Value.AddMonths(-1));
        yield return With("DEMO-KID-1", invoice => invoice.PaymentId = DemoPaymentReferences.Malformed(DemoSamples.Telenor, invoice.Id));
        yield return With("DEMO-NOREF-1", invoice => invoice.PaymentId = null);
        var shared = DemoPaymentReferences.KidMod10(DemoSamples.MyOrganization, 0);
        yield return With("DEMO-DUPREF-1", invoice => invoice.PaymentId = shared);
        yield return With("DEMO-DUPREF-2", invoice => invoice.PaymentId = shared);
        yield return With("DEMO-PAID-1", invoice =>
        {
            Settle(invoice);
            invoice.PaidAmount = invoice.TotalInvoiceAmount;
        });
        yield return With("DEMO-NOEVIDENCE-1", Settle);
        yield return With("DEMO-PAIDNOTSETTLED-1", invoice => invoice.PaidAmount = invoice.TotalInvoiceAmount);
        yield return With("DEMO-PARTPAID-1", invoice => invoice.PaidAmount = DemoCurrency.Nok.Round(invoice.TotalInvoiceAmount / 2));
        foreach (var (number, overdueDays) in new[] { (1, 15), (2, 45), (3, 75), (4, 120) })
        {
            yield return Sound($"DEMO-OVERDUE-{number}", DemoSamples.MyOrganization, DemoSamples.MyOrganization, overdueDays + 30);
        }

        yield return Sound("DEMO-FUTURE-1", DemoSamples.MyOrganization, DemoSamples.MyOrganization, -15);
        yield return Sound("DEMO-PARENT-1", DemoSamples.MyParentOrganization, DemoSamples.MyOrganization, RecentDays);
        yield return Sound("DEMO-OUTSIDE-1", DemoSamples.Telenor, hierarchy.Delegated, RecentDays);
        yield return Sound("DEMO-UNKNOWN-1", DemoHierarchy.None, DemoSamples.MyOrganization, RecentDays);
        var credited = Sound("DEMO-EHF-1", DemoSamples.Telenor, DemoSamples.Telenor, RecentDays);
        var ofCredited = credited.SalesOrderNumber;
        yield return credited;
        yield return Sound("DEMO-EHF-2", DemoSamples.Telenor, DemoSamples.Telenor, 3);
        var credit = Sound("DEMO-EHF-CREDIT-1", DemoSamples.Telenor, DemoSamples.Telenor, 2, isCredit: true);
        credit.SalesOrderNumber = ofCredited;
        yield return credit;
    }

    private void Settle(Invoice invoice)
    {
        invoice.Settled = true;
        invoice.SettledSeenAt = calendar.Today.AddDays(-2);
    }

    private Invoice With(string number, Action<Invoice> fault)
    {
        var invoice = Sound(number, DemoSamples.Telenor, DemoSamples.MyOrganization, RecentDays);
        fault(invoice);
        return invoice;
    }

    /// <summary>Right in every respect; to organisations with the terms that are the default.</summary>
    private Invoice Sound(string number, int receiver, int user, int age, bool isCredit = false)
    {
        var day = calendar.Day.AddDays(-age);
        var invoice = invoices.Blank(number, receiver, user, DemoCalendar.NorwegianMidnight(day), DemoCurrency.Nok);
        var sign = isCredit ? -1 : 1;
        invoice.CustomersOrderReference = "4500012345";
        invoice.ContractReference = "KTR-00042";
        Add(invoice, "AUTH-PLAT", "Authentication platform, monthly fee", 2 * sign, 2_490m, discount: 249m * sign, charge: isCredit ? 0m : 49m);
        Add(invoice, "SMS-NO", "SMS, Norway", 1_501 * sign, 0.289m, discount: 0m, charge: 0m);
        DemoInvoices.Total(invoice);
        return invoice;
    }

    private static void Add(Invoice invoice, string item, string product, decimal quantity, decimal price, decimal discount, decimal charge)
    {
        var line = DemoInvoiceLines.Line(invoice, item, product, "pcs", quantity, price);
        line.LineTotalDiscountAmount = discount;
        line.LineTotalChargeAmount = charge;
        line.LineAmount = DemoCurrency.Nok.Round(quantity * price) - discount;
        line.LineTotalTaxAmount = DemoCurrency.Nok.Round((line.LineAmount + charge) * 0.25m);
        line.ContractStart = invoice.InvoiceDate.AddMonths(-1);
        line.ContractEnd = invoice.InvoiceDate.AddYears(1);
        line.RevenueRecognitionStart = line.ContractStart;
        line.RevenueRecognitionEnd = invoice.InvoiceDate;
        invoice.Lines.Add(line);
    }
}
