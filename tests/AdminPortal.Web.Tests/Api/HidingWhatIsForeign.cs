using System.Text.RegularExpressions;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Tests.Api;

/// <summary>To a client of one subtree what lies outside is answered, in every operation, as what was never there.</summary>
public sealed partial class HidingWhatIsForeign : IDisposable
{
    private const string NoOrganization = "o-p-ZZZZZZZZZZZZZZZZZZZZ";
    private const string NoAccount = "a-ppge-ZZZZZZZZZZZZZZZZZZZZ";
    private const string NoContact = "c-p-ZZZZZZZZZZZZZZZZZZZZ";
    private const string NoNumber = "111222333";
    private const string Organization = "organization";
    private const string Account = "account";
    private const string Contact = "contact";
    private const string Invoice = "invoice";
    private const string Number = "number";
    private const string Card = "card";

    private readonly ApiHost host = new();
    private readonly Organization harbour;
    private readonly Dictionary<string, (string Foreign, string Made)> ids;

    /// <summary>In the client's own subtree.</summary>
    private readonly (string Root, string Child, string Contact) own;

    public HidingWhatIsForeign()
    {
        var given = host.Given;
        var nordlys = given.Organization("Nordlys");
        harbour = given.Organization("Nordlys Harbour", nordlys, o => o.EntityId = "914742315");
        var quay = given.Organization("Nordlys Quay", harbour);
        var other = given.Organization("Other", null, o => o.EntityId = "987654321");
        own = (harbour.PublicId, quay.PublicId, given.Contact("Hanne", "Havn", harbour).PublicId);
        given.AddressCard(harbour);
        ids = new()
        {
            [Organization] = (other.PublicId, NoOrganization),
            [Account] = (given.Account("Foreign", other).PublicId, NoAccount),
            [Contact] = (given.Contact("Olav", "Annen", other).PublicId, NoContact),
            [Invoice] = (given.Invoice(other).InvoiceNumber, "NO-SUCH-1"),
            [Number] = ("987654321", NoNumber),
            [Card] = (given.AddressCard(other).Number, "99999999"),
        };
    }

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData(Account, "GET", "/account-management/accounts/{0}")]
    [InlineData(Account, "GET", "/account-management/accounts/{0}?deleted=true")]
    [InlineData(Account, "PUT", "/account-management/accounts/{0}", """{"name":"Mine"}""")]
    [InlineData(Account, "PUT", "/account-management/accounts/{0}", """{"name":""}""")]
    [InlineData(Account, "PATCH", "/account-management/accounts/{0}", """{"name":"Mine"}""")]
    [InlineData(Account, "DELETE", "/account-management/accounts/{0}")]
    [InlineData(Account, "POST", "/account-management/accounts/{0}/restore")]
    [InlineData(Account, "PUT", "/account-management/accounts/{0}/delete-protection", """{"reason":"Mine"}""")]
    [InlineData(Account, "DELETE", "/account-management/accounts/{0}/delete-protection")]
    [InlineData(Account, "PUT", "/account-management/accounts/{0}/products", """{"products":["auth"]}""")]
    [InlineData(Contact, "GET", "/account-management/contacts/{0}")]
    [InlineData(Contact, "PUT", "/account-management/contacts/{0}", """{"firstName":"A","lastName":"B"}""")]
    [InlineData(Contact, "PATCH", "/account-management/contacts/{0}", """{"lastName":"B"}""")]
    [InlineData(Contact, "DELETE", "/account-management/contacts/{0}")]
    [InlineData(Organization, "GET", "/account-management/organizations/{0}")]
    [InlineData(Organization, "PUT", "/account-management/organizations/{0}", """{"name":"Mine","parentOrganizationId":null}""")]
    [InlineData(Organization, "PATCH", "/account-management/organizations/{0}", """{"name":"Mine"}""")]
    [InlineData(Organization, "DELETE", "/account-management/organizations/{0}")]
    [InlineData(Invoice, "GET", "/account-management/invoices/{0}")]
    [InlineData(Invoice, "GET", "/account-management/invoices/{0}/pdf")]
    [InlineData(Invoice, "GET", "/account-management/invoices/{0}/ehf")]
    [InlineData(Number, "GET", "/organizations/{0}/address-cards")]
    [InlineData(Number, "GET", "/organizations/v1/organizations/{0}/address-cards")]
    [InlineData(Organization, "GET", "/account-management/accounts?signicat-organizationId={0}")]
    [InlineData(Organization, "GET", "/account-management/invoices?signicat-organizationId={0}")]
    [InlineData(Organization, "GET", "/corporate-accounts/v2/accounts?signicat-organizationId={0}")]
    [InlineData(Organization, "POST", "/account-management/accounts", """{"name":"New","organizationId":"{0}","isSandbox":true,"region":"EU","cloud":"GCP"}""")]
    [InlineData(Organization, "POST", "/account-management/contacts", """{"firstName":"A","lastName":"B","organizationId":"{0}"}""")]
    [InlineData(Organization, "POST", "/account-management/organizations", """{"name":"New","parentOrganizationId":"{0}"}""")]
    [InlineData(Organization, "PATCH", "/account-management/contacts/{own-contact}", """{"organizationId":"{0}"}""")]
    [InlineData(Organization, "PATCH", "/account-management/organizations/{own-child}", """{"parentOrganizationId":"{0}"}""")]
    [InlineData(Organization, "PATCH", "/account-management/organizations/{own-root}", """{"parentOrganizationId":"{0}"}""")]
    [InlineData(Contact, "PATCH", "/account-management/organizations/{own-root}", """{"billingContactId":"{0}"}""")]
    [InlineData(Number, "POST", "/corporate-accounts/v2/accounts", """{"accountReference1":"R","ownerOrganizationNumber":"{0}","payerOrganizationNumber":"914742315"}""")]
    [InlineData(Number, "POST", "/corporate-accounts/v2/accounts", """{"accountReference1":"R","ownerOrganizationNumber":"914742315","payerOrganizationNumber":"{0}"}""")]
    [InlineData(Card, "POST", "/corporate-accounts/v2/accounts", """{"accountReference1":"R","ownerOrganizationNumber":"914742315","payerOrganizationNumber":"914742315","addressCardId":"{0}"}""")]
    public async Task WhatIsForeignIsAsIfItWereNot(string kind, string method, string path, string? body = null)
    {
        using var http = host.Client("Scoped", harbour);
        var (foreign, made) = ids[kind];

        var first = await AskAsync(http, method, path, body, foreign);
        var second = await AskAsync(http, method, path, body, made);

        Assert.True(first.Status is >= 400 and < 500, $"{first}");
        Assert.Equal(second, first);
    }

    [Fact]
    public async Task NoListNamesIt()
    {
        using var http = host.Client("Scoped", harbour);
        foreach (var path in new[] { "/account-management/accounts", "/account-management/contacts", "/account-management/organizations", "/account-management/invoices", "/organizations/v1/organizations", "/corporate-accounts/v2/accounts" })
        {
            var reply = (await http.AskAsync(path)).Is(200);

            Assert.DoesNotContain(ids.Values.Select(id => id.Foreign), id => reply.Body.Contains(id, StringComparison.Ordinal));
        }
    }

    /// <summary>All that the answer tells, without what is each call's own and the id that was sent.</summary>
    private async Task<(int Status, string Body, string? ETag, string? Challenge, string? Allow)> AskAsync(HttpClient http, string method, string path, string? body, string id)
    {
        var where = path.Replace("{own-contact}", own.Contact, StringComparison.Ordinal).Replace("{own-child}", own.Child, StringComparison.Ordinal).Replace("{own-root}", own.Root, StringComparison.Ordinal);
        var reply = await http.CallAsync(method, where.Replace("{0}", id, StringComparison.Ordinal), body?.Replace("{0}", id, StringComparison.Ordinal));
        return (reply.Status, TraceId().Replace(reply.Body, "").Replace(id, "{0}", StringComparison.Ordinal), reply.Header("ETag"), reply.Header("WWW-Authenticate"), reply.Header("Allow"));
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}
