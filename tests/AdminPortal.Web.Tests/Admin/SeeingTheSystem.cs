using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Instances;
using AdminPortal.Testing;
using AdminPortal.Web.Admin;
using AdminPortal.Web.Jobs;
using Bunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdminPortal.Web.Tests.Admin;

public sealed class SeeingTheSystem : PortalTestContext
{
    private readonly TestStore store = TestStore.InFile();

    public SeeingTheSystem()
    {
        Serve(store);
        Services.AddSingleton(new ThisInstance(TimeProvider.System));
        Services.AddScoped<ImportWords>();
        Services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Testing" });
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite", ["ConnectionStrings:Portal"] = "Data Source=hidden.db;Password=hush",
        }).Build());
        SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public void Every_part_says_in_words_how_it_stands()
    {
        var page = Render<SystemPage>();

        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("section.panel").Count));
        Assert.Equal("Bra", page.Find("section[aria-labelledby=system-recurring] .badge").TextContent.Trim());
        Assert.Equal("Se på dette", page.Find("section[aria-labelledby=system-audit] .badge").TextContent.Trim());
        Assert.All(page.FindAll(".badge"), badge => Assert.NotNull(badge.QuerySelector("svg")));
        Assert.DoesNotContain("hush", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Finance)]
    [InlineData(StaffRole.Editor)]
    public void Others_are_told_why_they_see_nothing(StaffRole role)
    {
        store.SignInAs(role);

        var page = Render<SystemPage>();

        page.WaitForAssertion(() => Assert.Contains("Systemets tilstand er for administratorer av alt", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("section.panel"));
    }

    [Fact]
    public void It_is_read_anew_until_somebody_holds_it_still()
    {
        var page = Render<SystemPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindComponents<Poll>()));

        page.Find("button[aria-pressed]").Click();

        Assert.Empty(page.FindComponents<Poll>());
        Assert.Equal("true", page.Find("button[aria-pressed]").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task A_check_of_the_trail_is_begun_and_its_result_shown()
    {
        var page = Render<SystemPage>();
        page.WaitForElement("section[aria-labelledby=system-audit] button");

        await page.Find("section[aria-labelledby=system-audit] button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("section[aria-labelledby=system-audit] button").GetAttribute("aria-disabled")));
        await new AuditCheckRunner(store.Service<AuditCheck>(), NullLogger<AuditCheckRunner>.Instance).RunOnceAsync(Xunit.TestContext.Current.CancellationToken);
        await page.FindAll(".system-refresh button")[1].ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("er slik de ble skrevet", page.Find("section[aria-labelledby=system-audit]").TextContent, StringComparison.Ordinal));
    }
}
