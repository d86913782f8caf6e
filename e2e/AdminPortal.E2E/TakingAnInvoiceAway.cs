using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

/// <summary>As a file, and on paper.</summary>
public sealed partial class TakingAnInvoiceAway(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task The_button_gives_a_pdf()
    {
        await SignInAs("Frida", "/invoices/DEMO-SUM-1");
        var answer = await Page.Context.APIRequest.GetAsync(new Uri(Address, (await Link("PDF").GetAttributeAsync("href"))!).ToString());
        Assert.True(answer.Ok);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(await answer.BodyAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/invoices/DEMO-SUM-1", "AUTH-PLAT")]
    [InlineData("/invoices?finding=total", "DEMO-SUM-1")]
    public async Task The_menu_gives_a_table_as_csv_and_as_a_workbook(string path, string held)
    {
        await SignInAs("Frida", path);
        var csv = await Export("CSV");
        Assert.EndsWith(".csv", csv.SuggestedFilename, StringComparison.Ordinal);
        var text = await BytesOf(csv);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), text[..3]);
        Assert.Contains(held, Encoding.UTF8.GetString(text));

        var workbook = await Export("Excel");
        Assert.EndsWith(".xlsx", workbook.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await BytesOf(workbook))[..2]);
    }

    [Fact]
    public async Task It_prints_on_one_page_of_A4()
    {
        await SignInAs("Frida", "/invoices/DEMO-SUM-1");
        await Settled();
        var pdf = Encoding.Latin1.GetString(await Page.PdfAsync(new() { PreferCSSPageSize = true, Format = PaperFormat.A4 }));
        Assert.Single(Pages().Matches(pdf));
        var box = Box().Match(pdf);
        Assert.Equal((595d, 842d), (Math.Round(Number(box.Groups[1].Value)), Math.Round(Number(box.Groups[2].Value))));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<byte[]> BytesOf(IDownload download) =>
        await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

    private async Task<IDownload> Export(string format)
    {
        await Button("Eksporter").ClickAsync();
        return await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Menuitem, new() { Name = format, Exact = true }).ClickAsync());
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Pages();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex Box();
}
