using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Protections;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using AdminPortal.Web.Home;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Home;

public sealed class OpeningHome : PortalTestContext
{
    private readonly TestStore store = new();

    public OpeningHome()
    {
        Services.AddSingleton(store.Service<AccountService>());
        Services.AddSingleton(store.Service<AccountLifecycleService>());
        Services.AddSingleton(store.Service<AuditService>());
        Services.AddSingleton(store.Service<InvoiceService>());
        Services.AddSingleton(store.Service<AccessService>());
        Services.AddSingleton(store.Service<ProtectionService>());
        Services.AddSingleton(store.Service<ProtectionRequestService>());
        Services.AddSingleton(store.Service<SettlementQueueService>());
    }

    [Fact]
    public async Task Changes_say_who_did_what_to_what()
    {
        var organization = store.Given.Organization("Fjord");
        var account = (await store.Service<AccountService>().CreateAsync(
            new() { Name = "Login", OrganizationId = organization.PublicId, IsSandbox = true, Region = "EU", Cloud = "GCP" }, Xunit.TestContext.Current.CancellationToken)).Value!;
        var contact = store.Given.Contact("Ola", "Nordmann", organization);
        await store.Service<ContactService>().ChangeAsync(
            contact.PublicId, 1, new() { OrganizationId = organization.PublicId, FirstName = "Ola", LastName = "Fjell" }, dryRun: false, Xunit.TestContext.Current.CancellationToken);

        var page = Render<HomePage>();

        var lines = page.WaitForElements(".home-changes li");
        Assert.Equal(
            [("Test Admin endret kontakten Ola Fjell", $"/contacts/{contact.PublicId}"), ("Test Admin opprettet kontoen Login", $"/accounts/{account}")],
            lines.Select(line => (Words(line.QuerySelector("p")!.TextContent), line.QuerySelector("a")!.GetAttribute("href")!)));
        Assert.Contains("etternavn", lines[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Overdue_amounts_are_never_summed_across_currencies()
    {
        store.Given.Invoice(null, and: i => i.DueOn = new(2026, 1, 1));
        store.Given.Invoice(null, 2, i => (i.DueOn, i.CurrencyCode) = (new(2026, 1, 1), "EUR"));
        store.Given.Invoice(null, and: i => (i.DueOn, i.Settled) = (new(2026, 1, 1), true));

        var page = Render<HomePage>();

        page.WaitForAssertion(() => Assert.Equal(["250,00\u00A0EUR", "125,00\u00A0NOK"], page.FindAll(".home-list .amount").Select(amount => amount.TextContent)));
        Assert.Equal("/invoices?status=overdue&currency=EUR", page.Find(".home-list a").GetAttribute("href"));
        Assert.Equal("/settlement", page.Find("section[aria-labelledby=home-overdue] .home-more a").GetAttribute("href"));
    }

    [Fact]
    public void The_recycle_bin_shows_and_a_viewer_is_offered_nothing_new()
    {
        store.Given.Account("Gone", and: a => a.DeletedAt = store.Clock.UtcNow.AddDays(-87));
        store.SignInAs(StaffRole.Viewer);

        var page = Render<HomePage>();

        page.WaitForAssertion(() => Assert.Contains("Gone", page.Markup, StringComparison.Ordinal));
        Assert.Contains("3 dager igjen", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["/organizations"], page.FindAll(".page-head a").Select(link => link.GetAttribute("href")));
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
