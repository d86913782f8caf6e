using System.Globalization;

namespace AdminPortal.Application.Invoices;

/// <summary>Dates of invoices are days in Norway; the store holds instants in UTC.</summary>
public static class OsloTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>The instant at which a day begins in Norway.</summary>
    public static DateTime MidnightOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The first instant after a day in Norway.</summary>
    public static DateTime EndOf(DateOnly day) => day == DateOnly.MaxValue ? DateTime.MaxValue : MidnightOf(day.AddDays(1));

    /// <summary>The day in Norway at an instant in UTC.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone));

    /// <summary>As above; null where there is no instant.</summary>
    public static DateOnly? DateOf(DateTime? utc) => utc is { } instant ? DateOf(instant) : null;

    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Reads <c>yyyy-MM-dd</c> as midnight in Norway, and an ISO 8601 instant as itself; one without an offset is in UTC.</summary>
    public static bool TryRead(string? text, out DateTime utc)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            utc = MidnightOf(day);
            return true;
        }

        // A bare year or time of day is no date-time of RFC 3339, though the framework's reader takes it for one.
        var hasDateAndTime = text is { Length: > 10 } && text[4] == '-' && text[10] is 'T' or 't' or ' ';
        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
        utc = instant.UtcDateTime;
        return read && hasDateAndTime;
    }
}
