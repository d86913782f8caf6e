using System.Globalization;
using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Shared;

/// <summary>How times, amounts and numbers are written, in the reader's language.</summary>
public static class Display
{
    private const string NoBreakSpace = "\u00A0";
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The local day on which a moment falls.</summary>
    public static DateOnly LocalDate(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    public static string Date(DateOnly date) => date.ToString(IsNorwegian ? "d. MMM yyyy" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>22. nov. 2026 kl. 14:05 (CET).</summary>
    public static string Exact(DateTime utc)
    {
        var local = Local(utc);
        return $"{Date(DateOnly.FromDateTime(local))} {(IsNorwegian ? "kl. " : "")}{Clock(utc)} ({(Zone.IsDaylightSavingTime(local) ? "CEST" : "CET")})";
    }

    /// <summary>14:05, where the day stands elsewhere.</summary>
    public static string Clock(DateTime utc) => Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"3 hours ago" or "in 2 days" for a month, then the date.</summary>
    public static string Relative(DateTime utc, DateTime now, IStringLocalizer texts)
    {
        var ago = now - utc;
        var distance = ago.Duration();
        if (distance >= Month)
        {
            return Date(LocalDate(utc));
        }

        var (unit, count) = distance switch
        {
            { TotalSeconds: < 45 } => ("Now", 0),
            { TotalMinutes: < 60 } => ("Minute", Math.Max(1, (int)distance.TotalMinutes)),
            { TotalHours: < 24 } => ("Hour", (int)distance.TotalHours),
            _ => ("Day", (int)distance.TotalDays),
        };
        var side = ago < TimeSpan.Zero ? "In" : "Ago";
        return unit == "Now" ? texts["Time.Now"] : texts[$"Time.{side}.{unit}.{(count == 1 ? "One" : "Many")}", count];
    }

    /// <summary>The local time as a spreadsheet reads and sorts it.</summary>
    public static string Sortable(DateTime utc) => Local(utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Machine(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The amount with the currency's own decimals and its code, in one unbreakable piece.</summary>
    public static string Money(decimal value, string currency) => $"{Amount(value, currency)}{NoBreakSpace}{currency}";

    /// <summary>The same without the code, where that stands elsewhere.</summary>
    public static string Amount(decimal value, string currency)
    {
        var rounded = Math.Round(value, Currencies.DecimalsOf(currency), MidpointRounding.AwayFromZero);
        return rounded.ToString($"N{Currencies.DecimalsOf(currency)}", CultureInfo.CurrentCulture).Replace(" ", NoBreakSpace, StringComparison.Ordinal);
    }

    /// <summary>The country's name in the reader's language, by ISO 3166-1 alpha-2; a code that is none stays as it is.</summary>
    public static string Country(string code) => Countries.NameOf(code);

    public static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>"1 234 results", "more than 10 000 results".</summary>
    public static string Results(BoundedCount count, IStringLocalizer texts) => count switch
    {
        { IsExact: false } => texts["Results.MoreThan", Number(count.Value)],
        { Value: 0 } => texts["Results.None"],
        { Value: 1 } => texts["Results.One"],
        _ => texts["Results.Many", Number(count.Value)],
    };

    private static bool IsNorwegian => CultureInfo.CurrentCulture.TwoLetterISOLanguageName is "nb" or "no";
}
