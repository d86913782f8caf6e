using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using AdminPortal.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class ImportingInvoices(PortalHost host) : Journey(host)
{
    private const string Sample = "invoices-three-bad-rows.csv";

    [Fact]
    public async Task Three_bad_rows_are_told_of_and_the_rest_lands_and_a_corrected_file_mends_it()
    {
        var sample = await File.ReadAllTextAsync(PathOfSample(), TestContext.Current.CancellationToken);
        await SignInAs("Frida", "/admin");
        await ExpectAccessible();
        await Send(Page, Sample, sample);
        await ExpectEnd(Page, "Ferdig, med feil", "3 nye · 0 rettet · 0 uendret · 3 avvist");
        var faults = Page.GetByRole(AriaRole.Table, new() { Name = "Feil i filene" }).Locator("tbody tr");
        await Expect(faults).ToHaveTextAsync(
        [
            new Regex($"^Er ikke en dato.*invoiceDate.*31\\.02\\.2026.*SAMPLE-003.*{Sample}.*5$", RegexOptions.Singleline),
            new Regex($"^Er ikke et tall.*invoicedQuantity.*én.*SAMPLE-004.*{Sample}.*7$", RegexOptions.Singleline),
            new Regex($"^Organisasjonen finnes ikke.*organizationId.*o-p-finnesIkke0000000000.*SAMPLE-005.*{Sample}.*8$", RegexOptions.Singleline),
        ]);
        await ExpectAccessible();

        await GoTo("/invoices?q=SAMPLE-00");
        await Expect(Page.Locator("tbody .row-link")).ToHaveCountAsync(3);
        await Link("SAMPLE-002").ClickAsync();
        await ExpectHeading("Faktura SAMPLE-002");
        await Expect(Page.Region("Kontroll av oppgjøret")).ToContainTextAsync("Alt stemmer");
        await ExpectAccessible();

        await GoTo("/admin");
        await Send(Page, Sample, sample);
        await ExpectEnd(Page, "Ferdig, med feil", "0 nye · 0 rettet · 3 uendret · 3 avvist");
        await Link("Importer på nytt").ClickAsync();

        var corrected = sample
            .Replace("31.02.2026", "28.02.2026", StringComparison.Ordinal)
            .Replace(";én;", ";1;", StringComparison.Ordinal)
            .Replace("o-p-finnesIkke0000000000", NewObjects.MyOrganization, StringComparison.Ordinal)
            .Replace("4500012345;261100028", "4500099999;261100028", StringComparison.Ordinal);
        await Send(Page, "rettet.csv", corrected);
        await ExpectEnd(Page, "Ferdig", "3 nye · 1 rettet · 2 uendret · 0 avvist");
        await Expect(Page.GetByText("Ingen feil", new() { Exact = true })).ToBeVisibleAsync();
        await ExpectAccessible();

        await GoTo("/invoices/SAMPLE-002");
        await Expect(Page.Region("Historikk").GetByRole(AriaRole.Listitem).First).ToContainTextAsync(
            new Regex("Frida endret fakturaen.*Import.*fra 4500012345.*til 4500099999", RegexOptions.Singleline));
    }

    [Fact]
    public async Task The_files_are_sent_on_while_their_sender_looks_at_another_page()
    {
        var held = new TaskCompletionSource();
        await SignInAs("Frida", "/admin");
        await Page.RouteAsync("**/files/1", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await Choose(Page, "underveis.csv", Invoices("UNDERVEIS", 1));
        await Button("Importer").ClickAsync();
        await Expect(Button("Avbryt sendingen")).ToBeFocusedAsync();
        await ExpectAccessible();
        await Link("Kontoer").First.ClickAsync();
        await ExpectHeading("Kontoer");
        await Link("Administrasjon").First.ClickAsync();
        await Expect(Page.GetByText("Mottar filer")).ToBeVisibleAsync();
        await Expect(Button("Avbryt sendingen")).ToBeVisibleAsync();
        await Expect(Button("Importer")).Not.ToBeVisibleAsync();
        held.SetResult();
        await ExpectEnd(Page, "Ferdig", "1 nye · 0 rettet · 0 uendret · 0 avvist");
    }

    [Fact]
    public async Task It_goes_on_when_the_browser_is_closed()
    {
        const int Count = 20_000;
        await using var portal = new PortalProcess();
        await portal.StartAsync();
        var first = await Open(portal.Address);
        await first.SignInAs("Frida", "/admin");
        await Send(first, "mange.csv", Invoices("MANGE", Count));
        await Expect(first.GetByText("Pågår", new() { Exact = true })).ToBeVisibleAsync();
        var address = new Uri(first.Url).PathAndQuery;
        await first.CloseAsync();

        var next = await Open(portal.Address);
        await next.SignInAs("Astrid", address);
        await ExpectEnd(next, "Ferdig", "20 000 nye · 0 rettet · 0 uendret · 0 avvist");
        await next.GoTo($"/invoices/MANGE-{Count}");
        await next.ExpectHeading($"Faktura MANGE-{Count}");
        await next.CloseAsync();
    }

    [Theory]
    [InlineData("Vigdis")]
    [InlineData("Erik")]
    [InlineData("Sigrid")]
    public async Task Others_are_offered_nothing_and_are_refused(string name)
    {
        await SignInAs(name, "/admin");
        await Expect(Page.GetByText("Du har ikke tilgang til administrasjonen")).ToBeVisibleAsync();
        await Expect(Page.Locator("main form, main input[type=file]")).ToHaveCountAsync(0);
        await ExpectAccessible();
        var token = await Page.Locator("[name=__RequestVerificationToken]").First.InputValueAsync();
        var answer = await Page.APIRequest.PostAsync(new Uri(Address, "/admin/imports").ToString(), new()
        {
            Headers = new Dictionary<string, string> { ["RequestVerificationToken"] = token },
            DataObject = new { files = new[] { new { name = "smuglet.csv", bytes = 10 } } },
        });
        Assert.Equal(403, answer.Status);
    }

    private static async Task Choose(IPage page, string name, string content)
    {
        await page.GetByLabel("Velg filer").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task That_no_file_is_chosen_is_said_where_one_is_chosen()
    {
        await SignInAs("Frida", "/admin");
        await Button("Importer").ClickAsync();
        await Expect(Page.GetByText("Velg en fil først.")).ToBeVisibleAsync();
        await Expect(Page.Locator("#import-files")).ToBeFocusedAsync();
    }

    private static async Task Send(IPage page, string name, string content)
    {
        await Choose(page, name, content);
        await page.Button("Importer").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/admin/imports/\d+$"));
    }

    private static async Task ExpectEnd(IPage page, string status, string outcome)
    {
        var progress = page.Region("Framdrift");
        await Expect(progress.Locator(".panel-head").GetByText(status, new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(progress.Locator(".job-count")).ToHaveTextAsync(outcome);
        await Expect(progress.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("aria-valuenow", "100");
    }

    private static string Invoices(string name, int count) => Enumerable.Range(1, count).Aggregate(
        new StringBuilder("invoiceNumber;invoiceDate;organizationId;currencyCode;totalInvoiceAmount;totalTaxAmount;lineAmount;lineTotalTaxAmount\n"),
        (file, number) => file.AppendLine(CultureInfo.InvariantCulture, $"{name}-{number};2026-11-02;{NewObjects.MyOrganization};NOK;125,00;25,00;100,00;25,00"),
        file => file.ToString());

    private static string PathOfSample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AdminPortal.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "docs", "samples", Sample);
    }
}
