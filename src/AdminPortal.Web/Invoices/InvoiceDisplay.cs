using System.Globalization;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>How what is particular to invoices is written, in the reader's language.</summary>
public static class InvoiceDisplay
{
    /// <summary>Up to six decimals, none that say nothing.</summary>
    public static string Quantity(decimal quantity) => quantity.ToString("#,##0.######", CultureInfo.CurrentCulture);

    /// <summary>A price with the currency's own decimals, and up to six where it has more.</summary>
    public static string Price(decimal price, string currency)
    {
        var least = Currencies.DecimalsOf(currency);
        var decimals = new string('0', least) + new string('#', 6 - least);
        return price.ToString($"#,##0.{decimals}", CultureInfo.CurrentCulture);
    }

    /// <summary>"1 Jan 2026 – 31 Dec 2026", or "from" or "to" where an end is unknown.</summary>
    public static string Period(InvoicePeriod period, IStringLocalizer texts) => period switch
    {
        { Start: { } start, End: { } end } => $"{Display.Date(start)} – {Display.Date(end)}",
        { Start: { } start } => texts["Period.From", Display.Date(start)],
        { End: { } end } => texts["Period.To", Display.Date(end)],
        _ => texts["Period.None"],
    };

    /// <summary>The lines of the address as on an envelope; the country's name last where it is known.</summary>
    public static IEnumerable<string> Lines(InvoiceAddress address) => new[]
    {
        $"{address.Street} {address.StreetNumber}".Trim(),
        $"{address.PostalCode} {address.City}".Trim(),
        address.State,
        address.CountryCode is { Length: > 0 } code ? Display.Country(code) : address.CountryCode3,
    }.Where(line => !string.IsNullOrWhiteSpace(line))!;
}
