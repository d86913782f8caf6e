using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

public sealed class DemoInvoiceRules
{
    /// <summary>The labels of invoices whose figures do not agree, with the rule that each breaks.</summary>
    private static readonly string[] Broken = ["DEMO-CHARGE-1 charge", "DEMO-CURRENCY-1 currency", "DEMO-DISCOUNT-1 discount", "DEMO-EHF-LINE-1 line", "DEMO-EHF-RATE-1 rate", "DEMO-EHF-ROUNDED-1 sum", "DEMO-PERIOD-1 period", "DEMO-PERIOD-2 period", "DEMO-SUM-1 sum", "DEMO-TAX-1 tax"];

    private static readonly decimal[] Rates = [0m, 0.12m, 0.15m, 0.25m];

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task Only_the_labelled_ones_break_a_rule_and_each_breaks_one(int organizations)
    {
        var found = (await InvoicesAsync(organizations)).SelectMany(invoice => BrokenRules(invoice).Select(rule => $"{invoice.InvoiceNumber} {rule}"));

        Assert.Equal(Broken, found.Order());
    }

    /// <summary>What the product's own checks find, settlement and payment included.</summary>
    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task Every_finding_is_there_on_labelled_ones_alone_and_each_has_one(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var found = await store.Db.Invoices.Where(invoice => invoice.Findings != FindingSet.None)
            .Select(invoice => new { invoice.Id, invoice.InvoiceNumber, invoice.Findings }).ToListAsync(TestContext.Current.CancellationToken);

        // An invoice that is rounded to whole kroner does not add up to the øre, and is there for its EHF.
        Assert.All(found, invoice => Assert.Matches($"^DEMO-({Label(invoice.Findings)}|EHF-ROUNDED)-[12]$", invoice.InvoiceNumber));
        Assert.Equal(Enum.GetValues<FindingSet>().Except([FindingSet.None]), found.Select(invoice => invoice.Findings).Distinct().Order());

        await InvoiceFindings.RefreshAsync(store.Db, await store.Db.Invoices.Select(invoice => invoice.Id).ToListAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(
            found.ToDictionary(invoice => invoice.Id, invoice => invoice.Findings),
            await store.Db.Invoices.Where(invoice => invoice.Findings != FindingSet.None).ToDictionaryAsync(invoice => invoice.Id, invoice => invoice.Findings, TestContext.Current.CancellationToken));
    }

    private static string Label(FindingSet finding) => finding switch
    {
        FindingSet.Total => "SUM",
        FindingSet.Tax => "TAX",
        FindingSet.Charge => "CHARGE",
        FindingSet.Discount => "DISCOUNT",
        FindingSet.Currency => "CURRENCY",
        FindingSet.Periods => "PERIOD",
        FindingSet.PaymentReference => "(KID|NOREF)",
        FindingSet.UniqueReference => "DUPREF",
        FindingSet.Evidence => "NOEVIDENCE",
        FindingSet.PaidUnsettled => "PAIDNOTSETTLED",
        _ => "NONE",
    };

    [Fact]
    public async Task Payment_references_are_unique_and_present_but_for_the_labelled_ones()
    {
        var invoices = await InvoicesAsync(200);

        Assert.Equal("DEMO-NOREF-1", Assert.Single(invoices, invoice => invoice.PaymentId is null).InvoiceNumber);
        var shared = Assert.Single(invoices.Where(invoice => invoice.PaymentId is not null).GroupBy(invoice => invoice.PaymentId), same => same.Count() > 1);
        Assert.Equal(["DEMO-DUPREF-1", "DEMO-DUPREF-2"], shared.Select(invoice => invoice.InvoiceNumber).Order());
    }

    [Fact]
    public async Task Payment_references_are_of_every_form_and_only_the_labelled_one_is_malformed()
    {
        var forms = (await InvoicesAsync(200)).Where(invoice => invoice.PaymentId is not null).ToLookup(invoice => Form(invoice.PaymentId!), invoice => invoice.InvoiceNumber);

        Assert.Equal(["DEMO-KID-1"], forms["malformed"]);
        Assert.NotEmpty(forms["mod10"]);
        Assert.NotEmpty(forms["mod11"]);
        Assert.NotEmpty(forms["mod11 with -"]);
        Assert.NotEmpty(forms["free"]);
    }

    [Fact]
    public async Task Invoices_fall_due_by_their_date_in_Norway_and_the_receivers_terms()
    {
        await using var store = await DemoStore.FilledAsync();
        var oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
        var invoices = await store.Db.Invoices.Include(invoice => invoice.Receiver).ToListAsync(TestContext.Current.CancellationToken);

        Assert.All(invoices, invoice => Assert.Equal(
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(invoice.InvoiceDate, oslo)).AddDays(invoice.Receiver?.PaymentTermsDays ?? Organization.DefaultPaymentTermsDays),
            invoice.DueOn));
        Assert.Contains(invoices, invoice => DateOnly.FromDateTime(invoice.InvoiceDate) != DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(invoice.InvoiceDate, oslo)));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task Every_age_is_there_among_the_unsettled(int organizations)
    {
        var today = DateOnly.FromDateTime(DemoStore.Now).DayNumber;
        var unsettled = (await InvoicesAsync(organizations)).Where(invoice => !invoice.Settled).Select(invoice => today - invoice.DueOn.DayNumber).ToList();

        Assert.Contains(unsettled, days => days <= 0);
        Assert.Contains(unsettled, days => days is >= 1 and <= 30);
        Assert.Contains(unsettled, days => days is >= 31 and <= 60);
        Assert.Contains(unsettled, days => days is >= 61 and <= 90);
        Assert.Contains(unsettled, days => days > 90);
    }

    [Fact]
    public async Task Currencies_credit_notes_and_parents_as_receivers_are_there()
    {
        var invoices = await InvoicesAsync(200);

        Assert.Equal(["DKK", "EUR", "GBP", "ISK", "JPY", "NOK", "SEK", "USD"], invoices.Select(invoice => invoice.CurrencyCode).Distinct().Order());
        Assert.All(invoices.Where(invoice => invoice.CurrencyCode is "JPY" or "ISK"), invoice => Assert.True(decimal.IsInteger(invoice.TotalInvoiceAmount)));
        Assert.Contains(invoices, invoice => invoice.TotalInvoiceAmount < 0);
        Assert.Contains(invoices, invoice => invoice.ReceiverId != invoice.UserId && invoice.InvoiceNumber.StartsWith("INV", StringComparison.Ordinal));
        Assert.Contains(invoices, invoice => invoice.ReceiverId is null);
        Assert.Contains(invoices, invoice => invoice.InvoiceDate > DemoStore.Now);
        Assert.Contains(invoices, invoice => invoice.InvoiceNumber.Contains('.', StringComparison.Ordinal));
        Assert.InRange(invoices.Max(invoice => invoice.Lines.Count), 8, 12);
        Assert.All(invoices, invoice => Assert.Equal(invoice.Settled, invoice.SettledSeenAt is not null));
        Assert.All(invoices.Where(invoice => invoice.Settled), invoice => Assert.InRange(invoice.SettledSeenAt!.Value, invoice.InvoiceDate, DemoStore.Now));
    }

    private static async Task<List<Invoice>> InvoicesAsync(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        return await store.Db.Invoices.Include(invoice => invoice.Lines).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The settlement checks in plain words of their own, not the product's code: lines, then header.</summary>
    private static IEnumerable<string> BrokenRules(Invoice invoice)
    {
        var lines = invoice.Lines;
        var decimals = invoice.CurrencyCode is "JPY" or "ISK" ? 0 : 2;
        var headerDiscount = invoice.TotalDiscountAmount - lines.Sum(line => line.LineTotalDiscountAmount);
        var headerCharge = invoice.TotalChargeAmount - lines.Sum(line => line.LineTotalChargeAmount);
        var total = lines.Sum(line => line.LineAmount) - headerDiscount + invoice.TotalChargeAmount + invoice.TotalTaxAmount;
        if (lines.Any(line => line.LineAmount != Math.Round(line.InvoicedQuantity * line.SalesPrice, decimals, MidpointRounding.AwayFromZero) - line.LineTotalDiscountAmount))
        {
            yield return "line";
        }

        if (lines.Any(line => !IsTaxed(line, decimals)))
        {
            yield return "rate";
        }

        if (invoice.TotalInvoiceAmount != total)
        {
            yield return "sum";
        }

        if (invoice.TotalTaxAmount != lines.Sum(line => line.LineTotalTaxAmount) + invoice.InvoiceHeaderTaxAmount)
        {
            yield return "tax";
        }

        if (headerCharge < 0)
        {
            yield return "charge";
        }

        if (headerDiscount < 0)
        {
            yield return "discount";
        }

        if (lines.Any(line => line.CurrencyCode != invoice.CurrencyCode))
        {
            yield return "currency";
        }

        if (lines.Any(line => line.ContractEnd < line.ContractStart || line.RevenueRecognitionEnd < line.RevenueRecognitionStart))
        {
            yield return "period";
        }
    }

    private static bool IsTaxed(InvoiceLine line, int decimals) => Rates.Any(rate =>
        line.LineTotalTaxAmount == Math.Round((line.LineAmount + line.LineTotalChargeAmount) * rate, decimals, MidpointRounding.AwayFromZero));

    private static string Form(string reference)
    {
        if (!reference[..^1].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(reference[^1]) || reference[^1] == '-'))
        {
            return "free";
        }

        var digits = reference[..^1].Reverse().Select(digit => digit - '0').ToArray();
        var luhn = digits.Select((digit, at) => at % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit).Sum() % 10;
        var eleven = digits.Select((digit, at) => digit * (at % 6 + 2)).Sum() % 11;
        return reference[^1] switch
        {
            '-' => eleven == 1 ? "mod11 with -" : "malformed",
            var check when (luhn + check - '0') % 10 == 0 => "mod10",
            var check when (eleven + check - '0') % 11 == 0 => "mod11",
            _ => "malformed",
        };
    }
}
