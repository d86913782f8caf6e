using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class TryingACallInTheReference(PortalHost host) : Journey(host)
{
    /// <summary>How the page is built is Swagger UI's own; its colours are ours.</summary>
    private static readonly string[] NotOurs = ["heading-order", "nested-interactive", "region", "select-name"];

    [Fact]
    public async Task Somebody_who_is_not_signed_in_reads_it_and_with_a_client_tries_a_call()
    {
        await Page.GotoAsync("/api-docs");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "AdminPortal API" })).ToBeVisibleAsync();
        await ExpectAccessible(without: NotOurs);

        await Page.Locator(".auth-wrapper").GetByRole(AriaRole.Button, new() { Name = "Authorize" }).ClickAsync();
        var asked = Page.Locator(".auth-container").Filter(new() { HasText = "clientCredentials" });
        await asked.GetByLabel("client_id").FillAsync("org-demo-all");
        await asked.GetByLabel("client_secret").FillAsync("demo-secret");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Apply given OAuth2 credentials" }).ClickAsync();
        await Expect(asked).ToContainTextAsync("Logout");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        var call = Page.Locator("#operations-Accounts-listAccounts");
        await call.Locator(".opblock-summary-control").ClickAsync();
        await call.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await call.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        var answer = call.Locator(".live-responses-table");
        await Expect(answer.Locator(".response .response-col_status")).ToContainTextAsync("200");
        await Expect(answer).ToContainTextAsync("\"organization\"");
    }
}
