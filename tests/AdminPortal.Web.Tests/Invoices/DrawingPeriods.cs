using AdminPortal.Application.Settlement;
using AdminPortal.Web.Invoices;
using Bunit;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class DrawingPeriods : PortalTestContext
{
    private static readonly InvoicePeriod Year = new(new(2026, 1, 1), new(2026, 12, 31));
    private static readonly InvoicePeriod January = new(new(2026, 1, 1), new(2026, 1, 31));

    [Fact]
    public void APeriodTakesItsShareOfTheWholeWithBothItsEnds()
    {
        var scale = PeriodScale.Over([Year, January])!;

        Assert.Equal("left: 0%; width: 100%", scale.StyleOf(Year));
        Assert.Equal("left: 0%; width: 8.49%", scale.StyleOf(January));
        Assert.Equal("left: 99.86%", scale.StyleOf(new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void TheDayOfTheInvoiceLiesOnTheScaleToo() =>
        Assert.Equal(new(new(2026, 1, 1), new(2027, 1, 5)), PeriodScale.Over([Year], new DateOnly(2027, 1, 5)));

    [Fact]
    public void AnUnknownEndReachesToTheEdge() =>
        Assert.Equal("left: 50%; width: 50%", new PeriodScale(new(2026, 1, 1), new(2026, 1, 10)).StyleOf(new InvoicePeriod(new(2026, 1, 6), null)));

    [Fact]
    public void WhatIsEmptyOrTurnedRoundIsNotDrawn()
    {
        var scale = PeriodScale.Over([Year])!;

        Assert.Null(scale.StyleOf(default(InvoicePeriod)));
        Assert.Null(scale.StyleOf(new InvoicePeriod(Year.End, Year.Start)));
        Assert.Null(PeriodScale.Over([default, default], new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void EverythingTheBarsSayIsWrittenToo()
    {
        var timeline = Render<PeriodTimeline>(p => p.Add(t => t.Contract, Year).Add(t => t.Recognition, January).Add(t => t.InvoicedOn, new(2026, 1, 15)));

        Assert.Contains("1. jan. 2026 – 31. des. 2026", timeline.Markup);
        Assert.Contains("31 dager", timeline.Markup);
        Assert.Contains("Fakturert 15. jan. 2026", timeline.Markup);
        Assert.All(timeline.FindAll(".timeline-track"), track => Assert.Equal("true", track.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void APeriodThatEndsBeforeItStartsSaysSo()
    {
        var timeline = Render<PeriodTimeline>(p => p.Add(t => t.Contract, new(Year.End, Year.Start)).Add(t => t.Recognition, January).Add(t => t.InvoicedOn, new(2026, 1, 15)));

        Assert.Contains("Slutter før den starter", timeline.Find(".contract").TextContent);
        Assert.Single(timeline.FindAll(".timeline-bar"));
    }
}
