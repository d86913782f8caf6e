using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class MatchingAPaymentFile(PortalHost host) : Journey(host)
{
    private const string Payments = "/settlement?tab=payments";

    private ILocator Upload => Page.Region("Les inn bankfil");

    [Fact]
    public async Task What_is_exact_is_matched_at_once_and_the_rest_is_laid_to_its_invoices_by_a_person()
    {
        var organization = await Given.AnOrganization("Avstemt Eiendom AS");
        await Given.Invoices(
            new("E2E-PAID-1", organization, 1_000m, "7712000012"), new("E2E-PAID-2", organization, 1_000m, "7712000020"), new("E2E-PAID-3", organization, 1_000m, "7712000038"));
        var file = BankFile.Camt054(
            "avstemming.xml", ("Heltbetalt AS", 1_250m, "7712000012"), ("Delvis AS", 500m, "7712000020"), ("Raust AS", 1_350m, "7712000038"), ("Ukjent AS", 99m, "7712999997"));
        await SignInAs("Frida", Payments);
        await Read(file);
        await Expect(Upload).ToContainTextAsync("avstemming.xml er lest inn");
        await ExpectOutcome("Avstemt", "1 250,00");
        await ExpectOutcome("Delbetaling", "500,00");
        await ExpectOutcome("For mye betalt", "1 350,00");
        await ExpectOutcome("Ukjent referanse", "99,00");
        await ExpectAccessible();

        await Link("Avklar betalingene i filen").ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("file="));
        await Expect(Link("Heltbetalt AS")).ToHaveCountAsync(0);
        await Link("Raust AS").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Betaling på 1 350,00");
        await Expect(Lay("E2E-PAID-3")).ToHaveValueAsync(new Regex(@"^1\s250,00$"));
        await Page.GetByRole(AriaRole.Searchbox, new() { Name = "En annen faktura" }).FillAsync("E2E-PAID-2");
        await Button("Ta med faktura E2E-PAID-2").ClickAsync();
        await Expect(Lay("E2E-PAID-2")).ToHaveValueAsync("100,00");
        await Expect(Page.Region("Hva gjelder betalingen?")).ToContainTextAsync("0,00 NOK er igjen");
        await ExpectAccessible();
        await Button("Bekreft fordelingen").ClickAsync();
        await Expect(Page.Region("Ført på fakturaer")).ToContainTextAsync("E2E-PAID-2");
        await ExpectSaid("2 fakturaer");

        await Open("Delvis AS");
        await Expect(Lay("E2E-PAID-2")).ToHaveValueAsync("500,00");
        await Button("Bekreft fordelingen").ClickAsync();
        await Page.Region("Ført på fakturaer").GetByRole(AriaRole.Link, new() { Name = "E2E-PAID-2" }).ClickAsync();
        await ExpectPaid("600,00", "650,00");
        await Expect(Page.Region("Betalinger")).ToContainTextAsync("bekreftet av Frida");
        await Expect(Page.Region("Historikk")).ToContainTextAsync("600,00");
        await ExpectAccessible();

        await Page.Region("Betalinger").GetByRole(AriaRole.Link, new() { Name = "Delvis AS" }).ClickAsync();
        await Button("Angre avstemmingen").ClickAsync();
        var asked = Page.OpenDialog();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Angre avstemmingen" }).ClickAsync();
        await Expect(asked.GetByLabel("Begrunnelse")).ToHaveAttributeAsync("aria-invalid", "true");
        await ExpectAccessible();
        await asked.GetByLabel("Begrunnelse").FillAsync("Kunden betalte for en annen");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Angre avstemmingen" }).ClickAsync();
        await ExpectSaid("Avstemmingen er angret");
        await Expect(Page.Region("Ført på fakturaer")).ToHaveCountAsync(0);
        await Expect(Button("Bekreft fordelingen")).ToBeVisibleAsync();

        await GoTo("/invoices/E2E-PAID-2");
        await ExpectPaid("100,00", "1 150,00");
        await Expect(Page.Region("Betalinger")).ToContainTextAsync("1 betaling med referansen venter på avklaring");
        await Expect(Page.Region("Historikk")).ToContainTextAsync("Kunden betalte for en annen");

        await GoTo(Payments);
        await Read(file);
        await Expect(Upload).ToContainTextAsync("avstemming.xml er lest inn før");
        await Expect(Upload).ToContainTextAsync("Ingenting er endret nå");
        await ExpectAccessible();
        await GoTo("/invoices/E2E-PAID-1");
        await ExpectPaid("1 250,00", "0,00");
        await Expect(Page.Region("Betalinger").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_belongs_to_no_invoice_is_set_aside_and_says_why()
    {
        await SignInAs("Frida", Payments);
        await Read(BankFile.Camt054("renter.xml", ("Renteinntekt ASA", 77.25m, "7712888886")));
        await Expect(Upload).ToContainTextAsync("renter.xml er lest inn");
        await Open("Renteinntekt ASA");
        await Expect(Page.Region("Hva gjelder betalingen?")).ToContainTextAsync("Ingen faktura har referansen");
        await Button("Legg til side").ClickAsync();
        var asked = Page.OpenDialog();
        await asked.GetByLabel("Begrunnelse").FillAsync("Renter fra banken");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Legg til side" }).ClickAsync();
        await ExpectSaid("Betalingen er lagt til side");
        await Expect(Page.Region("Ført på fakturaer")).ToContainTextAsync("er lagt til side");
        await ExpectAccessible();
        await GoTo(Payments + "&list=aside");
        await Expect(Link("Renteinntekt ASA")).ToBeVisibleAsync();
        await GoTo(Payments);
        await Expect(Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(Link("Renteinntekt ASA")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_broken_file_is_refused_by_line_and_field_and_nothing_of_it_is_taken()
    {
        await SignInAs("Frida", Payments);
        await Read(BankFile.Broken("knust.xml"));
        var fault = Upload.GetByRole(AriaRole.Alert);
        await Expect(fault).ToContainTextAsync("knust.xml kunne ikke leses inn");
        await Expect(fault).ToContainTextAsync("Linje 11: Ntry/Amt er ikke et beløp");
        await Expect(fault).ToContainTextAsync("tolv kroner");
        await ExpectAccessible();
        await GoTo(Payments + "&list=files");
        await Expect(Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(Link("knust.xml")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("payments-camt054.xml", "6 betalinger (camt.054)")]
    [InlineData("payments-ocr.txt", "5 betalinger (OCR giro)")]
    public async Task The_samples_can_be_read(string name, string told)
    {
        await SignInAs("Frida", Payments);
        await Read(BankFile.Sample(name));
        await Expect(Upload).ToContainTextAsync($"{name} er lest inn");
        await Expect(Upload).ToContainTextAsync(told);
        foreach (var outcome in new[] { "Avstemt", "Delbetaling", "For mye betalt", "Ukjent referanse" })
        {
            await Expect(Upload.GetByRole(AriaRole.Row).Filter(new() { HasText = outcome })).ToHaveCountAsync(1);
        }
    }

    [Theory]
    [InlineData("Erik")]
    [InlineData("Vigdis")]
    public async Task Others_see_the_payments_and_decide_nothing(string name)
    {
        await SignInAs(name, Payments);
        await Page.Locator(".row-link").First.ClickAsync();
        await Expect(Page.GetByText("Betalingen venter på avklaring hos Økonomi.")).ToBeVisibleAsync();
        await Expect(Page.Locator("main form")).ToHaveCountAsync(0);
        await GoTo(Payments);
        await Expect(Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(Upload).ToHaveCountAsync(0);
    }

    private async Task Read(FilePayload file)
    {
        await Upload.Locator("input[type=file]").SetInputFilesAsync(file);
        await Upload.GetByRole(AriaRole.Button, new() { Name = "Les inn" }).ClickAsync();
    }

    private async Task Open(string payer)
    {
        await GoTo(Payments);
        await Link(payer).ClickAsync();
    }

    private ILocator Lay(string number) => Page.GetByLabel($"Beløp til faktura {number}");

    private async Task ExpectOutcome(string outcome, string amount)
    {
        var row = Upload.GetByRole(AriaRole.Row).Filter(new() { HasText = outcome });
        await Expect(row).ToContainTextAsync(amount);
    }

    private async Task ExpectPaid(string paid, string remaining)
    {
        await Expect(Page.Region("Betalinger").Locator(".sums")).ToContainTextAsync(new Regex($@"har sett\s*{Spaced(paid)}\s*NOK"));
        await Expect(Page.Region("Betalinger").Locator(".sums")).ToContainTextAsync(new Regex($@"Gjenstår\s*{Spaced(remaining)}\s*NOK"));
    }

    private static string Spaced(string amount) => amount.Replace(" ", @"\s");
}
