using System.Runtime.CompilerServices;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace AdminPortal.E2E;

/// <summary>Takes the README's pictures of the running portal; run with <c>-explicit only</c>.</summary>
public sealed class TakingPictures(PortalHost host) : Journey(host)
{
    [Theory(Explicit = true)]
    [InlineData("hierarchy", "/organizations/o-p-0TgcUq7CylltM7OkwB4t", ColorScheme.Light, 1440, 820)]
    [InlineData("accounts", "/accounts", ColorScheme.Light, 1440, 820)]
    [InlineData("account", "/accounts/a-ppge-ovC1eMDgt0hkgqZUSaPh", ColorScheme.Dark, 1440, 820)]
    [InlineData("new-account", "/accounts/new?organization=o-p-0TgcUq7CylltM7OkwB4t", ColorScheme.Light, 1440, 900)]
    [InlineData("contact", "/contacts/c-p-5831eMDkMehkgq39L3KK/edit", ColorScheme.Dark, 1440, 900)]
    [InlineData("coverage", "/contacts/coverage", ColorScheme.Light, 1440, 820)]
    [InlineData("protection", "/organizations/o-p-7kT3nRv0QxLw9ZbYc4Ha#protection", ColorScheme.Light, 1440, 900)]
    [InlineData("invoices", "/invoices", ColorScheme.Light, 1440, 820)]
    [InlineData("invoice", "/invoices/DEMO-SUM-1", ColorScheme.Light, 1440, 900)]
    [InlineData("invoice-line", "/invoices/DEMO-EHF-1?line=1", ColorScheme.Dark, 1440, 820)]
    [InlineData("ageing", "/settlement", ColorScheme.Light, 1440, 900)]
    [InlineData("findings", "/settlement?tab=findings", ColorScheme.Dark, 1440, 900)]
    [InlineData("queue", "/settlement?tab=queue", ColorScheme.Light, 1440, 820)]
    [InlineData("ehf", "/invoices?ehf=true", ColorScheme.Light, 1440, 900)]
    [InlineData("billing-account", "/billing-accounts/1234567", ColorScheme.Light, 1440, 900)]
    [InlineData("access", "/admin/access", ColorScheme.Light, 1440, 820)]
    [InlineData("person", "/admin/access/staff/dev-sigrid", ColorScheme.Dark, 1440, 900)]
    [InlineData("system", "/admin/system", ColorScheme.Light, 1440, 900)]
    [InlineData("narrow", "/invoices", ColorScheme.Dark, 390, 844)]
    public async Task Of_the_readme(string name, string path, ColorScheme theme, int width, int height)
    {
        await Look(theme, width, height);
        await SignInAs("Astrid", path);
        await Take(Page, name);
    }

    [Fact(Explicit = true)]
    public async Task Of_a_clients_secret()
    {
        await Look(ColorScheme.Light, 1440, 900);
        await SignInAs("Astrid", "/admin/clients/org-demo-read");
        await Button("Gi ny hemmelighet").ClickAsync();
        await Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Gi ny hemmelighet" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Kopier hemmeligheten nå" })).ToBeVisibleAsync();
        await Page.EvaluateAsync("scrollTo(0, 0)");
        await Take(Page, "clients");
    }

    [Fact(Explicit = true)]
    public async Task Of_the_reference_of_the_api()
    {
        await Look(ColorScheme.Light, 1440, 900);
        await Page.GotoAsync("/api-docs");
        await Assertions.Expect(Page.Locator(".opblock").First).ToBeVisibleAsync();
        await Take(Page, "api-docs");
    }

    [Fact(Explicit = true)]
    public async Task Of_two_who_changed_the_same()
    {
        await Look(ColorScheme.Light, 1440, 900);
        await SignInAs("Astrid");
        var contact = await Page.NewContact("Ragnhild", "Solbakken");
        var anders = await AnotherPerson("Anders", contact + "/edit");
        await GoTo(contact + "/edit");
        await anders.GetByLabel("Etternavn").FillAsync("Solbakken Lund");
        await anders.GetByLabel("Mobil").FillAsync("+47 915 51 032");
        await anders.Button("Lagre").ClickAsync();
        await anders.ExpectHeading("Ragnhild Solbakken Lund");
        await Page.GetByLabel("E-post").FillAsync("ragnhild@solbakken.no");
        await Page.GetByLabel("Mobil").FillAsync("+47 915 51 023");
        await Button("Lagre").ClickAsync();
        await Page.GetByText("2 felt flettes av seg selv").ClickAsync();
        await Take(Page, "merge");
    }

    [Fact(Explicit = true)]
    public async Task Of_the_history()
    {
        await Look(ColorScheme.Light, 1440, 900);
        var erik = await AnotherPerson("Erik");
        await erik.NewContact("Frøydis", "Ødegård");
        await erik.NewAccount("Legevaktportalen");
        await erik.Button("Deaktiver …").ClickAsync();
        await erik.OpenDialog().GetByLabel("Begrunnelse").FillAsync("Kunden har sagt opp avtalen");
        await erik.Button("Deaktiver konto").ClickAsync();
        await SignInAs("Astrid", new Uri(erik.Url).AbsolutePath);
        await erik.Button("Angre").ClickAsync();
        await Assertions.Expect(erik.Button("Gjør om")).ToBeVisibleAsync();
        await GoTo(new Uri(erik.Url).AbsolutePath);
        await Button("Vern mot sletting").ClickAsync();
        await Page.OpenDialog().GetByLabel("Begrunnelse").FillAsync("Brukes av legevakten");
        await Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Vern mot sletting" }).ClickAsync();
        await Assertions.Expect(Button("Opphev slettevernet")).ToBeVisibleAsync();
        await GoTo("/audit");
        await Take(Page, "history");
    }

    [Fact(Explicit = true)]
    public async Task Of_a_change_of_many()
    {
        await Look(ColorScheme.Light, 1440, 820);
        await SignInAs("Astrid", "/accounts");
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Velg alle på siden" }).CheckAsync();
        await Button("Legg til produkt").ClickAsync();
        await Page.OpenDialog().GetByLabel("Produkt").SelectOptionAsync("sign-nbid");
        await Page.OpenDialog().GetByLabel("Begrunnelse").FillAsync("Rammeavtalen omfatter signering med BankID");
        await Page.Mouse.MoveAsync(0, 0);
        await Take(Page, "bulk");
        await Button("Legg til produktet").ClickAsync();
        await Assertions.Expect(Page.GetByText("Ferdig").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Take(Page, "job");
    }

    [Fact(Explicit = true)]
    public async Task Of_payments_that_were_read()
    {
        await Look(ColorScheme.Light, 1440, 900);
        await SignInAs("Frida", "/settlement?tab=payments");
        await Page.Locator("input[type=file]").SetInputFilesAsync(BankFile.Sample("payments-camt054.xml"));
        await Button("Les inn").ClickAsync();
        await Assertions.Expect(Link("Avklar betalingene i filen")).ToBeVisibleAsync();
        await Take(Page, "payments");
    }

    [Fact(Explicit = true)]
    public async Task Of_an_import_with_faults()
    {
        await Look(ColorScheme.Light, 1440, 900);
        var import = await Given.AnImport(
            "invoices-three-bad-rows.csv", await File.ReadAllTextAsync(BankFile.PathOfSample("invoices-three-bad-rows.csv"), TestContext.Current.CancellationToken));
        await SignInAs("Frida", $"/admin/imports/{import.ImportId}");
        await Take(Page, "import");
    }

    [Fact(Explicit = true)]
    public async Task Of_a_move_before_it_is_made()
    {
        await Look(ColorScheme.Dark, 1440, 820);
        await SignInAs("Astrid", $"/organizations/{NewObjects.MyOrganization}");
        await Button("Flytt").ClickAsync();
        await Page.PickOrganization("Ny overordnet organisasjon", "Mange Adresser AS");
        await Assertions.Expect(Page.OpenDialog().GetByText("Dette blir berørt").Or(Page.OpenDialog().GetByText("Ingenting annet"))).ToBeVisibleAsync();
        await Take(Page, "move");
    }

    private async Task Look(ColorScheme theme, int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
    }

    private static async Task Take(IPage page, string name)
    {
        await Assertions.Expect(page.Locator("[aria-busy=true], .skeleton")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures(), name + ".png") });
    }

    private static string Pictures([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "pictures"));
}
