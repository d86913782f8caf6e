using AdminPortal.Application.Common;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Common;

/// <summary>What people type finds what others wrote, and å comes after z.</summary>
public sealed class FoldingForSearch
{
    [Theory]
    [InlineData("Hårfagre", "harfagre")]
    [InlineData("HA\u030ARFAGRE", "harfagre")]
    [InlineData("Bjørn", "bjorn")]
    [InlineData("Ærlig", "aerlig")]
    [InlineData("Straße", "strasse")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Þór Guðmundsson", "thor gudmundsson")]
    [InlineData("  Nord \t vind\u00A0AS\r\n", "nord vind as")]
    [InlineData("I", "i")]
    [InlineData("Møller & Sønn A/S", "moller & sonn a/s")]
    [InlineData("東京", "東京")]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    [InlineData(null, "")]
    public void TextIsFolded(string? text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Theory]
    [InlineData("nb-NO")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void FoldingDoesNotDependOnTheReadersCulture(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new(culture);
            Assert.Equal("ii aa istanbul", SearchText.Fold("II Åå Istanbul"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void FoldedTextFoldsToItself() => Prop.ForAll<string?>(text => SearchText.Fold(SearchText.Fold(text)) == SearchText.Fold(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void TheOrderIsTheNorwegianOne()
    {
        string[] inOrder = ["Aker", "Berg", "Ebba", "École", "Fjell", "Zeta", "Ærlig", "Äpple", "Østfold", "Østlund", "Öst", "Ås", "Åsen"];
        Assert.Equal(inOrder.Where(name => name is not "Öst" and not "Äpple"), inOrder.Where(name => name is not "Öst" and not "Äpple").Reverse().OrderBy(SearchText.SortKey, StringComparer.Ordinal));
        Assert.Equal(SearchText.SortKey("Äpple"), SearchText.SortKey("Æpple"));
        Assert.Equal(SearchText.SortKey("Öst"), SearchText.SortKey("Øst"));
        Assert.Equal(SearchText.SortKey("A\u030As"), SearchText.SortKey("Ås"));
    }

    [Theory]
    [InlineData("NO 914 742 315 MVA", "914742315")]
    [InlineData("٣ 1", "1")]
    [InlineData("none", "")]
    [InlineData(null, "")]
    public void DigitsAreWhatIsLeftOfANumber(string? text, string digits) => Assert.Equal(digits, SearchText.Digits(text));

    [Theory]
    [InlineData("Harald@Hårfagre.no", "harald@xn--hrfagre-exa.no")]
    [InlineData("harald@xn--hrfagre-exa.no", "harald@xn--hrfagre-exa.no")]
    [InlineData(" kari@example.no ", "kari@example.no")]
    [InlineData("blåbær@example.no", "blåbær@example.no")]
    [InlineData("no at sign", "no at sign")]
    [InlineData("broken@", "broken@")]
    [InlineData("broken@..", "broken@..")]
    [InlineData(null, "")]
    public void AnEmailIsFoundByUnicodeAndByPunycode(string? email, string found) => Assert.Equal(found, SearchText.Email(email));

    [Theory]
    [InlineData("99 88 77 66", "+4799887766")]
    [InlineData("+47 99 88 77 66", "+4799887766")]
    [InlineData("0047 99887766", "+4799887766")]
    [InlineData("+46 (0)8-123 456", "+4608123456")]
    [InlineData("02800", "02800")]
    [InlineData(" +4799887766", "+4799887766")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void APhoneIsFoundInAnyForm(string? phone, string found) => Assert.Equal(found, SearchText.Phone(phone));

    [Theory]
    [InlineData("100%", "100\\%")]
    [InlineData("a_b", "a\\_b")]
    [InlineData("[x]", "\\[x]")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("plain", "plain")]
    public void WildcardsAreTakenLiterally(string text, string literal) => Assert.Equal(literal, SearchText.LikeLiteral(text));
}
