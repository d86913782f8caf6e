using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

/// <summary>What holds on every page.</summary>
[Collection(LookedAtPortal.Name)]
public sealed class EveryPage(PortalHost host) : Journey(host)
{
    public static TheoryData<string> Paths =>
    [
        "/",
        "/organizations",
        "/organizations?q=kommune",
        "/organizations/o-p-0TgcUq7CylltM7OkwB4t",
        "/organizations/o-p-avKce97dOKlnAlOw2R55?tab=children",
        "/organizations/o-p-avKce97dOKlnAlOw2R55?tab=accounts",
        "/organizations/o-p-avKce97dOKlnAlOw2R55?tab=contacts",
        "/organizations/o-p-avKce97dOKlnAlOw2R55?tab=invoices",
        "/organizations/o-p-avKce97dOKlnAlOw2R55?tab=billing",
        "/organizations/o-p-avKce97dOKlnAlOw2R55?tab=history",
        "/organizations/o-p-0TgcUq7CylltM7OkwB4t/edit",
        "/organizations/new?parent=o-p-avKce97dOKlnAlOw2R55",
        "/organizations/deleted",
        "/accounts",
        "/accounts?deleted=true",
        "/accounts/a-ppge-ovC1eMDgt0hkgqZUSaPh",
        "/accounts/a-ppge-ovC1eMDgt0hkgqZUSaPh/edit",
        "/accounts/new",
        "/contacts",
        "/contacts/c-p-5831eMDkMehkgq39L3KK",
        "/contacts/c-p-5831eMDkMehkgq39L3KK/edit",
        "/contacts/new",
        "/contacts?deleted=true",
        "/contacts/coverage",
        "/contacts/coverage?view=covered",
        "/invoices",
        "/invoices/DEMO-EHF-1",
        "/invoices/DEMO-SUM-1?line=1",
        "/invoices?finding=any",
        "/invoices?ehf=true",
        "/billing-accounts",
        "/billing-accounts?status=passive",
        "/billing-accounts/new",
        "/settlement",
        "/settlement?tab=findings",
        "/settlement?tab=queue",
        "/settlement?tab=queue&view=untaken",
        "/settlement?tab=payments",
        "/settlement?tab=payments&list=files",
        "/admin",
        "/admin/access",
        "/my-access",
        "/audit",
        "/jobs",
    ];

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task It_is_accessible_in_both_themes_and_fits_a_narrow_screen(string path)
    {
        await LookAroundAs("Erik");
        await ExpectAccessibleEverywhere(path);
    }

    /// <summary>Those who settle find more to do there.</summary>
    [Theory]
    [InlineData("/settlement?tab=queue&view=untaken")]
    [InlineData("/settlement?tab=payments")]
    [InlineData("/settlement?tab=payments&list=matched")]
    [InlineData("/invoices/DEMO-DUPREF-1")]
    [InlineData("/admin")]
    public async Task So_are_those_of_the_settlement(string path)
    {
        await LookAroundAs("Frida");
        await ExpectAccessibleEverywhere(path);
    }

    /// <summary>API clients are for those who administer.</summary>
    [Theory]
    [InlineData("/admin?tab=clients")]
    [InlineData("/admin/clients/new")]
    [InlineData("/admin/clients/org-demo-all")]
    [InlineData("/admin/clients/org-demo-all/edit")]
    public async Task So_are_those_of_api_clients(string path)
    {
        await LookAroundAs("Astrid");
        await ExpectAccessibleEverywhere(path);
    }

    /// <summary>So is who may do what, and the system.</summary>
    [Theory]
    [InlineData("/admin/access")]
    [InlineData("/admin/access?state=all")]
    [InlineData("/admin/access/staff")]
    [InlineData("/admin/access/staff/dev-sigrid")]
    [InlineData("/admin/access/staff/dev-astrid")]
    [InlineData("/admin/access/new?person=dev-sigrid")]
    [InlineData("/admin/system")]
    public async Task So_are_those_of_access_and_the_system(string path)
    {
        await LookAroundAs("Astrid");
        await ExpectAccessibleEverywhere(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/edit")]
    public async Task So_is_a_billing_account(string part)
    {
        await LookAroundAs("Erik");
        await GoTo("/billing-accounts?status=open");
        var account = await Page.Locator(".row-link").First.GetAttributeAsync("href");
        await ExpectAccessibleEverywhere(account! + part);
    }

    [Theory]
    [InlineData("Erik", "open")]
    [InlineData("Frida", "open")]
    [InlineData("Frida", "matched")]
    [InlineData("Frida", "aside")]
    public async Task So_is_a_payment(string name, string list)
    {
        await LookAroundAs(name);
        await GoTo($"/settlement?tab=payments&list={list}");
        var payment = await Page.Locator(".row-link").First.GetAttributeAsync("href");
        await ExpectAccessibleEverywhere(payment!);
    }

    [Theory]
    [InlineData("Erik")]
    [InlineData("Frida")]
    public async Task So_is_an_import_with_faults(string name)
    {
        var import = await Given.AnImport($"faults-of-{name}.csv", "invoiceNumber;invoiceDate;currencyCode;totalInvoiceAmount;totalTaxAmount;lineAmount\nE2E-FAULT-1;31.02.2026;NOK;one;0;0\n");
        await LookAroundAs(name);
        await ExpectAccessibleEverywhere($"/admin/imports/{import.ImportId}");
    }

    [Theory]
    [InlineData("Erik", "/organizations/deleted")]
    [InlineData("Astrid", "/organizations/deleted")]
    [InlineData("Erik", "/accounts?deleted=true")]
    [InlineData("Astrid", "/accounts?deleted=true")]
    [InlineData("Astrid", "/contacts?deleted=true")]
    public async Task So_is_what_lies_in_the_recycle_bin(string name, string bin)
    {
        await LookAroundAs(name);
        await GoTo(bin);
        var deleted = await Page.Locator(".row-link").First.GetAttributeAsync("href");
        await ExpectAccessibleEverywhere(deleted!);
        await Expect(Page.GetByText("papirkurven").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/accounts/a-ppge-00000000000000000000")]
    [InlineData("/contacts/c-p-00000000000000000000")]
    [InlineData("/invoices/no.such-number")]
    [InlineData("/settlement/payments/0")]
    [InlineData("/admin/imports/0")]
    public async Task What_does_not_exist_says_so(string path)
    {
        Expected.Add("404");
        await LookAroundAs("Erik");
        await Look(ColorScheme.Light, 1280);
        var answer = await Page.GotoAsync(path);
        Assert.Equal(404, answer!.Status);
        await ExpectHeading("Finner ikke siden");
        await ExpectAccessible();
    }
}
