using System.Globalization;
using System.Net;
using System.Text.Json;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Tests.Api;

/// <summary>I1 and its bounds; who sees which invoice, and what of it.</summary>
public sealed class ReadingInvoices : IDisposable
{
    /// <summary>The seed's sample, in its order.</summary>
    public static readonly string[] Members =
    [
        "organizationId", "organizationName", "usageOrganizationId", "usageOrganizationName", "invoiceNumber", "invoiceDate", "invoiceAddressCountryRegionISOCode",
        "invoiceAddressZipCode", "totalTaxAmount", "invoiceAddressStreetNumber", "invoiceAddressStreet", "totalChargeAmount", "totalDiscountAmount", "currencyCode",
        "salesOrderNumber", "invoiceAddressCity", "invoiceHeaderTaxAmount", "invoiceAddressState", "invoiceAddressCountryRegionId", "customersOrderReference",
        "totalInvoiceAmount", "paymentId", "invoiceCustomerAccountNumber", "sigContractRef", "sigDocumentRef", "settled",
    ];

    private readonly ApiHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task EveryMemberIsThereInTheSeedsOrder()
    {
        var parent = host.Given.Organization("Morselskap AS");
        var child = host.Given.Organization("Hårfagre AS", parent);
        host.Given.Invoice(parent, and: invoice => Fill(invoice, child));

        var body = await ReadAsync("");

        Assert.Equal(
            $$"""
            [{"organizationId":"{{parent.PublicId}}","organizationName":"Morselskap AS","usageOrganizationId":"{{child.PublicId}}","usageOrganizationName":"Hårfagre AS","invoiceNumber":"FI-1.2","invoiceDate":"2025-03-01T11:22:33Z","invoiceAddressCountryRegionISOCode":"FI","invoiceAddressZipCode":"00100","totalTaxAmount":25.5,"invoiceAddressStreetNumber":"7 B","invoiceAddressStreet":"Mannerheimsgatan","totalChargeAmount":0.0001,"totalDiscountAmount":10,"currencyCode":"EUR","salesOrderNumber":"SO-1","invoiceAddressCity":"Helsingfors","invoiceHeaderTaxAmount":0,"invoiceAddressState":"Nyland","invoiceAddressCountryRegionId":"FIN","customersOrderReference":"4500012345","totalInvoiceAmount":123456789012345.6789,"paymentId":"2345676","invoiceCustomerAccountNumber":"C-1","sigContractRef":"K-1","sigDocumentRef":"D-1","settled":true}]
            """,
            body);
    }

    [Fact]
    public async Task WhatIsUnsetIsNull()
    {
        host.Given.Invoice(null);

        using var list = JsonDocument.Parse(await ReadAsync(""));

        var invoice = Assert.Single(list.RootElement.EnumerateArray());
        Assert.Equal(Members, invoice.EnumerateObject().Select(member => member.Name));
        Assert.Equal(JsonValueKind.Null, invoice.GetProperty("organizationId").ValueKind);
        Assert.Equal("Nobody", invoice.GetProperty("organizationName").GetString());
        Assert.All(
            Members.Where(name => name.StartsWith("invoiceAddress", StringComparison.Ordinal) || name.StartsWith("sig", StringComparison.Ordinal)),
            name => Assert.Equal(JsonValueKind.Null, invoice.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task ACreditNoteIsNegative()
    {
        host.Given.Invoice(host.Given.Organization("Kunde"), and: invoice => (invoice.TotalInvoiceAmount, invoice.TotalTaxAmount) = (-1000.10m, -0.0001m));

        Assert.Contains("\"totalInvoiceAmount\":-1000.1,", await ReadAsync(""), StringComparison.Ordinal);
        Assert.Contains("\"totalTaxAmount\":-0.0001,", await ReadAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheyComeInOrderOfCreationWhateverTheirDates()
    {
        foreach (var (number, day) in new[] { ("B", "2025-03-03"), ("A", "2025-01-01"), ("C", "2025-02-02") })
        {
            Given(number, $"{day}T00:00:00Z");
        }

        Assert.Equal(["B", "A", "C"], await NumbersAsync(""));
    }

    [Theory]
    [InlineData("invoiceDateAfter=2025-03-01T00:00:00Z", "on,after")]
    [InlineData("invoiceDateAfter=2025-03-01T00:00:00.001Z", "after")]
    [InlineData("invoiceDateBefore=2025-03-01T00:00:00Z", "before")]
    [InlineData("invoiceDateBefore=2025-03-01T00:00:00.001Z", "before,on")]
    [InlineData("invoiceDateAfter=2025-03-01T01:00:00%2B01:00&invoiceDateBefore=2025-02-28T19:00:01-05:00", "on")]
    [InlineData("invoiceDateAfter=2025-03-01T00:00:00Z&invoiceDateBefore=2025-03-01T00:00:00Z", "")]
    [InlineData("invoiceDateAfter=2025-04-01&invoiceDateBefore=2025-01-01", "")]
    [InlineData("invoiceDateAfter=0001-01-01&invoiceDateBefore=9999-12-31", "before,on,after,future")]
    [InlineData("invoiceDateAfter=&invoiceDateBefore=", "before,on,after")]
    [InlineData("", "before,on,after")]
    public async Task TheFirstBoundIsInclusiveAndTheSecondExclusiveAndNowWhereItIsNotGiven(string query, string numbers)
    {
        Given("before", "2025-02-28T23:59:59Z");
        Given("on", "2025-03-01T00:00:00Z");
        Given("after", "2025-03-01T00:00:01Z");
        Given("future", "2999-01-01T00:00:00Z");

        Assert.Equal(numbers.Split(',', StringSplitOptions.RemoveEmptyEntries), await NumbersAsync(query));
    }

    [Theory]
    [InlineData("2025-01-15", "2025-01-14T23:00:00Z")]
    [InlineData("2025-07-15", "2025-07-14T22:00:00Z")]
    [InlineData("2025-03-30", "2025-03-29T23:00:00Z")]
    [InlineData("2025-03-31", "2025-03-30T22:00:00Z")]
    [InlineData("2025-10-26", "2025-10-25T22:00:00Z")]
    [InlineData("2025-10-27", "2025-10-26T23:00:00Z")]
    public async Task ABareDateIsMidnightInNorwaySummerAndWinter(string day, string midnight)
    {
        Given("last second", Moved(midnight, -1));
        Given("midnight", midnight);

        Assert.Equal(["midnight"], await NumbersAsync($"invoiceDateAfter={day}"));
        Assert.Equal(["last second"], await NumbersAsync($"invoiceDateBefore={day}"));
    }

    [Theory]
    [InlineData("invoiceDateAfter=yesterday", "invoiceDateAfter")]
    [InlineData("invoiceDateBefore=2025-02-29", "invoiceDateBefore")]
    [InlineData("invoiceDateBefore=2025-13-01T00:00:00Z", "invoiceDateBefore")]
    [InlineData("invoiceDateAfter=2025", "invoiceDateAfter")]
    [InlineData("invoiceDateAfter=12:00", "invoiceDateAfter")]
    [InlineData("invoiceDateAfter=01.02.2025", "invoiceDateAfter")]
    [InlineData("invoiceDateAfter=2025-01-01&invoiceDateAfter=2025-01-02", "invoiceDateAfter")]
    [InlineData("invoiceDateAfter=x&invoiceDateBefore=y", "invoiceDateAfter,invoiceDateBefore")]
    public async Task AFaultNamesItsParameter(string query, string names)
    {
        using var http = host.Client();

        var answer = await http.GetAsync($"/account-management/invoices?{query}", Xunit.TestContext.Current.CancellationToken);

        var body = await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, body);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(body);
        Assert.Equal("invalid_input", problem.RootElement.GetProperty("code").GetString());
        var faults = problem.RootElement.GetProperty("invalidParams").EnumerateArray().ToList();
        Assert.Equal(names.Split(','), faults.Select(fault => fault.GetProperty("name").GetString()));
        Assert.All(faults, fault => Assert.NotEqual("", fault.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task AScopedClientSeesWhatItsOrganisationsReceiveOrUseAndOfOthersTheNameAlone()
    {
        var parent = host.Given.Organization("Morselskap");
        var child = host.Given.Organization("Datter", parent);
        var other = host.Given.Organization("Fremmed");
        host.Given.Invoice(parent, and: invoice => Fill(invoice, child));
        host.Given.Invoice(child, and: invoice => (invoice.InvoiceNumber, invoice.UserId, invoice.UserName) = ("received", other.Id, "Fremmed"));
        host.Given.Invoice(other, and: invoice => invoice.InvoiceNumber = "foreign");
        using var scoped = host.Client(organization: child);

        foreach (var body in new[] { await ReadAsync("", scoped), await NarrowedAsync(child) })
        {
            using var list = JsonDocument.Parse(body);
            var read = list.RootElement.EnumerateArray().ToList();
            Assert.Equal(["FI-1.2", "received"], read.Select(invoice => invoice.GetProperty("invoiceNumber").GetString()));
            Assert.Equal((null, "Morselskap AS"), (read[0].GetProperty("organizationId").GetString(), read[0].GetProperty("organizationName").GetString()));
            Assert.Equal(child.PublicId, read[0].GetProperty("usageOrganizationId").GetString());
            Assert.All(
                Members.Where(name => name.StartsWith("invoiceAddress", StringComparison.Ordinal) || name == "invoiceCustomerAccountNumber"),
                name => Assert.Equal(JsonValueKind.Null, read[0].GetProperty(name).ValueKind));
            Assert.Equal((child.PublicId, null), (read[1].GetProperty("organizationId").GetString(), read[1].GetProperty("usageOrganizationId").GetString()));
        }

        Assert.Contains($"\"organizationId\":\"{parent.PublicId}\"", await ReadAsync("", host.Client(organization: parent)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReceiverInTheRecycleBinHasNoIdAndKeepsItsAddressOnTheInvoice()
    {
        var parent = host.Given.Organization("Morselskap");
        var gone = host.Given.Organization("Slettet", parent, and: organization => organization.DeletedAt = DateTime.UtcNow);
        host.Given.Invoice(gone, and: invoice => Fill(invoice, parent));

        foreach (var client in new[] { host.Client(), host.Client(organization: parent) })
        {
            using var list = JsonDocument.Parse(await ReadAsync("", client));
            var invoice = Assert.Single(list.RootElement.EnumerateArray());
            Assert.Equal(JsonValueKind.Null, invoice.GetProperty("organizationId").ValueKind);
            Assert.Equal("Mannerheimsgatan", invoice.GetProperty("invoiceAddressStreet").GetString());
        }
    }

    private static void Fill(Invoice invoice, Organization user)
    {
        (invoice.InvoiceNumber, invoice.InvoiceDate) = ("FI-1.2", new(2025, 3, 1, 11, 22, 33, DateTimeKind.Utc));
        (invoice.UserId, invoice.UserName, invoice.ReceiverName) = (user.Id, user.Name, "Morselskap AS");
        (invoice.InvoiceAddressStreet, invoice.InvoiceAddressStreetNumber, invoice.InvoiceAddressZipCode, invoice.InvoiceAddressCity) = ("Mannerheimsgatan", "7 B", "00100", "Helsingfors");
        (invoice.InvoiceAddressState, invoice.InvoiceAddressCountryRegionIsoCode, invoice.InvoiceAddressCountryRegionId) = ("Nyland", "FI", "FIN");
        (invoice.CurrencyCode, invoice.TotalTaxAmount, invoice.TotalChargeAmount, invoice.TotalDiscountAmount) = ("EUR", 25.50m, 0.0001m, 10.0000m);
        invoice.TotalInvoiceAmount = 123_456_789_012_345.6789m;
        (invoice.SalesOrderNumber, invoice.CustomersOrderReference, invoice.PaymentId) = ("SO-1", "4500012345", "2345676");
        (invoice.InvoiceCustomerAccountNumber, invoice.ContractReference, invoice.DocumentReference, invoice.Settled) = ("C-1", "K-1", "D-1", true);
    }

    private static string Moved(string instant, int seconds) => Instant(instant).AddSeconds(seconds).ToString("O", CultureInfo.InvariantCulture);

    private static DateTime Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;

    private void Given(string number, string date) => host.Given.Invoice(null, and: invoice => (invoice.InvoiceNumber, invoice.InvoiceDate) = (number, Instant(date)));

    private async Task<string> ReadAsync(string query, HttpClient? client = null)
    {
        using var http = client ?? host.Client();
        var answer = await http.GetAsync($"/account-management/invoices?{query}", Xunit.TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body);
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return body;
    }

    private async Task<string> NarrowedAsync(Organization organization)
    {
        var client = host.Client();
        client.DefaultRequestHeaders.Add("Signicat-OrganizationId", organization.PublicId);
        return await ReadAsync("", client);
    }

    private async Task<IEnumerable<string?>> NumbersAsync(string query)
    {
        using var list = JsonDocument.Parse(await ReadAsync(query));
        return list.RootElement.EnumerateArray().Select(invoice => invoice.GetProperty("invoiceNumber").GetString()).ToList();
    }
}
