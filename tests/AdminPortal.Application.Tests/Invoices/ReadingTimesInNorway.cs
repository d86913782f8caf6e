using AdminPortal.Application.Invoices;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices;

public sealed class ReadingTimesInNorway
{
    [Theory]
    [InlineData("2026-01-15", "2026-01-14T23:00:00Z")]
    [InlineData("2026-07-15", "2026-07-14T22:00:00Z")]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z")] // the day summer time begins
    [InlineData("2026-10-26", "2026-10-25T23:00:00Z")] // the day after it ends
    [InlineData("2026-01-15T10:00:00Z", "2026-01-15T10:00:00Z")]
    [InlineData("2026-01-15T10:00:00", "2026-01-15T10:00:00Z")]
    [InlineData("2026-01-15T10:00:00+01:00", "2026-01-15T09:00:00Z")]
    public void ABareDateIsMidnightAndAnInstantIsItself(string text, string instant)
    {
        Assert.True(OsloTime.TryRead(text, out var read));
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, read);
        Assert.Equal(DateTimeKind.Utc, read.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("15.01.2026")]
    [InlineData("12:30")]
    [InlineData("2026-02-30")]
    [InlineData("2026-02-30T10:00:00Z")]
    public void AnythingElseIsRefused(string? text) => Assert.False(OsloTime.TryRead(text, out _));

    [Theory]
    [InlineData("2026-01-14T22:59:59Z", "2026-01-14")]
    [InlineData("2026-01-14T23:00:00Z", "2026-01-15")]
    [InlineData("2026-07-14T22:00:00Z", "2026-07-15")]
    public void ADayBeginsAtMidnightInNorway(string instant, string day) => Assert.Equal(
        DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        OsloTime.DateOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime));
}
