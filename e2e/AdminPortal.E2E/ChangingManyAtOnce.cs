using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class ChangingManyAtOnce(PortalHost host) : Journey(host)
{
    private ILocator Bar => Page.GetByRole(AriaRole.Region, new() { Name = "Valgte rader" });

    private ILocator Rows => Page.GetByRole(AriaRole.Region, new() { Name = "Resultat for hver" }).GetByRole(AriaRole.Row);

    [Fact]
    public async Task Selected_rows_are_tried_first_and_each_tells_what_became_of_it()
    {
        var organization = await Given.AnOrganization("Samlehuset");
        await Given.AnAccount("Mengde en", organization, "auth");
        await Given.AnAccount("Mengde to", organization);
        await Given.AnAccount("Mengde tre", organization);
        await SignInAs("Erik", $"/accounts?organization={organization}");
        await Row("Mengde en").PressAsync("Space");
        await Expect(Bar).ToContainTextAsync("1 valgt");
        await Row("Mengde tre").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(Bar).ToContainTextAsync("3 valgt");
        await ExpectAccessible();

        await Do("Legg til produkt");
        await Expect(Dialog("Legg til et produkt på 3 kontoer?")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByLabel("Produkt").SelectOptionAsync("auth-nbid");
        await Expect(Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "1 blir endret" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "2 blir avvist: mangler produktet som dette bygger på" })).ToBeVisibleAsync();
        await ExpectAccessible();
        await Page.GetByLabel("Begrunnelse").FillAsync("Ny avtale");
        await Button("Legg til produktet").PressAsync("Enter");

        await ExpectHeading("Legge til produktet auth-nbid");
        await Expect(Page.GetByText("Ferdig", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Rows).ToHaveCountAsync(4);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Avvist 2" }).PressAsync("Enter");
        await Expect(Rows).ToHaveCountAsync(3);
        await Expect(Rows.Filter(new() { HasText = "Mengde to" })).ToContainTextAsync("mangler produktet som dette bygger på");
        var job = new Uri(Page.Url).AbsolutePath;
        await GoTo("/jobs");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "1 endret · 0 uendret · 2 avvist" }).First).ToBeVisibleAsync();
        await ExpectAccessibleEverywhere("/jobs");
        await ExpectAccessibleEverywhere(job);
    }

    [Fact]
    public async Task All_that_match_are_disabled_by_one_job()
    {
        var organization = await Given.AnOrganization("Allehuset");
        await Given.AnAccount("Alle en", organization);
        await Given.AnAccount("Alle to", organization);
        await Given.AnAccount("Alle tre", organization);
        await SignInAs("Erik", $"/accounts?organization={organization}");
        await Row("Alle to").ClickAsync();
        await Button("Velg alle 3 som passer").ClickAsync();
        await Expect(Bar).ToContainTextAsync("Alle 3 som passer, er valgt");
        await Do("Deaktiver");
        await Expect(Dialog("Deaktiver 3 kontoer?")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "3 blir endret" })).ToBeVisibleAsync();
        await Button("Deaktiver kontoer").ClickAsync();
        await ExpectHeading("Deaktivere kontoer");
        await Expect(Page.GetByText("3 av 3 kontoer")).ToBeVisibleAsync();
        await Expect(Rows.Filter(new() { HasText = "Endret" })).ToHaveCountAsync(3);

        await GoTo($"/accounts?organization={organization}&state=enabled");
        await Expect(Page.GetByText("Ingen kontoer passer")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_job_is_stopped_before_it_has_begun()
    {
        var organization = await Given.AnOrganization("Angrehuset");
        var account = await Given.AnAccount("Skal ikke røres", organization);
        await SignInAs("Erik", $"/accounts?organization={organization}");
        await Page.SetViewportSizeAsync(390, 844);
        await using (await Given.AQueueOfJobs())
        {
            await Row("Skal ikke røres").ClickAsync();
            await Button("Handlinger").ClickAsync();
            await ExpectAccessible();
            await Do("Deaktiver");
            await Button("Deaktiver kontoer").ClickAsync();
            await ExpectHeading("Deaktivere kontoer");
            await Expect(Page.GetByText("I kø", new() { Exact = true })).ToBeVisibleAsync();
            await Button("Stopp jobben").ClickAsync();
            await Expect(Page.GetByText("Stoppet", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(Rows.Last).ToContainTextAsync("Ikke gjort");
            await Expect(Button("Stopp jobben")).ToHaveCountAsync(0);
        }

        await GoTo($"/accounts/{account}");
        await Expect(Button("Deaktiver …")).ToBeVisibleAsync();
    }

    private ILocator Row(string name) => Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Velg {name}", Exact = true });

    private Task Do(string action) =>
        Page.GetByRole(AriaRole.Group, new() { Name = "Handlinger" }).GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
}
