using System.Net;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class GivingAProgramAccess(PortalHost host) : Journey(host)
{
    private const string Client = "Adressesynk for Kystlinjen";

    private ILocator Secret => Page.Region("Kopier hemmeligheten nå");

    [Fact]
    public async Task A_client_is_made_and_used_and_given_a_new_secret_and_ended()
    {
        var organization = await Given.AnOrganization("Kystlinjen Drift AS");
        await SignInAs("Astrid", "/admin?tab=clients");
        var (clientId, first) = await MakeAsync("Kystlinjen Drift AS");
        using var program = new ApiProgram(Address, clientId);
        var token = await program.TokenAsync(first);
        var contact = await program.PostAsync("/account-management/contacts", token, new { organizationId = organization, firstName = "Synnøve", lastName = "Sendt", email = "synnove@kystlinjen.example" });
        var id = contact.Expect(HttpStatusCode.OK).GetProperty("id").GetString();

        await GoTo($"/contacts/{id}");
        await ExpectHeading("Synnøve Sendt");
        var entry = Page.Region("Historikk").GetByRole(AriaRole.Listitem).Filter(new() { HasText = Client });
        await Expect(entry.Locator(".audit-facts")).ToContainTextAsync("API");

        await GoTo($"/admin/clients/{clientId}");
        await ExpectHeading(Client);
        await Settled();
        Assert.DoesNotContain(first, await Page.ContentAsync());
        var second = await RotateAsync();
        token = await program.TokenAsync(first);
        await program.TokenAsync(second);

        await ExpectHiddenFrom("Vigdis", clientId);
        await ExpectHiddenFrom("Erik", clientId);

        (await program.GetAsync($"/account-management/contacts/{id}", token)).Expect(HttpStatusCode.OK);
        await RevokeAsync();
        (await program.GetAsync($"/account-management/contacts/{id}", token)).Expect(HttpStatusCode.Unauthorized);
        (await program.AskForTokenAsync(first)).Expect(HttpStatusCode.Unauthorized);
        (await program.AskForTokenAsync(second)).Expect(HttpStatusCode.Unauthorized);
    }

    /// <summary>Answers its id and secret, as the clipboard gets them.</summary>
    private async Task<(string Id, string Secret)> MakeAsync(string organization)
    {
        await Link("Ny API-klient").ClickAsync();
        await ExpectHeading("Ny API-klient");
        await Page.GetByLabel("Navn").FillAsync(Client);
        await Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Kontakter" }).GetByRole(AriaRole.Radio, new() { Name = "Ingen" }).FocusAsync();
        await Press("ArrowRight", "ArrowRight");
        await Expect(Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Kontakter" }).GetByRole(AriaRole.Radio, new() { Name = "Endre" })).ToBeCheckedAsync();
        await Page.GetByRole(AriaRole.Radio, new() { Name = "En organisasjon" }).CheckAsync();
        await Page.PickOrganization("Organisasjon", organization);
        await Page.GetByLabel("Navn").PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Kopier hemmeligheten nå" })).ToBeFocusedAsync();
        await ExpectAccessible();
        var secret = await Copied(Button("Kopier hemmeligheten"));
        var id = await Secret.GetByText("org-", new() { Exact = false }).First.TextContentAsync();
        await Link("Til klienten").ClickAsync();
        await ExpectHeading(Client);
        await Expect(Page.Locator("main")).Not.ToContainTextAsync(secret);
        return (id!, secret);
    }

    private async Task<string> RotateAsync()
    {
        await Button("Gi ny hemmelighet").ClickAsync();
        var asked = Dialog($"Gi {Client} en ny hemmelighet");
        await Expect(asked.GetByRole(AriaRole.Radio, new() { Name = "24 timer" })).ToBeCheckedAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Gi ny hemmelighet" }).ClickAsync();
        var secret = await Copied(Button("Kopier hemmeligheten"));
        await Button("Jeg har kopiert den").ClickAsync();
        await Expect(Secret).ToHaveCountAsync(0);
        await Expect(Page.Region("Hemmeligheter").GetByText("Virker", new() { Exact = true })).ToHaveCountAsync(2);
        return secret;
    }

    private async Task RevokeAsync()
    {
        await Button("Trekk tilbake").ClickAsync();
        var asked = Dialog($"Trekk tilbake klienten {Client}?");
        var name = asked.GetByRole(AriaRole.Textbox, new() { Name = Client });
        await asked.GetByLabel("Begrunnelse").FillAsync("Programmet er tatt ut av bruk");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Trekk tilbake klienten" }).ClickAsync();
        await Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await ExpectAccessible();
        await name.FillAsync(Client);
        await asked.GetByRole(AriaRole.Button, new() { Name = "Trekk tilbake klienten" }).ClickAsync();
        await ExpectSaid($"Klienten {Client} er trukket tilbake.");
        await Expect(Page.GetByText("Klienten er trukket tilbake", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Region("Historikk")).ToContainTextAsync("Programmet er tatt ut av bruk");
        await Expect(Page.Region("Hemmeligheter").GetByText("Virker", new() { Exact = true })).ToHaveCountAsync(0);
    }

    private async Task ExpectHiddenFrom(string name, string clientId)
    {
        var reader = await AnotherPerson(name, "/admin?tab=clients");
        await Expect(reader.GetByText("Du har ikke tilgang til administrasjonen")).ToBeVisibleAsync();
        await Expect(reader.Locator("main")).Not.ToContainTextAsync(Client);
        await Expect(reader.Link("Ny API-klient")).ToHaveCountAsync(0);
        Assert.Equal(404, (await reader.APIRequest.GetAsync($"/admin/clients/{clientId}")).Status);
        Assert.Equal(404, (await reader.APIRequest.GetAsync($"/admin/clients/{clientId}/edit")).Status);
    }
}
