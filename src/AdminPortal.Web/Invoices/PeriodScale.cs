using System.Globalization;
using AdminPortal.Application.Settlement;

namespace AdminPortal.Web.Invoices;

/// <summary>Where days lie on a line that reaches from the first to the last of them, in percent.</summary>
public sealed record PeriodScale(DateOnly First, DateOnly Last)
{
    private int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>A scale that holds all known ends and days, or null where none is known.</summary>
    public static PeriodScale? Over(IEnumerable<InvoicePeriod> periods, params IEnumerable<DateOnly> days)
    {
        List<DateOnly> all = [.. periods.SelectMany(period => new[] { period.Start, period.End }).OfType<DateOnly>()];
        return all.Count == 0 ? null : new(all.Concat(days).Min(), all.Concat(days).Max());
    }

    /// <summary>Left end and width of a period for a style attribute; an unknown end reaches to the scale's. Null where it cannot be drawn.</summary>
    public string? StyleOf(InvoicePeriod period)
    {
        if (period.IsEmpty || period.IsTurnedRound)
        {
            return null;
        }

        var from = Percent((period.Start ?? First).DayNumber - First.DayNumber);
        var width = Percent((period.End ?? Last).DayNumber - (period.Start ?? First).DayNumber + 1);
        return $"left: {from}%; width: {width}%";
    }

    /// <summary>The middle of a day, for a style attribute.</summary>
    public string StyleOf(DateOnly day) => $"left: {Percent(day.DayNumber - First.DayNumber + 0.5)}%";

    private string Percent(double days) => Math.Round(100 * days / Days, 2).ToString(CultureInfo.InvariantCulture);
}
