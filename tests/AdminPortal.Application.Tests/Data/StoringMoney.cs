using System.Globalization;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>Amounts are exact on both databases, and in a culture that writes them with a comma.</summary>
public sealed class StoringMoney : IDisposable
{
    private static readonly decimal[] Amounts = [10.5m, 9.99m, -3.0001m, 100m, 9.9899m, 0m, 922_337_203_685_477.5807m, -922_337_203_685_477.5807m];
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public StoringMoney() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nb-NO");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => CultureInfo.CurrentCulture = before;

    [Theory, EachDatabase]
    public async Task AmountsComeBackToTheLastDecimal(StoreProvider provider)
    {
        await using var store = Given(provider, Amounts);
        await using var db = store.Open();
        Assert.Equal(Amounts, await db.Invoices.OrderBy(i => i.Id).Select(i => i.TotalInvoiceAmount).ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task AmountsSortByValue(StoreProvider provider)
    {
        await using var store = Given(provider, Amounts);
        await using var db = store.Open();
        Assert.Equal(Amounts.Order(), await db.Invoices.OrderBy(i => i.TotalInvoiceAmount).Select(i => i.TotalInvoiceAmount).ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task AmountsAreFilteredByValue(StoreProvider provider)
    {
        await using var store = Given(provider, Amounts);
        await using var db = store.Open();
        Assert.Equal(3, await db.Invoices.CountAsync(i => i.TotalInvoiceAmount > 9.99m, Cancellation));
        Assert.Equal(1, await db.Invoices.CountAsync(i => i.TotalInvoiceAmount == 9.9899m, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task AmountsAddUpPerGroup(StoreProvider provider)
    {
        await using var store = Given(provider, [0.1m, 0.2m, 19.9999m]);
        store.Given.Invoice(null, and: i => (i.CurrencyCode, i.TotalInvoiceAmount, i.TotalTaxAmount) = ("SEK", 7.25m, 1.25m));
        await using var db = store.Open();
        var sums = await db.Invoices.GroupBy(i => i.CurrencyCode).OrderBy(group => group.Key)
            .Select(group => new
            {
                group.Key,
                Sum = group.Sum(i => i.TotalInvoiceAmount),
                Largest = group.Max(i => i.TotalInvoiceAmount),
                Net = group.Sum(i => i.TotalInvoiceAmount - i.TotalTaxAmount),
            })
            .ToListAsync(Cancellation);
        Assert.Equal(["NOK 20.2999 19.9999 -54.7001", "SEK 7.25 7.25 6.00"], sums.Select(sum =>
            string.Create(CultureInfo.InvariantCulture, $"{sum.Key} {sum.Sum:0.00##} {sum.Largest:0.00##} {sum.Net:0.00##}")));
    }

    [Theory, EachDatabase]
    public async Task PricesAndQuantitiesKeepSixDecimals(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Invoice(null, and: i => (i.Lines[0].SalesPrice, i.Lines[0].InvoicedQuantity) = (0.000001m, 9_223_372_036_854.775807m));
        await using var db = store.Open();
        var line = await db.InvoiceLines.SingleAsync(Cancellation);
        Assert.Equal((0.000001m, 9_223_372_036_854.775807m), (line.SalesPrice, line.InvoicedQuantity));
    }

    private static TestStore Given(StoreProvider provider, IEnumerable<decimal> amounts)
    {
        var store = new TestStore(provider);
        foreach (var amount in amounts)
        {
            store.Given.Invoice(null, and: (Invoice i) => i.TotalInvoiceAmount = amount);
        }

        return store;
    }
}
