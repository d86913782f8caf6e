using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>What is invoiced, and how a line's amounts follow from quantity, price and rate.</summary>
internal static class DemoInvoiceLines
{
    private sealed record Item(string Number, string Name, string Unit, decimal Price, int MostUnits, bool IsFractional = false);

    private static readonly Item[] Items =
    [
        new("AUTH-NBID", "Norwegian BankID authentication", "pcs", 1.15m, 9_000),
        new("AUTH-SBID", "Swedish BankID authentication", "pcs", 0.985m, 6_000),
        new("AUTH-MITID", "MitID authentication", "pcs", 1.2375m, 4_000),
        new("AUTH-PLAT", "Authentication platform, monthly fee", "month", 2_490m, 3),
        new("SIGN-NBID", "Norwegian BankID signature", "pcs", 4.90m, 1_200),
        new("SIGN-ARCH", "Archiving of signed documents", "GB", 18.755m, 90, true),
        new("EID-LOOKUP", "Electronic identity lookup", "pcs", 2.333333m, 2_500),
        new("SMS-NO", "SMS, Norway", "pcs", 0.289m, 40_000),
        new("SMS-ABROAD", "SMS, abroad", "pcs", 0.745m, 8_000),
        new("MOB-SUB", "Mobile subscription, business", "month", 349m, 120),
        new("MOB-DATA", "Mobile data, shared", "GB", 9.125m, 800, true),
        new("SIP-CH", "SIP trunk channel", "month", 79m, 60),
        new("VOICE-MIN", "Voice traffic", "min", 0.4325m, 12_000, true),
        new("CONS-HOUR", "Consulting", "hour", 1_650m, 40, true),
    ];

    private static readonly decimal[] NorwegianRates = [0.25m, 0.25m, 0.25m, 0.25m, 0.25m, 0.25m, 0.25m, 0.15m, 0.12m, 0m];

    /// <summary>One to twelve lines, more often few than many.</summary>
    public static int Count(DemoRandom random) => 1 + Math.Min(random.Below(12), random.Below(9));

    /// <param name="invoice">The invoice that the line goes on; its id, currency and sign are the line's.</param>
    /// <param name="currency">The invoice's.</param>
    /// <param name="country">Of the receiver; tax is reckoned in Norway only.</param>
    /// <param name="isCredit">Whether the quantity is negative, and all amounts with it.</param>
    /// <param name="day">Midnight of the invoice's date, from which periods are counted.</param>
    /// <param name="random">The invoice's own.</param>
    public static InvoiceLine Draw(Invoice invoice, DemoCurrency currency, string country, bool isCredit, DateTime day, DemoRandom random)
    {
        var item = random.Pick(Items);
        var units = item.IsFractional ? random.Between(1, item.MostUnits * 4) / 4m : random.Between(1, item.MostUnits);
        var quantity = isCredit ? -units : units;
        var price = decimal.Round(item.Price * currency.PerKrone, 6, MidpointRounding.AwayFromZero);
        var gross = currency.Round(quantity * price);
        var discount = random.Chance(15) ? currency.Round(gross * random.Between(5, 25) / 100m) : 0m;
        var charge = !isCredit && random.Chance(5) ? currency.Round(49m * currency.PerKrone) : 0m;
        var rate = country == "NO" ? random.Pick(NorwegianRates) : 0m;
        var line = Line(invoice, item.Number, item.Name, item.Unit, quantity, price);
        line.LineTotalDiscountAmount = discount;
        line.LineTotalChargeAmount = charge;
        line.LineAmount = gross - discount;
        line.LineTotalTaxAmount = currency.Round((line.LineAmount + charge) * rate);
        AddPeriods(line, day, random);
        return line;
    }

    /// <summary>A line whose amounts the caller sets.</summary>
    public static InvoiceLine Line(Invoice invoice, string item, string product, string unit, decimal quantity, decimal price) => new()
    {
        InvoiceId = invoice.Id,
        LineNumber = invoice.Lines.Count + 1,
        ItemNumber = item,
        ProductName = product,
        SalesUnitSymbol = unit,
        InvoicedQuantity = quantity,
        SalesPrice = price,
        CurrencyCode = invoice.CurrencyCode,
    };

    private static void AddPeriods(InvoiceLine line, DateTime day, DemoRandom random)
    {
        if (random.Chance(70))
        {
            line.ContractStart = day.AddDays(-random.Between(0, 360));
            line.ContractEnd = line.ContractStart.Value.AddYears(random.Between(1, 3));
        }

        if (random.Chance(60))
        {
            var start = day.AddDays(-random.Between(0, 31));
            var end = start.AddMonths(random.Pick([1, 3, 12]));
            line.RevenueRecognitionStart = start < line.ContractStart ? line.ContractStart : start;
            line.RevenueRecognitionEnd = end > line.ContractEnd ? line.ContractEnd : end;
        }
    }
}
