using System.Globalization;
using AdminPortal.Application.Common;
using AdminPortal.Testing;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Shared;

public sealed class DisplayingTimesAndAmounts : PortalTestContext
{
    private static readonly DateTime Now = TestClock.Start.UtcDateTime;

    [Theory]
    [InlineData(-10, "nå nettopp")]
    [InlineData(-60, "for 1 minutt siden")]
    [InlineData(-60 * 59, "for 59 minutter siden")]
    [InlineData(-3600 * 3, "for 3 timer siden")]
    [InlineData(-86400, "for 1 dag siden")]
    [InlineData(-86400 * 29, "for 29 dager siden")]
    [InlineData(-86400 * 30, "31. jan. 2026")]
    [InlineData(3600 * 5, "om 5 timer")]
    [InlineData(86400 * 2, "om 2 dager")]
    public void AMomentIsToldRelativelyForAMonth(int seconds, string expected) =>
        Assert.Equal(expected, Display.Relative(Now.AddSeconds(seconds), Now, Service<IStringLocalizer<SharedTexts>>()));

    [Fact]
    public void TheExactLocalTimeStandsBehindIt()
    {
        var time = Render<When>(parameters => parameters.Add(when => when.Value, Now.AddHours(-1))).Find("time");

        Assert.Equal("for 1 time siden", time.TextContent);
        Assert.Equal("2026-03-02T08:30:00Z", time.GetAttribute("datetime"));
        Assert.Equal("2. mar. 2026 kl. 09:30 (CET)", time.GetAttribute("title"));
    }

    [Fact]
    public void SummerTimeIsTold() =>
        Assert.Equal("1. jul. 2026 kl. 14:00 (CEST)", Display.Exact(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)));

    [Theory]
    [InlineData("1234.5", "NOK", "1 234,50 NOK")]
    [InlineData("1234.5", "JPY", "1 235 JPY")]
    [InlineData("1.2345", "KWD", "1,235 KWD")]
    [InlineData("-0.005", "NOK", "−0,01 NOK")]
    public void AnAmountHasItsCurrencysDecimals(string amount, string currency, string expected) =>
        Assert.Equal(expected.Replace(' ', '\u00A0'), Display.Money(decimal.Parse(amount, CultureInfo.InvariantCulture), currency));

    [Theory]
    [InlineData(0, "Ingen treff")]
    [InlineData(1, "1 treff")]
    [InlineData(1234, "1 234 treff")]
    [InlineData(10_001, "Mer enn 10 000 treff")]
    public void ACountPastItsBoundSaysSo(int counted, string expected) =>
        Assert.Equal(expected, Display.Results(BoundedCount.Of(counted), Service<IStringLocalizer<SharedTexts>>()).Replace('\u00A0', ' '));
}
