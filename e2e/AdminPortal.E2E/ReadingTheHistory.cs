using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class ReadingTheHistory(PortalHost host) : Journey(host)
{
    private const string Reason = "Kunden betaler ikke";

    [Fact]
    public async Task A_change_is_there_with_who_and_why_and_goes_out_as_a_file()
    {
        var astrid = await AnotherPerson("Astrid");
        await astrid.NewContact("Noe", "Annet");
        await SignInAs("Erik");
        await Page.NewContact("Uten", "Status");
        await Page.NewAccount("Historiekontoen");
        await Disable("Historiekontoen");
        await ExpectDisabled(Page.Region("Historikk"));

        await GoTo("/audit");
        await ExpectDisabled(Entries);
        await PickPerson("Astrid");
        await Expect(Entries.Filter(new() { HasText = "Historiekontoen" })).ToHaveCountAsync(0);
        await Link("Fjern filteret Person: Astrid").ClickAsync();
        await PickPerson("Erik");
        await ExpectDisabled(Entries);
        await Expect(Entries.Filter(new() { HasText = "Uten Status" })).ToHaveCountAsync(1);
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Felt", Exact = true }).SelectOptionAsync("Enabled");
        await Page.PickOrganization("Organisasjon", "My Parent Organization");
        await Expect(Entries.Filter(new() { HasText = "Uten Status" })).ToHaveCountAsync(0);
        await ExpectDisabled(Entries);
        await ExpectAccessible();
        await Page.GetByLabel("Fra og med", new() { Exact = true }).FillAsync("2099-01-01");
        await Expect(Page.GetByText("Ingen endringer passer med filtrene.")).ToBeVisibleAsync();
        await Page.GetByLabel("Fra og med", new() { Exact = true }).FillAsync("2020-01-01");
        await ExpectDisabled(Entries);

        await Button("Eksporter").ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV", Exact = true }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        var line = Assert.Single(lines, line => line.Contains(Reason, StringComparison.Ordinal) && line.Contains("Historiekontoen", StringComparison.Ordinal));
        Assert.All(["Erik", "aktivert", "deaktivert"], value => Assert.Contains(value, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_is_taken_back_and_made_again_from_its_notice()
    {
        await SignInAs("Erik");
        var account = await Page.NewAccount("Angrekontoen");
        await Disable("Angrekontoen");
        await Button("Angre").ClickAsync();
        await Expect(Page.GetByText("Angret: Kontoen Angrekontoen er deaktivert.")).ToBeVisibleAsync();
        await Expect(Button("Deaktiver …")).ToBeVisibleAsync();
        await ExpectAccessible();
        await Button("Gjør om").ClickAsync();
        await Expect(Page.GetByText("Endringen er gjort på nytt.")).ToBeVisibleAsync();
        await Expect(Button("Aktiver")).ToBeVisibleAsync();

        await GoTo(account);
        await Expect(Button("Aktiver")).ToBeVisibleAsync();
        await Expect(Page.Region("Historikk").GetByText("Angret en endring")).ToHaveCountAsync(2);
    }

    private ILocator Entries => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem);

    private async Task Disable(string name)
    {
        await Button("Deaktiver …").ClickAsync();
        await Page.OpenDialog().GetByLabel("Begrunnelse").FillAsync(Reason);
        await Button("Deaktiver konto").ClickAsync();
        await Expect(Page.GetByText($"Kontoen {name} er deaktivert.", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task PickPerson(string name)
    {
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Person" }).FillAsync(name);
        await Page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
        await Expect(Page.GetByText($"Person: {name}")).ToBeVisibleAsync();
    }

    private static async Task ExpectDisabled(ILocator within)
    {
        var entry = within.Filter(new() { HasText = Reason }).First;
        await Expect(entry.Locator("del").Filter(new() { HasText = "aktivert" })).ToBeVisibleAsync();
        await Expect(entry.Locator("ins").Filter(new() { HasText = "deaktivert" })).ToBeVisibleAsync();
        await Expect(entry).ToContainTextAsync("Erik");
    }
}
