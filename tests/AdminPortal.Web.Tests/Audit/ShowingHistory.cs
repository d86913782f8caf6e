using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Audit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Audit;

public sealed class ShowingHistory : PortalTestContext
{
    private readonly TestStore store = new();

    public ShowingHistory()
    {
        Services.AddSingleton(store.Service<AuditService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<AccessService>());
    }

    [Fact]
    public void A_change_is_told_in_words_with_names_and_links()
    {
        var (from, to) = (store.Given.Organization("Fra AS"), store.Given.Organization("Til AS"));
        var account = store.Given.Account("Login", to);
        store.Given.AuditEntry(to, e =>
        {
            (e.ObjectType, e.ObjectId, e.Reason) = (AuditObjectTypes.Account, account.PublicId, "Bestilt");
            e.Changes.Clear();
            e.Changes.Add(new() { Position = 0, Field = "Organization", OldValue = from.PublicId, NewValue = to.PublicId, Digest = [] });
            e.Changes.Add(new() { Position = 1, Field = "Enabled", OldValue = "True", NewValue = "False", Digest = [] });
            e.Changes.Add(new() { Position = 2, Field = "Products", NewValue = "gone", Digest = [] });
            e.Changes.Add(new() { Position = 3, Field = "SomethingNew", OldValue = "1", NewValue = "2", Digest = [] });
        });

        var panel = Render<HistoryPanel>(parameters => parameters.Add(p => p.ObjectId, account.PublicId));

        panel.WaitForAssertion(() => Assert.StartsWith("Astrid endret kontoen Login", Words(panel.Find(".audit-body p").TextContent), StringComparison.Ordinal));
        Assert.Equal(["organisasjon", "status", "produkter", "SomethingNew"], panel.FindAll(".audit-fields dt").Select(field => field.TextContent));
        Assert.Equal(
            ["fra Fra AS → til Til AS", "fra aktivert → til deaktivert", "la til gone", "fra 1 → til 2"],
            panel.FindAll(".audit-fields dd").Select(value => Words(value.TextContent)));
        Assert.Equal([$"/organizations/{from.PublicId}", $"/organizations/{to.PublicId}"], panel.FindAll(".audit-fields a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Bestilt", panel.Find(".audit-reason").TextContent);
        Assert.Equal("10:30", panel.Find(".audit-facts time").TextContent);
    }

    [Theory]
    [InlineData(AuditObjectTypes.DeleteProtection, "created", null, "satte slettevern på")]
    [InlineData(AuditObjectTypes.DeleteProtection, "deleted", null, "opphevet slettevernet på")]
    [InlineData(AuditObjectTypes.ProtectionRequest, "created", "Kind:Lift", "ba om å få opphevet slettevernet på")]
    [InlineData(AuditObjectTypes.ProtectionRequest, "changed", "Status:Approved", "godkjente forespørselen om slettevernet på")]
    [InlineData(AuditObjectTypes.ProtectionRequest, "changed", "Status:Declined", "avslo forespørselen om slettevernet på")]
    [InlineData(AuditObjectTypes.Contact, "erased", null, "slettet personopplysningene til")]
    [InlineData(AuditObjectTypes.Organization, "purged", null, "slettet for godt organisasjonen")]
    [InlineData("something", "happened", null, "happened something")]
    public void What_was_done_reads_naturally(string type, string action, string? told, string deed)
    {
        var fields = told is null ? [] : new[] { new AuditField(told.Split(':')[0], AuditValue.None, new(told.Split(':')[1]), false) };
        var entry = new AuditEntryDetail(1, default, "", false, "", "", ChangeSource.Portal, action, new(type, "", null, false), null, null, fields);

        Assert.Equal(deed, Texts.Deed(entry));
    }

    [Fact]
    public void Values_are_words_in_the_readers_language()
    {
        Assert.Equal("produksjon", Texts.Value("IsSandbox", new("False")));
        Assert.Equal("ja", Texts.Value("Anything", new("True")));
        Assert.Equal("30 dager", Texts.Value("PaymentTermsDays", new("30")));
        Assert.Equal("økonomikontakt", Texts.Value("Roles", new("FinancialContact")));
        Assert.Equal("4. mai 2026", Texts.Value("ReviewOn", new("2026-05-04")));
        Assert.Equal("1\u00A0250,50\u00A0NOK", Texts.Value("PaidAmount", new("1250.50 NOK")));
        Assert.Equal("2. mar. 2026 kl. 10:30 (CET)", Texts.Value("DeletedAt", new("2026-03-02T09:30:00.0000000Z")));
        Assert.Equal("utenfor det du har tilgang til", Texts.Value("Parent", new(null, IsHidden: true)));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal("Norway", Texts.Value("Country", new("NO")));
        Assert.Equal("disabled", Texts.Value("Enabled", new("False")));
    }

    [Fact]
    public void The_page_narrows_by_its_address_and_exports_what_it_shows()
    {
        store.Given.AuditEntry(store.Given.Organization("Shown"), e => e.Source = ChangeSource.Api);
        store.Given.AuditEntry(store.Given.Organization("Hidden"));
        Service<NavigationManager>().NavigateTo("/audit?source=api&type=organization&page=x");

        var page = Render<AuditPage>();

        page.WaitForAssertion(() => Assert.Equal(["Shown"], page.FindAll(".audit-subject").Select(subject => subject.TextContent.Trim())));
        Assert.Equal("/audit/export?source=api&type=organization", page.Find("a[download]").GetAttribute("href"));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".chip").Count));
    }

    [Fact]
    public void Nothing_found_is_not_nothing_yet()
    {
        Service<NavigationManager>().NavigateTo("/audit");
        var page = Render<AuditPage>();
        page.WaitForAssertion(() => Assert.Contains("Ingen historikk ennå", page.Markup, StringComparison.Ordinal));

        Service<NavigationManager>().NavigateTo("/audit?person=nobody");

        page.WaitForAssertion(() => Assert.Contains("Ingenting passer", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_export_has_a_row_for_each_field()
    {
        var fjord = store.Given.Organization("Fjord");
        store.Given.AuditEntry(fjord, e =>
        {
            e.Changes.Add(new() { Position = 1, Field = "Country", OldValue = "SE", NewValue = "NO", Digest = [] });
        });
        store.Given.AuditEntry(fjord, e => e.Changes.Clear());

        var columns = AuditExport.ColumnsIn(Texts);
        var lines = await AuditExport.LinesOf(store.Service<AuditService>().ExportAsync(new(), default)).ToListAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(
            ["||", "navn|Before|Fjord", "land|Sverige|Norge"],
            lines.Select(line => string.Join('|', columns.Skip(9).Take(3).Select(column => column.Value(line).Text))));
    }

    private IStringLocalizer<AuditTexts> Texts => Service<IStringLocalizer<AuditTexts>>();

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
