using System.Globalization;
using System.Text;
using AdminPortal.Application.Invoices.Pdf;
using AdminPortal.Application.Settlement;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

/// <summary>That text comes back out says nothing of what is seen: a character without a picture is drawn as a box.</summary>
public sealed class HavingAPicture
{
    [Theory]
    [InlineData(0x20, 0x7E)] // ASCII
    [InlineData(0xA0, 0x24F)] // Latin-1, Extended-A and -B: Nordic, Sámi, Polish, Romanian, Turkish
    [InlineData(0x391, 0x3A1)] // Greek
    [InlineData(0x3A3, 0x3CE)]
    [InlineData(0x400, 0x481)] // Cyrillic
    [InlineData(0x48A, 0x4FF)]
    [InlineData(0x2013, 0x2014)]
    [InlineData(0x2018, 0x201E)]
    [InlineData(0x20AC, 0x20AC)] // €
    public void Every_letter_of_the_three_scripts_has_one(int first, int last) =>
        Assert.All(Enumerable.Range(first, last - first + 1), character => AssertHasPicture(new Rune(character)));

    [Theory]
    [InlineData("nb")]
    [InlineData("en")]
    public void So_has_everything_that_the_document_itself_writes(string language)
    {
        var culture = InvoicePdf.LanguageOf(language);
        var notation = new InvoiceNotation(culture);
        var texts = new InvoicePdfTexts(culture);
        string[] written =
        [
            texts["ToPay"], texts["BusinessRegister"], texts["OrderReference"], texts["Page", 1, 2], "·…",
            notation.Money(-1_234_567.891m, "NOK"), notation.Price(-0.123456m, "NOK"), notation.Quantity(-1_234.5m, "stk"), notation.Number(-1_000),
            notation.Period(new InvoicePeriod(new(2026, 5, 1), new(2026, 8, 31)), texts)!,
        ];

        Assert.All(string.Concat(written).EnumerateRunes().Distinct(), AssertHasPicture);
    }

    private static void AssertHasPicture(Rune character)
    {
        Assert.True(InvoiceFonts.Regular.GlyphOf(character) != 0, string.Create(CultureInfo.InvariantCulture, $"{character} U+{character.Value:X4} in regular"));
        Assert.True(InvoiceFonts.Bold.GlyphOf(character) != 0, string.Create(CultureInfo.InvariantCulture, $"{character} U+{character.Value:X4} in bold"));
    }
}
