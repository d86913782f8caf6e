using AdminPortal.Application.Invoices;
using AdminPortal.Web.Invoices;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class ReadingAnInvoiceSearch
{
    [Fact]
    public void DaysAreWholeDaysInNorway()
    {
        var filter = new InvoiceSearch { From = new(2026, 1, 1), To = new(2026, 7, 31) }.Filter;

        Assert.Equal(new DateTime(2025, 12, 31, 23, 0, 0, DateTimeKind.Utc), filter.DateAfter);
        Assert.Equal(new DateTime(2026, 7, 31, 22, 0, 0, DateTimeKind.Utc), filter.DateBefore);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("settled", true, false)]
    [InlineData("unsettled", false, false)]
    [InlineData("overdue", null, true)]
    [InlineData("2", null, false)]
    [InlineData("other", null, false)]
    public void AStatusIsSettledUnsettledOrOverdue(string? text, bool? settled, bool overdue)
    {
        var filter = new InvoiceSearch { Status = InvoiceSearch.ReadName<InvoiceStatus>(text) }.Filter;

        Assert.Equal((settled, overdue), (filter.Settled, filter.OverdueOnly));
    }

    [Theory]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-02-30", false)]
    [InlineData("0202-02-28", false)]
    [InlineData("28.02.2026", false)]
    [InlineData(null, false)]
    public void ADayThatIsHalfTypedIsNone(string? text, bool isDay) => Assert.Equal(isDay, InvoiceSearch.ReadDay(text) is not null);

    [Theory]
    [InlineData("1250.5", "1250.5")]
    [InlineData("-3", "-3")]
    [InlineData("1,250", null)]
    [InlineData("x", null)]
    public void AnAmountInAnAddressHasAPoint(string text, string? amount) =>
        Assert.Equal(amount, InvoiceSearch.ReadAmount(text)?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void WhatIsWrittenIsReadBack() => Assert.All(
        Enum.GetValues<InvoiceParty>(), party => Assert.Equal(party, InvoiceSearch.ReadName<InvoiceParty>(InvoiceSearch.Write<InvoiceParty>(party))));
}
