using System.Text.RegularExpressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Testing;
using AdminPortal.Web.Admin;
using AdminPortal.Web.Jobs;
using AdminPortal.Web.Tests.Architecture;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Admin;

public sealed class SeeingImports : PortalTestContext
{
    private readonly TestStore store = new();

    public SeeingImports()
    {
        Serve(store);
        Services.AddScoped(_ => store.Service<ImportUpload>());
        Services.AddScoped<ImportWords>();
        SetRendererInfo(new("Server", isInteractive: true));
        store.SignInAs(StaffRole.Finance);
    }

    [Fact]
    public void An_empty_list_says_what_to_do()
    {
        var page = Render<AdminPage>();

        page.WaitForAssertion(() => Assert.Contains("Ingen importer ennå", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/admin/imports/sample.csv", page.Find(".import-guide a[download]").GetAttribute("href"));
        Assert.NotNull(page.Find("input[type=file]"));
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Editor)]
    public void Who_neither_settles_nor_administers_is_told_so(StaffRole role)
    {
        store.SignInAs(role);

        var page = Render<AdminPage>();

        page.WaitForAssertion(() => Assert.Contains("Du har ikke tilgang til administrasjonen", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void Who_settles_for_a_part_is_told_why_there_is_no_form()
    {
        store.SignInAs(StaffRole.Finance, store.Given.Organization("Fjord"));

        var page = Render<AdminPage>();

        page.WaitForAssertion(() => Assert.Contains("Du kan ikke importere", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task An_import_shows_its_counts_and_the_faults_of_one_kind()
    {
        var id = await ImportAsync(import =>
        {
            (import.Status, import.EndedAt, import.Created, import.Refused) = (ImportStatus.Done, store.Clock.UtcNow, 3, 2);
            import.Faults.Add(new() { Number = 0, File = "a.csv", Line = 7, InvoiceNumber = "A-1", Field = "invoiceDate", Code = "not_a_date", Value = "igår" });
            import.Faults.Add(new() { Number = 1, File = "a.csv", Line = 9, Code = "required", Field = "currencyCode" });
        });
        Service<NavigationManager>().NavigateTo($"/admin/imports/{id}?fault=not_a_date");

        var page = Render<ImportPage>(parameters => parameters.Add(one => one.Id, id));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal("Ferdig, med feil", page.Find(".job .badge").TextContent.Trim());
        Assert.Contains("Er ikke en dato", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("igår", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/admin/imports/{id}/faults", page.Find("a[download]").GetAttribute("href"));
        Assert.Empty(page.FindComponents<Poll>());
    }

    [Fact]
    public async Task One_that_runs_is_followed_and_can_be_cancelled()
    {
        var id = await ImportAsync(import => (import.Status, import.TotalBytes, import.ReadBytes) = (ImportStatus.Running, 2_000_000, 500_000));

        var page = Render<ImportPage>(parameters => parameters.Add(one => one.Id, id));
        page.WaitForAssertion(() => Assert.Equal("25", page.Find("[role=progressbar]").GetAttribute("aria-valuenow")));
        await page.Find(".job > .actions button").ClickAsync(new());

        Assert.Equal("Avbryter", page.Find(".job .badge").TextContent.Trim());
        Assert.NotEmpty(page.FindComponents<Poll>());
    }

    [Theory]
    [InlineData("ImportTexts.resx")]
    [InlineData("ImportTexts.en.resx")]
    public void Every_fault_has_its_words(string file)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "src/AdminPortal.Web/Admin", file));
        var worded = Regex.Matches(text, "name=\"Fault\\.(\\w+)\"").Select(found => found.Groups[1].Value);

        Assert.Equal(
            [.. ImportFaultCodes.OfRows.Concat(ImportFaultCodes.OfFiles).Concat(ImportEnds.All).Concat(["not_allowed", "other"]).Order(StringComparer.Ordinal)],
            worded.Order(StringComparer.Ordinal));
    }

    private async Task<long> ImportAsync(Action<InvoiceImport> and)
    {
        var import = new InvoiceImport { Status = ImportStatus.Queued, OwnerId = "frida", OwnerName = "Frida", OwnerRoles = "Finance", CreatedAt = store.Clock.UtcNow };
        import.Files.Add(new() { Number = 1, Name = "a.csv", Bytes = 10 });
        and(import);
        await using var db = store.Open();
        db.InvoiceImports.Add(import);
        await db.SaveChangesAsync();
        return import.Id;
    }
}
