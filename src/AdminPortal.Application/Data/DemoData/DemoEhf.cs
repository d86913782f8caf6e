using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>
/// Invoices for EHF besides the plain ones among the findings: some that are ready with all that a document can hold, and one for
/// each fault of an invoice that no finding shows. They come last, so that no other invoice's number depends on them.
/// </summary>
internal sealed class DemoEhf(DemoInvoices invoices, DemoCalendar calendar)
{
    private const int Age = 7;

    public IEnumerable<Invoice> All()
    {
        yield return Made("DEMO-EHF-RATES-1", DemoSamples.Telenor, invoice =>
        {
            Add(invoice, "AUTH-PLAT", "Authentication platform, monthly fee", "month", 1m, 2_490m, 25m);
            Add(invoice, "FOOD-1", "Lunch at the course", "pcs", 12m, 189.50m, 15m);
            Add(invoice, "TRAVEL-1", "Train to the course", "pcs", 2m, 612m, 12m);
            Add(invoice, "BOOK-1", "Course book", "pcs", 12m, 349m, 0m);
        });
        yield return Made("DEMO-EHF-HEADER-1", DemoSamples.Telenor, invoice =>
        {
            Add(invoice, "CONS-HOUR", "Consulting", "hour", 7.5m, 1_650m, 25m, discount: 375m, charge: 120m);
            DemoInvoices.Total(invoice, headerDiscount: 100m, headerCharge: 59m, headerTax: 14.75m);
        });
        yield return Made("DEMO-EHF-ROUNDED-1", DemoSamples.Telenor, invoice =>
        {
            Add(invoice, "SMS-NO", "SMS, Norway", "pcs", 1_501m, 0.289m, 25m);
            DemoInvoices.Total(invoice);
            invoice.TotalInvoiceAmount = decimal.Round(invoice.TotalInvoiceAmount, 0, MidpointRounding.AwayFromZero);
        });
        yield return Made("DEMO-EHF-ACCOUNT-1", DemoSamples.Telenor, invoice => invoice.CustomersOrderReference = null);
        yield return Made("DEMO-EHF-NOREF-1", DemoSamples.OneCard, invoice => invoice.CustomersOrderReference = null);
        yield return Made("DEMO-EHF-RATE-1", DemoSamples.Telenor, invoice =>
        {
            Add(invoice, "AUTH-PLAT", "Authentication platform, monthly fee", "month", 1m, 2_490m, 20m);
        });
        yield return Made("DEMO-EHF-LINE-1", DemoSamples.Telenor, invoice =>
        {
            Add(invoice, "AUTH-PLAT", "Authentication platform, monthly fee", "month", 1m, 2_490m, 25m);
            invoice.Lines[0].SalesPrice = 2_400m;
        });
        yield return Made("DEMO-EHF-NAMELESS-1", DemoSamples.Telenor, invoice =>
        {
            Add(invoice, "AUTH-PLAT", "Authentication platform, monthly fee", "month", 1m, 2_490m, 25m);
            (invoice.Lines[0].ProductName, invoice.Lines[0].ItemNumber) = (null, null);
        });
        yield return Made("DEMO-EHF-HEADERTAX-1", DemoSamples.Telenor, invoice =>
        {
            Add(invoice, "AUTH-PLAT", "Authentication platform, monthly fee", "month", 1m, 2_490m, 25m);
            DemoInvoices.Total(invoice, headerCharge: 59m, headerTax: 10m);
        });
        yield return Made("DEMO-EHF-COUNTRY-1", DemoSamples.Telenor, invoice =>
            (invoice.InvoiceAddressCountryRegionIsoCode, invoice.InvoiceAddressCountryRegionId) = ("UK", null));
    }

    private Invoice Made(string number, int receiver, Action<Invoice> with)
    {
        var invoice = invoices.Blank(number, receiver, receiver, DemoCalendar.NorwegianMidnight(calendar.Day.AddDays(-Age)), DemoCurrency.Nok);
        invoice.CustomersOrderReference = "4500012345";
        with(invoice);
        if (invoice.Lines.Count == 0)
        {
            Add(invoice, "AUTH-PLAT", "Authentication platform, monthly fee", "month", 1m, 2_490m, 25m);
        }

        if (invoice.TotalInvoiceAmount == 0)
        {
            DemoInvoices.Total(invoice);
        }

        return invoice;
    }

    private static void Add(
        Invoice invoice, string item, string product, string unit, decimal quantity, decimal price, decimal percent, decimal discount = 0m, decimal charge = 0m)
    {
        var line = DemoInvoiceLines.Line(invoice, item, product, unit, quantity, price);
        line.LineTotalDiscountAmount = discount;
        line.LineTotalChargeAmount = charge;
        line.LineAmount = DemoCurrency.Nok.Round(quantity * price) - discount;
        line.LineTotalTaxAmount = DemoCurrency.Nok.Round((line.LineAmount + charge) * percent / 100m);
        invoice.Lines.Add(line);
    }
}
