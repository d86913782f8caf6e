using System.Globalization;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>How the document writes numbers, days and identifiers, in its language.</summary>
internal sealed class InvoiceNotation(CultureInfo language)
{
    private const string NoBreakSpace = "\u00A0";

    private readonly bool isNorwegian = language.TwoLetterISOLanguageName == "nb";

    /// <summary>Month names are English only, and not the platform's, which change with its version.</summary>
    public string Date(DateOnly day) => day.ToString(isNorwegian ? "dd.MM.yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture);

    public string? Period(InvoicePeriod period, InvoicePdfTexts texts) => period switch
    {
        { Start: { } start, End: { } end } => $"{Date(start)} – {Date(end)}".Replace(" ", NoBreakSpace, StringComparison.Ordinal),
        { Start: { } start } => texts["Period.From", Date(start)],
        { End: { } end } => texts["Period.To", Date(end)],
        _ => null,
    };

    /// <summary>With the currency's own decimals, halves away from zero.</summary>
    public string Amount(decimal amount, string currency)
    {
        var decimals = Currencies.DecimalsOf(currency);
        return Write(decimal.Round(amount, decimals, MidpointRounding.AwayFromZero), $"N{decimals}");
    }

    public string Money(decimal amount, string currency) => $"{Amount(amount, currency)}{NoBreakSpace}{currency}";

    /// <summary>With the currency's own decimals, and up to six where it has more.</summary>
    public string Price(decimal price, string currency)
    {
        var least = Currencies.DecimalsOf(currency);
        return Write(price, $"#,##0.{new string('0', least)}{new string('#', 6 - least)}");
    }

    public string Quantity(decimal quantity, string? unit)
    {
        var number = Write(quantity, "#,##0.######");
        return unit is null ? number : $"{number}{NoBreakSpace}{unit}";
    }

    public string Number(int number) => Write(number, "N0");

    /// <summary>An account number of eleven digits as <c>1503 01 23104</c>, an IBAN in groups of four.</summary>
    public static string Account(string account)
    {
        var characters = string.Concat(account.Where(char.IsLetterOrDigit));
        return IsNorwegianAccount(account)
            ? $"{characters[..4]} {characters[4..6]} {characters[6..]}"
            : string.Join(' ', characters.Chunk(4).Select(group => new string(group)));
    }

    public static bool IsNorwegianAccount(string account) => account.Where(char.IsLetterOrDigit).ToList() is { Count: 11 } digits && digits.TrueForAll(char.IsAsciiDigit);

    /// <summary><c>NO 914 742 315 MVA</c> of one who is registered for VAT.</summary>
    public static string? SellerNumber(SellerSettings seller) => seller switch
    {
        { VatNumber: { Length: > 0 } vat } => OrganizationNumber.HasForm(vat) ? OrganizationNumber.FormatVat($"NO{vat}") : vat,
        { OrganizationNumber: { Length: > 0 } number } => OrganizationNumber.Format(number),
        _ => null,
    };

    private string Write(decimal number, string format) => number.ToString(format, language);
}
