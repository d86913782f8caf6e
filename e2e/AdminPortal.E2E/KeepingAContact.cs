using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class KeepingAContact(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task One_is_made_and_corrected()
    {
        await SignInAs("Erik", "/contacts/new?organization=o-p-0TgcUq7CylltM7OkwB4t");
        await Page.GetByLabel("Fornavn").FillAsync("Åse");
        await Page.GetByLabel("Etternavn").FillAsync("Blåfjell");
        await Page.GetByLabel("E-post").FillAsync("ikke en adresse");
        await Button("Opprett kontakt").ClickAsync();
        await Expect(Page.GetByLabel("E-post")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.GetByLabel("Fornavn")).ToHaveValueAsync("Åse");
        await Page.GetByLabel("E-post").FillAsync("åse@blåfjell.no");
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Økonomikontakt" }).CheckAsync();
        await Button("Opprett kontakt").ClickAsync();
        await ExpectHeading("Åse Blåfjell");
        await Expect(Link("åse@blåfjell.no")).ToBeVisibleAsync();

        await Link("Rediger").ClickAsync();
        await ExpectHeading("Rediger Åse Blåfjell");
        await Page.GetByLabel("Etternavn").FillAsync("Blåfjell-Dahl");
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Økonomikontakt" }).UncheckAsync();
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Avtaleansvarlig" }).CheckAsync();
        await Page.GetByLabel("Etternavn").PressAsync("Enter");
        await ExpectHeading("Åse Blåfjell-Dahl");
        await Expect(Button("Fjern rollen Avtaleansvarlig")).ToBeVisibleAsync();
        await Expect(Button("Gi rollen Økonomikontakt")).ToBeVisibleAsync();

        await GoTo("/contacts?q=xn--blfjell-exa");
        await GoTo("/contacts");
        await Page.GetByLabel("Søk").First.FillAsync("åse@xn--blfjell-jxa.no");
        await Expect(Link("Åse Blåfjell-Dahl")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_another_saved_meanwhile_is_shown_and_neither_is_lost()
    {
        await SignInAs("Erik", "/contacts/new?organization=o-p-0TgcUq7CylltM7OkwB4t");
        await Page.GetByLabel("Fornavn").FillAsync("To");
        await Page.GetByLabel("Etternavn").FillAsync("Samtidige");
        await Button("Opprett kontakt").ClickAsync();
        await ExpectHeading("To Samtidige");
        await Link("Rediger").ClickAsync();
        await ExpectHeading("Rediger To Samtidige");

        var other = await Page.Context.NewPageAsync();
        await other.GoTo(new Uri(Page.Url).PathAndQuery);
        await other.GetByLabel("Mobil").FillAsync("+47 900 00 001");
        await other.GetByRole(AriaRole.Button, new() { Name = "Lagre" }).ClickAsync();
        await Expect(other).Not.ToHaveURLAsync(new Regex("/edit"));

        await Page.GetByLabel("Mobil").FillAsync("+47 900 00 002");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lagre" }).First.ClickAsync();
        await Expect(Page.GetByText("har lagret endringer mens du skrev")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Radio, new() { Name = "+47 900 00 001" })).Not.ToBeCheckedAsync();
        await Expect(Page.GetByRole(AriaRole.Radio, new() { Name = "+47 900 00 002" })).ToBeCheckedAsync();
        await ExpectAccessible();
        await Button("Lagre flettet").ClickAsync();
        await ExpectHeading("To Samtidige");
        await Expect(Link("+47 900 00 002")).ToBeVisibleAsync();
    }
}
