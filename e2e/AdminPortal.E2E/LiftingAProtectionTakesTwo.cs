using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class LiftingAProtectionTakesTwo(PortalHost host) : Journey(host)
{
    private const string Panel = "Slettevern";
    private const string Why = "Nødnettet går over denne";

    [Fact]
    public async Task Who_is_stopped_learns_why_and_asks_and_another_approves()
    {
        var astrid = await AnotherPerson("Astrid");
        var account = await astrid.NewAccount("Nødnettkontoen");
        await Protect(astrid);
        await astrid.Button("Slett konto …").ClickAsync();
        await ExpectStopped(astrid, "Slettevernet hindrer sletting");
        await Expect(astrid.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Slett konto" })).ToHaveCountAsync(0);
        await astrid.Button("Lukk").ClickAsync();

        await SignInAs("Erik", account);
        await Expect(Button("Slett konto …")).ToHaveCountAsync(0);
        await Ask("Kontoen er flyttet til en annen plattform");
        await ExpectAccessible();
        await Button("Lukk").ClickAsync();
        await Expect(Page.Region(Panel)).ToContainTextAsync("Du har bedt om å få oppheve slettevernet på Nødnettkontoen");

        await astrid.GoTo("/");
        var waiting = astrid.Region("Venter på din godkjenning");
        await Expect(waiting).ToContainTextAsync("Kontoen er flyttet til en annen plattform");
        await waiting.GetByRole(AriaRole.Link, new() { Name = "oppheve slettevernet på Nødnettkontoen" }).ClickAsync();
        await astrid.ExpectHeading("Nødnettkontoen");
        await astrid.Button("Godkjenn …").ClickAsync();
        var decision = astrid.OpenDialog();
        await Expect(decision).ToContainTextAsync("Dette blir berørt");
        await Expect(decision.GetByRole(AriaRole.Link, new() { Name = "Nødnettkontoen" })).ToBeVisibleAsync();
        await ExpectAccessible(astrid);
        await decision.GetByLabel("Begrunnelse").FillAsync("Bekreftet med kunden");
        await decision.GetByRole(AriaRole.Button, new() { Name = "Godkjenn og opphev vernet" }).ClickAsync();
        await Expect(astrid.GetByText("Slettevernet på Nødnettkontoen er opphevet.")).ToBeVisibleAsync();
        await Expect(astrid.Region(Panel)).ToContainTextAsync("Kontoen er ikke vernet mot sletting.");

        await GoTo(account);
        await Expect(Page.Region(Panel)).ToContainTextAsync("Kontoen er ikke vernet mot sletting.");
        await Page.GetByText("Tidligere forespørsler: 1").ClickAsync();
        await Expect(Page.Region(Panel)).ToContainTextAsync("Bekreftet med kunden");
        await Expect(Page.Region(Panel)).ToContainTextAsync("Godkjent av Astrid");
    }

    [Fact]
    public async Task Nobody_decides_their_own_request_and_a_refusal_says_why()
    {
        await SignInAs("Astrid");
        var account = await Page.NewAccount("Tvistkontoen");
        await Protect(Page);
        await Ask("Tvisten er forlikt");
        await Button("Lukk").ClickAsync();
        await Expect(Page.Region(Panel)).ToContainTextAsync("Den som spør, kan ikke avgjøre selv.");
        await Expect(Button("Godkjenn …")).ToHaveCountAsync(0);
        await Expect(Button("Avslå …")).ToHaveCountAsync(0);

        var anders = await AnotherPerson("Anders", account);
        await anders.Button("Avslå …").ClickAsync();
        var decision = anders.OpenDialog();
        await decision.GetByRole(AriaRole.Button, new() { Name = "Avslå forespørselen" }).ClickAsync();
        await Expect(decision.GetByLabel("Begrunnelse for avslaget")).ToHaveAttributeAsync("aria-invalid", "true");
        await decision.GetByLabel("Begrunnelse for avslaget").FillAsync("Forliket er ikke rettskraftig ennå");
        await decision.GetByRole(AriaRole.Button, new() { Name = "Avslå forespørselen" }).ClickAsync();
        await Expect(anders.GetByText("Forespørselen er avslått.")).ToBeVisibleAsync();

        await GoTo(account);
        await Page.GetByText("Tidligere forespørsler: 1").ClickAsync();
        await Expect(Page.Region(Panel)).ToContainTextAsync("Forliket er ikke rettskraftig ennå");
        await Expect(Page.Region(Panel)).ToContainTextAsync("Avslått av Anders");
        await Expect(Page.Region(Panel)).ToContainTextAsync(Why);
    }

    [Fact]
    public async Task So_does_a_move_out_from_under_one()
    {
        var astrid = await AnotherPerson("Astrid");
        var organization = await astrid.NewOrganization("Vernet konsern");
        await Protect(astrid);
        var account = await astrid.NewAccount("Konsernkontoen", organization.Split('/')[^1]);

        await SignInAs("Erik", account);
        await Button("Flytt til …").ClickAsync();
        await Page.PickOrganization("Ny organisasjon", "My Organization");
        await ExpectStopped(Page, "Du kan ikke gjøre flyttingen alene");
        await Page.OpenDialog().GetByLabel("Begrunnelse for å spørre").FillAsync("Solgt ut av konsernet");
        await Button("Be om godkjenning").ClickAsync();
        await Expect(Page.OpenDialog()).ToContainTextAsync("Du har bedt om godkjenning");
        await Button("Lukk").ClickAsync();

        await astrid.GoTo("/");
        await astrid.Link("flytte Konsernkontoen til My Organization, ut fra et slettevern").ClickAsync();
        await astrid.Button("Godkjenn …").ClickAsync();
        await astrid.Button("Godkjenn og flytt").ClickAsync();
        await Expect(astrid.GetByText("Konsernkontoen er flyttet.")).ToBeVisibleAsync();
        await Expect(astrid.Region("Om kontoen").GetByRole(AriaRole.Link, new() { Name = "My Organization", Exact = true })).ToBeVisibleAsync();
        await Expect(astrid.Region(Panel)).ToContainTextAsync("Kontoen er ikke vernet mot sletting.");
    }

    private static async Task Protect(IPage page)
    {
        await page.Button("Vern mot sletting").ClickAsync();
        var dialog = page.OpenDialog();
        await dialog.GetByLabel("Begrunnelse").FillAsync(Why);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Vern mot sletting" }).ClickAsync();
        await Expect(page.Region(Panel)).ToContainTextAsync(Why);
    }

    private async Task Ask(string reason)
    {
        await Button("Opphev slettevernet").ClickAsync();
        await ExpectStopped(Page, "Du kan ikke oppheve vernet alene");
        await Button("Be om godkjenning").ClickAsync();
        await Expect(Page.OpenDialog().GetByLabel("Begrunnelse for å spørre")).ToHaveAttributeAsync("aria-invalid", "true");
        await Page.OpenDialog().GetByLabel("Begrunnelse for å spørre").FillAsync(reason);
        await Button("Be om godkjenning").ClickAsync();
        await Expect(Page.OpenDialog()).ToContainTextAsync("Du har bedt om godkjenning");
    }

    /// <summary>Who set the protection, why, and since when.</summary>
    private static async Task ExpectStopped(IPage page, string title)
    {
        var dialog = page.OpenDialog();
        await Expect(dialog).ToContainTextAsync(title);
        await Expect(dialog).ToContainTextAsync(Why);
        await Expect(dialog).ToContainTextAsync("Astrid");
        await Expect(dialog.Locator("time").First).ToBeVisibleAsync();
    }
}
