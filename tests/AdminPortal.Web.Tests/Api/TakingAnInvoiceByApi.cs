using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Tests.Api;

/// <summary>I2, I3 and I4: one invoice with its lines, as PDF and as EHF.</summary>
public sealed class TakingAnInvoiceByApi : IDisposable
{
    private readonly ApiHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task ItsLinesFollowItsHeadInTheSeedsOrder()
    {
        host.Given.Invoice(host.Given.Organization("Kunde AS"), lines: 2, and: invoice =>
        {
            invoice.Version = 7;
            var line = invoice.Lines[1];
            (line.LineTotalDiscountAmount, line.LineTotalTaxAmount, line.SalesPrice, line.SalesUnitSymbol) = (1.5000m, 25m, 0.000001m, "stk");
            (line.LineTotalChargeAmount, line.InvoicedQuantity, line.LineAmount, line.ProductName, line.ItemNumber) = (0.10m, 1_000_000.500000m, -100.00m, "BankID & mer", "SIG-1");
            (line.RevenueRecognitionStart, line.RevenueRecognitionEnd) = (new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), new(2025, 12, 31, 0, 0, 0, DateTimeKind.Utc));
            (line.ContractStart, line.ContractEnd) = (new(2024, 6, 30, 22, 0, 0, DateTimeKind.Utc), null);
        });

        var (answer, body) = await GetAsync("INV-000001");

        Assert.Equal("\"7\"", answer.Headers.ETag!.Tag);
        using var invoice = JsonDocument.Parse(body);
        Assert.Equal([.. ReadingInvoices.Members, "lines"], invoice.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            [
                """{"lineTotalDiscountAmount":0,"lineTotalTaxAmount":25,"currencyCode":"NOK","salesPrice":100,"salesUnitSymbol":null,"lineTotalChargeAmount":0,"invoicedQuantity":1,"lineAmount":100,"productName":"Product 1","revRecContractStartDate":null,"revRecContractEndDate":null,"sigContractStart":null,"sigContractEnd":null,"itemNumber":"ITEM-1"}""",
                """{"lineTotalDiscountAmount":1.5,"lineTotalTaxAmount":25,"currencyCode":"NOK","salesPrice":0.000001,"salesUnitSymbol":"stk","lineTotalChargeAmount":0.1,"invoicedQuantity":1000000.5,"lineAmount":-100,"productName":"BankID \u0026 mer","revRecContractStartDate":"2025-01-01T00:00:00Z","revRecContractEndDate":"2025-12-31T00:00:00Z","sigContractStart":"2024-06-30T22:00:00Z","sigContractEnd":null,"itemNumber":"SIG-1"}""",
            ],
            invoice.RootElement.GetProperty("lines").EnumerateArray().Select(line => line.GetRawText()));
    }

    [Theory]
    [InlineData("FI-1.2")]
    [InlineData("FI/2025/7")]
    [InlineData("a b\"é+&?#;=%")]
    [InlineData("pdf")]
    [InlineData("0012")]
    public async Task ItsNumberIsTakenAsItIs(string number)
    {
        host.Given.Invoice(host.Given.Organization("Kunde AS"), and: invoice => invoice.InvoiceNumber = number);

        foreach (var path in new[] { "", "/pdf", "/ehf" })
        {
            var (answer, body) = await GetAsync(number, path);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, body);
        }

        using var read = JsonDocument.Parse((await GetAsync(number)).Body);
        Assert.Equal(number, read.RootElement.GetProperty("invoiceNumber").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/pdf")]
    [InlineData("/ehf")]
    public async Task WhatTheClientMayNotSeeDoesNotExist(string path)
    {
        var (own, other) = (host.Given.Organization("Egen"), host.Given.Organization("Fremmed"));
        host.Given.Invoice(other, and: invoice => invoice.InvoiceNumber = "FI-1");
        host.Given.Invoice(other, and: invoice => (invoice.InvoiceNumber, invoice.UserId) = ("FI-2", own.Id));

        foreach (var (number, status) in new[] { ("FI-1", HttpStatusCode.NotFound), ("fi-2", HttpStatusCode.NotFound), ("none", HttpStatusCode.NotFound), ("FI-2", path == "/ehf" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK) })
        {
            var (answer, body) = await GetAsync(number, path, host.Client(organization: own));
            Assert.True(answer.StatusCode == status, $"{number}: {answer.StatusCode} {body}");
            Assert.True(status is HttpStatusCode.OK || answer.Content.Headers.ContentType!.MediaType == "application/problem+json", body);
        }
    }

    [Fact]
    public async Task OfAReceiverThatTheClientDoesNotSeeTheNameAloneShows()
    {
        var (own, other) = (host.Given.Organization("Egen"), host.Given.Organization("Fremmed"));
        host.Given.Invoice(other, and: invoice => (invoice.InvoiceNumber, invoice.UserId, invoice.InvoiceAddressStreet, invoice.InvoiceCustomerAccountNumber) = ("FI-1", own.Id, "Hemmelig vei", "C-99"));

        var (_, body) = await GetAsync("FI-1", "", host.Client(organization: own));

        Assert.Contains("\"organizationId\":null,\"organizationName\":\"Fremmed\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemmelig", body, StringComparison.Ordinal);
        Assert.DoesNotContain("C-99", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nb", "", "nb-NO", "faktura-FI-1.pdf")]
    [InlineData("en-US", "", "en-GB", "invoice-FI-1.pdf")]
    [InlineData("nb", "?language=en", "en-GB", "invoice-FI-1.pdf")]
    [InlineData("en-US", "?language=nb", "nb-NO", "faktura-FI-1.pdf")]
    public async Task ThePdfIsOfThatInvoiceInTheLanguageAskedFor(string accepted, string query, string language, string fileName)
    {
        var customer = host.Given.Organization("Kunde AS");
        host.Given.Invoice(customer, and: invoice => invoice.InvoiceNumber = "FI-1");
        host.Given.Invoice(customer, and: invoice => invoice.InvoiceNumber = "FI-2");
        var client = host.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepted);

        var (answer, body) = await GetAsync("FI-1", $"/pdf{query}", client);

        Assert.StartsWith("%PDF-", body, StringComparison.Ordinal);
        Assert.Contains(TitleOf(language, "FI-1"), body, StringComparison.Ordinal);
        var headers = answer.Content.Headers;
        Assert.Equal(("application/pdf", language, fileName), (headers.ContentType!.ToString(), Assert.Single(headers.ContentLanguage), headers.ContentDisposition!.FileName));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task TheEhfIsXmlOfThatInvoice()
    {
        Sound("FI-1");
        Sound("FI-2");

        var (answer, body) = await GetAsync("FI-2", "/ehf");

        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        Assert.Equal(("application/xml", "FI-2.xml"), (answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.FileName));
        XNamespace basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
        Assert.Equal("FI-2", XDocument.Parse(body).Root!.Element(basic + "ID")!.Value);
    }

    [Theory]
    [InlineData("en", "check digit")]
    [InlineData("nb", "kontrollsiffer")]
    public async Task AnInvoiceThatNoEhfCanBeMadeOfIsRefusedWithEveryRule(string language, string word)
    {
        Sound("FI-1", organization => organization.EntityId = "999000999", invoice => (invoice.CurrencyCode, invoice.CustomersOrderReference) = ("QQQ", null));
        var client = host.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var (answer, body) = await GetAsync("FI-1", "/ehf", client);

        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, body);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(body);
        Assert.Equal(["type", "title", "status", "detail", "code", "traceId", "rules"], problem.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal((422, "not_ehf_ready"), (problem.RootElement.GetProperty("status").GetInt32(), problem.RootElement.GetProperty("code").GetString()));
        var rules = problem.RootElement.GetProperty("rules").EnumerateArray().ToList();
        Assert.True(rules.Count >= 3, body);
        Assert.All(rules, rule => Assert.Equal(["rule", "reason"], rule.EnumerateObject().Select(member => member.Name)));
        Assert.Contains(rules, rule => rule.GetProperty("rule").GetString() == "PEPPOL-COMMON-R041" && rule.GetProperty("reason").GetString()!.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>From the document's metadata, which is plain.</summary>
    private static string TitleOf(string language, string number) => $"\"x-default\">{(language == "en-GB" ? "Invoice" : "Faktura")} {number}<";

    private void Sound(string number, Action<Organization>? and = null, Action<Invoice>? invoiced = null)
    {
        var receiver = host.Given.Organization("Telenor", and: organization =>
        {
            (organization.EntityId, organization.Country) = ("914742315", "NO");
            and?.Invoke(organization);
        });
        host.Given.Invoice(receiver, and: invoice =>
        {
            (invoice.InvoiceNumber, invoice.CustomersOrderReference) = (number, "4500012345");
            invoiced?.Invoke(invoice);
        });
    }

    private async Task<(HttpResponseMessage Answer, string Body)> GetAsync(string number, string path = "", HttpClient? client = null)
    {
        using var http = client ?? host.Client();
        var answer = await http.GetAsync($"/account-management/invoices/{Uri.EscapeDataString(number)}{path}", Xunit.TestContext.Current.CancellationToken);
        return (answer, await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken));
    }
}
