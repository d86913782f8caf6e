using System.Globalization;
using System.Text;
using AdminPortal.Web.Exports;
using Microsoft.AspNetCore.Http;

namespace AdminPortal.Web.Tests.Exports;

public sealed class WritingCsv
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\0=1", "'=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("+47 900 12 345\n=1", "'+47 900 12 345\n=1")]
    [InlineData("+47=cmd", "'+47=cmd")]
    [InlineData("+4790012345", "+4790012345")]
    [InlineData("+47 900 12 345", "+47 900 12 345")]
    [InlineData("-125.50", "-125.50")]
    [InlineData("-125,50", "-125,50")]
    [InlineData("Fjord =AS", "Fjord =AS")]
    [InlineData("", "")]
    public void No_cell_becomes_a_formula_and_phone_numbers_stay(string text, string cell) => Assert.Equal(cell, CellText.WithoutFormula(text));

    [Theory]
    [InlineData("Fjord \U0001F30A AS", "Fjord \U0001F30A AS")]
    [InlineData("a\0b\u0007c\u001Fd", "abcd")]
    [InlineData("a\tb\r\nc", "a\tb\r\nc")]
    [InlineData("Ωμέγα Ålesund Щука", "Ωμέγα Ålesund Щука")]
    public void Emoji_stay_and_control_characters_go(string text, string cell) => Assert.Equal(cell, CellText.Clean(text));

    [Fact]
    public void Half_a_character_becomes_the_sign_for_it() => Assert.Equal("a\uFFFDb", CellText.Clean($"a{(char)0xD83C}b"));

    [Theory]
    [InlineData("nb-NO", "Navn;Telefon\r\n\"Fjord; AS\";+47 1\r\n\"a \"\"b\"\"\";'=1\r\n")]
    [InlineData("en-GB", "Navn,Telefon\r\nFjord; AS,+47 1\r\n\"a \"\"b\"\"\",'=1\r\n")]
    public async Task The_file_is_as_the_readers_spreadsheet_expects(string culture, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;

        await new ExportFile<(string Name, string Phone)>(
            ExportFormat.Csv,
            "ærlig fil",
            [new("Navn", row => row.Name), new("Telefon", row => row.Phone)],
            new[] { ("Fjord; AS", "+47 1"), ("a \"b\"", "=1") }.ToAsyncEnumerable()).ExecuteAsync(context);

        Assert.Equal([0xEF, 0xBB, 0xBF], body.ToArray()[..3]);
        Assert.Equal(expected, Encoding.UTF8.GetString(body.ToArray()[3..]));
        Assert.Equal("text/csv; charset=utf-8", context.Response.ContentType);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
        Assert.Equal("attachment; filename*=UTF-8''%C3%A6rlig%20fil.csv", context.Response.Headers.ContentDisposition);
    }

    [Theory]
    [InlineData("nb-NO", "3;-1234,50;0,1235;2,5;2026-03-01;2026-03-02 13:00:00;\r\n")]
    [InlineData("en-GB", "3,-1234.50,0.1235,2.5,2026-03-01,2026-03-02 13:00:00,\r\n")]
    public async Task Numbers_are_exact_and_with_the_readers_decimal_sign_and_dates_are_of_ISO_8601(string culture, string expected)
    {
        using var body = new MemoryStream();
        await using var csv = new CsvTable(body, CultureInfo.GetCultureInfo(culture));

        await csv.WriteAsync(SomeCells.OfEachKind, default);
        await csv.EndAsync(default);

        Assert.Equal(expected, Encoding.UTF8.GetString(body.ToArray()[3..]));
    }
}
