using System.Net;
using AdminPortal.Testing;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Tests.Shell;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class GettingAnInvoicePdf : IDisposable
{
    private readonly TestStore store = TestStore.InFile();
    private readonly PortalHost portal;

    public GettingAnInvoicePdf() => portal = new() { Store = store.Settings };

    public void Dispose()
    {
        portal.Dispose();
        store.Dispose();
    }

    [Theory]
    [InlineData("FI-1.2/3", "faktura-FI-1-2-3.pdf")]
    [InlineData("a b\";é%", "faktura-a-b----.pdf")]
    public async Task It_is_shown_in_the_browser_under_a_name_that_is_safe(string number, string fileName)
    {
        var browser = await SignedInBeside(number);

        var answer = await browser.GetAsync(PortalUrls.InvoicePdf(number));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(("inline", fileName), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.StartsWith("%PDF-", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nb", null, "nb-NO", "faktura-FI-1.pdf")]
    [InlineData("en-US", null, "en-GB", "invoice-FI-1.pdf")]
    [InlineData("nb", "en", "en-GB", "invoice-FI-1.pdf")]
    [InlineData("en-US", "nb", "nb-NO", "faktura-FI-1.pdf")]
    public async Task It_is_in_the_readers_language_or_the_one_asked_for(string readers, string? asked, string language, string fileName)
    {
        var browser = await SignedInBeside("FI-1");
        browser.DefaultRequestHeaders.AcceptLanguage.Clear();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(readers);

        var headers = (await browser.GetAsync(PortalUrls.InvoicePdf("FI-1", asked))).Content.Headers;

        Assert.Equal((language, fileName), (Assert.Single(headers.ContentLanguage), headers.ContentDisposition!.FileName));
    }

    [Fact]
    public async Task One_that_does_not_exist_is_not_found()
    {
        var browser = await SignedInBeside("FI-1");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(PortalUrls.InvoicePdf("FI-2"))).StatusCode);
    }

    [Fact]
    public async Task It_is_for_those_who_are_signed_in()
    {
        var answer = await portal.Browser().GetAsync(PortalUrls.InvoicePdf("FI-1"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private async Task<HttpClient> SignedInBeside(string number)
    {
        store.Given.Invoice(store.Given.Organization("Kunde AS"), 1, invoice => invoice.InvoiceNumber = number);
        return await portal.SignedInAs("dev-vigdis");
    }
}
