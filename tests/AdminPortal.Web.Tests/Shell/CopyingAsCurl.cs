using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using AdminPortal.Testing;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Tests.Api;
using AdminPortal.Web.Tests.Api.Contract;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Shell;

/// <summary>Every page gives the call of the API that shows the same.</summary>
public sealed partial class CopyingAsCurl(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Root = "https://portal.example";

    [Theory]
    [InlineData("/accounts?deleted=true&q=x&page=2", "/account-management/accounts?deleted=true")]
    [InlineData("/accounts/a-ppge-ovC1eMDgt0hkgqZUSaPh?tab=products", "/account-management/accounts/a-ppge-ovC1eMDgt0hkgqZUSaPh?deleted=true")]
    [InlineData("/contacts/c-p-5831eMDkMehkgq39L3KK/edit", "/account-management/contacts/c-p-5831eMDkMehkgq39L3KK")]
    [InlineData("/organizations", "/account-management/organizations")]
    [InlineData("/invoices?from=2026-01-01&to=2026-01-31", "/account-management/invoices?invoiceDateAfter=2026-01-01&invoiceDateBefore=2026-02-01")]
    [InlineData("/invoices/INV%2F7%20a", "/account-management/invoices/INV%2F7%20a")]
    [InlineData("/billing-accounts", "/corporate-accounts/v2/accounts")]
    public void APageHasItsCall(string page, string call)
    {
        var command = CurlCommand.Of(new(Root + page));

        Assert.True(command.IsOfPage);
        Assert.Equal($"curl -sS '{Root}{call}' \\\n  -H \"Authorization: Bearer $TOKEN\"", command.Text);
    }

    [Fact]
    public void AFilterByOrganizationNarrowsTheCall() =>
        Assert.EndsWith("-H 'Signicat-OrganizationId: o-p-0TgcUq7CylltM7OkwB4t'", CurlCommand.Of(new($"{Root}/contacts?organization=o-p-0TgcUq7CylltM7OkwB4t")).Text, StringComparison.Ordinal);

    [Fact]
    public void WhereSomethingIsMadeTheCallOnlyTries()
    {
        var text = CurlCommand.Of(new($"{Root}/contacts/new")).Text;

        Assert.Contains("dryRun=true", text, StringComparison.Ordinal);
        Assert.Contains("harald@hårfagre.no", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit")]
    [InlineData("/organizations/deleted")]
    public void WithoutACallThereIsTheOneForAToken(string page)
    {
        var command = CurlCommand.Of(new(Root + page));

        Assert.False(command.IsOfPage);
        Assert.EndsWith($"'{Root}/oauth/v2/token'", command.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/accounts/x';rm -rf ~;'")]
    [InlineData("/contacts?organization=x';rm -rf ~;'")]
    public void NothingLeavesItsQuotes(string page) => Assert.DoesNotContain("x';", CurlCommand.Of(new(Root + page)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task EveryCallIsOneOfTheDocument()
    {
        var contract = await host.ContractAsync();
        var pages = typeof(Program).Assembly.GetTypes().SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => Parameter().Replace(route.Template, "7")).ToList();

        Assert.InRange(pages.Count, 25, 100);
        Faults.None(pages.Where(page => Calls(contract, CurlCommand.Of(new(Root + page)).Text) is null));
    }

    [Fact]
    public async Task StandsOnAPage()
    {
        using var portal = new PortalHost { Store = host.Store.Settings };
        using var browser = await portal.SignedInAs("dev-vigdis");
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/accounts"));

        Assert.Contains("data-copy=\"curl -sS 'https://localhost/account-management/accounts'", page, StringComparison.Ordinal);
    }

    private static ApiOperation? Calls(ApiContract contract, string text)
    {
        var path = Address().Match(text).Groups[1].Value;
        return contract.Find(text.Contains(" -d ", StringComparison.Ordinal) ? "POST" : "GET", path);
    }

    [GeneratedRegex("'https://portal.example(/[^'?]*)")]
    private static partial Regex Address();

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Parameter();
}
