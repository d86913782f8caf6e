namespace AdminPortal.Application.Data.DemoData;

/// <summary>Dates of demo rows hang on the day they were made, so that what is overdue or about to be purged is so on that day.</summary>
internal sealed class DemoCalendar(DateTime now)
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>Midnight, UTC, at the beginning of the day.</summary>
    public DateTime Today { get; } = DateTime.SpecifyKind(now.Date, DateTimeKind.Utc);

    public DateOnly Day => DateOnly.FromDateTime(Today);

    /// <summary>Some second of the day that many days ago.</summary>
    public DateTime Ago(int days, DemoRandom random) => Today.AddDays(-days).AddSeconds(random.Below(86_400));

    /// <summary>The calendar date in Norway.</summary>
    public static DateOnly NorwegianDate(DateTime instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, Oslo));

    /// <summary>Midnight in Norway at the beginning of that date, which is how an ERP stamps what has a date only.</summary>
    public static DateTime NorwegianMidnight(DateOnly date) => TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), Oslo);
}
