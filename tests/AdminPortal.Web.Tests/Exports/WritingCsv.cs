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
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("+47 900 12 345\n=1", "'+47 900 12 345\n=1")]
    [InlineData("+47=cmd", "'+47=cmd")]
    [InlineData("+4790012345", "+4790012345")]
    [InlineData("+47 900 12 345", "+47 900 12 345")]
    [InlineData("-125.50", "-125.50")]
    [InlineData("-125,50", "-125,50")]
    [InlineData("Fjord =AS", "Fjord =AS")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void No_cell_becomes_a_formula_and_phone_numbers_stay(string? text, string? cell) => Assert.Equal(cell, CsvCell.Safe(text));

    [Theory]
    [InlineData("nb-NO", "Navn;Telefon\r\n\"Fjord; AS\";+47 1\r\n\"a \"\"b\"\"\";'=1\r\n")]
    [InlineData("en-GB", "Navn,Telefon\r\nFjord; AS,+47 1\r\n\"a \"\"b\"\"\",'=1\r\n")]
    public async Task The_file_is_as_the_readers_spreadsheet_expects(string culture, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;

        await new CsvExport<(string Name, string Phone)>(
            "ærlig fil",
            [new("Navn", row => row.Name), new("Telefon", row => row.Phone)],
            new[] { ("Fjord; AS", "+47 1"), ("a \"b\"", "=1") }.ToAsyncEnumerable()).ExecuteAsync(context);

        Assert.Equal([0xEF, 0xBB, 0xBF], body.ToArray()[..3]);
        Assert.Equal(expected, Encoding.UTF8.GetString(body.ToArray()[3..]));
        Assert.Equal("text/csv; charset=utf-8", context.Response.ContentType);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
        Assert.Equal("attachment; filename*=UTF-8''%C3%A6rlig%20fil.csv", context.Response.Headers.ContentDisposition);
    }

    [Fact]
    public async Task Rows_are_sent_while_they_are_read()
    {
        var context = new DefaultHttpContext();
        using var body = new CountingStream();
        context.Response.Body = body;
        long sentBeforeTheLast = 0;
        async IAsyncEnumerable<string> Rows()
        {
            for (var i = 0; i < 10_000; i++)
            {
                yield return "a row of some length, so that the buffers fill";
            }

            sentBeforeTheLast = body.Written;
            yield return await Task.FromResult("last");
        }

        await new CsvExport<string>("rows", [new("Row", row => row)], Rows()).ExecuteAsync(context);

        Assert.InRange(sentBeforeTheLast, body.Written - 65_536, body.Written - 1);
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Written { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
