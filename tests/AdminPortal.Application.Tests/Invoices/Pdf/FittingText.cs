using System.Buffers.Binary;
using System.Text;
using AdminPortal.Application.Invoices.Pdf;
using AdminPortal.Application.Invoices.Pdf.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

public sealed class FittingText
{
    private const double Width = 100;

    private static PdfFont Font => new("F1", InvoiceFonts.Regular);

    [Fact]
    public void Lines_break_at_spaces_and_end_with_them() =>
        Assert.Equal(["Autentisering med ", "BankID og Buypass"], TextFlow.Wrap(Font, 10, "Autentisering med BankID og Buypass", Width, 5));

    [Fact]
    public void A_word_that_is_wider_than_a_line_is_broken()
    {
        var lines = TextFlow.Wrap(Font, 10, $"a {new string('W', 25)} b", Width, 9);

        Assert.True(lines.Count > 3);
        Assert.Equal($"a {new string('W', 25)} b", string.Concat(lines));
    }

    [Fact]
    public void What_is_cut_off_is_marked()
    {
        var cut = TextFlow.OnOneLine(Font, 10, "Autentisering med BankID", Width);

        Assert.Equal("Autentisering med…", cut);
        Assert.Equal("Kort", TextFlow.OnOneLine(Font, 10, "Kort", Width));
    }

    [Fact]
    public void No_line_is_too_wide_and_no_character_is_lost() => Prop.ForAll(
        Gen.Elements('a', 'W', 'Ж', 'ω', ' ', '1').ListOf().Select(string.Concat).ToArbitrary(), text =>
    {
        var lines = TextFlow.Wrap(Font, 10, text, Width, int.MaxValue);
        Assert.All(lines, line => Assert.True(Font.Measure(line.TrimEnd(' '), 10) <= Width));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \t\u200B ", null)]
    [InlineData("a\r\n b\tc\0\u001Bd", "a b cd")]
    [InlineData("\u202Ea\u2066\u00AD", "a")]
    [InlineData("e\u0301", "é")]
    [InlineData("1\u202F000\u00A0kr", "1\u00A0000\u00A0kr")]
    public void Nothing_is_left_that_a_page_cannot_show(string? text, string? plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public void Half_characters_and_noncharacters_are_replaced() => Assert.Equal("x\uFFFDy\uFFFD", PlainText.Of("x\uD800y\uFFFE"));

    [Fact]
    public void A_composed_glyph_brings_its_parts()
    {
        var font = InvoiceFonts.Regular;
        var accented = font.GlyphOf(new('é'));
        Assert.True(font.OutlineOf(accented)[0] >= 0x80, "é is composed of e and an accent");

        var subset = TrueTypeSubset.Make(font, [0, accented]);

        var glyphs = BinaryPrimitives.ReadUInt16BigEndian(Table(subset, "maxp")[4..]);
        Assert.Equal(4, glyphs);
        Assert.Equal((glyphs * 4, (glyphs + 1) * 4), (Table(subset, "hmtx").Length, Table(subset, "loca").Length));
        Assert.Equal(font.OutlineOf(accented)[..10], Table(subset, "glyf")[BinaryPrimitives.ReadInt32BigEndian(Table(subset, "loca")[4..])..][..10]);
    }

    private static ReadOnlySpan<byte> Table(byte[] font, string tag)
    {
        for (var at = 12; ; at += 16)
        {
            if (Encoding.ASCII.GetString(font, at, 4) == tag)
            {
                return font.AsSpan(BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(at + 8)), BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(at + 12)));
            }
        }
    }
}
