using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Testing;
using AdminPortal.Web.Tests.Shell;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminPortal.Web.Tests.Admin;

/// <summary>The files of an import over HTTP: announced, sent one by one, queued; by those who may, with the token of a page of theirs.</summary>
public sealed class SendingAnImport : IDisposable
{
    private readonly PortalHost portal = new();
    private readonly TestStore store = new(configure: services => services.Configure<ImportSettings>(settings => settings.MaxBytes = 3_000_000));
    private WebApplicationFactory<Program>? host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        host?.Dispose();
        store.Dispose();
        portal.Dispose();
    }

    [Theory]
    [InlineData(StaffRole.Finance)]
    [InlineData(StaffRole.Admin)]
    public async Task Files_are_sent_one_by_one_and_then_wait(StaffRole role)
    {
        store.SignInAs(role);
        var browser = await SignedInAsync();
        var content = new byte[2_500_000];

        var begun = await browser.PostAsJsonAsync("/admin/imports", new { files = new[] { new { name = "a.csv", bytes = content.Length }, new { name = "b.csv", bytes = 3 } } }, Cancellation);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var import = (await begun.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("href").GetString();
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(browser, $"{import}/files/1", content));
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(browser, $"{import}/queue", []));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(browser, $"{import}/files/2", [1, 2, 3]));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(browser, $"{import}/queue", []));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(browser, $"{import}/files/2", [1, 2, 3]));

        Assert.Equal(ImportStatus.Queued, store.Open().InvoiceImports.Single().Status);
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Editor)]
    public async Task Who_may_not_is_told_so(StaffRole role)
    {
        store.SignInAs(role);

        Assert.Equal((HttpStatusCode.Forbidden, "Du har ikke tilgang til å gjøre dette. Ingenting er lagret."), await BeginAsync(await SignedInAsync(), 1));
        Assert.Empty(store.Open().InvoiceImports);
    }

    [Fact]
    public async Task Who_settles_for_a_part_does_not_import_for_all()
    {
        store.SignInAs(StaffRole.Finance, store.Given.Organization("Fjord"));

        Assert.Equal(HttpStatusCode.Forbidden, (await BeginAsync(await SignedInAsync(), 1)).Status);
    }

    [Fact]
    public async Task What_is_too_large_or_nothing_is_refused_before_it_is_sent()
    {
        var browser = await SignedInAsync();

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Filene er større enn 3 MB til sammen. Del dem opp, og importer delene hver for seg."), await BeginAsync(browser, 3_000_001));
        var none = await browser.PostAsJsonAsync("/admin/imports", new { files = Array.Empty<object>() }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Contains("Velg mellom 1 og 20 filer", await none.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/imports")]
    [InlineData("/admin/imports/1/files/1")]
    [InlineData("/admin/imports/1/queue")]
    [InlineData("/admin/imports/1/cancel")]
    public async Task Without_the_token_of_a_page_nothing_is_taken(string address)
    {
        var browser = await SignedInAsync();
        browser.DefaultRequestHeaders.Remove("RequestVerificationToken");

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsJsonAsync(address, new { }, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_sample_is_there_to_begin_with()
    {
        var browser = await SignedInAsync();

        var sample = await browser.GetStringAsync("/admin/imports/sample.csv", Cancellation);

        Assert.StartsWith("invoiceNumber;invoiceDate;", sample.TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient browser, string address, byte[] content) =>
        (await browser.PostAsync(address, new ByteArrayContent(content), Cancellation)).StatusCode;

    private static async Task<(HttpStatusCode Status, string? Error)> BeginAsync(HttpClient browser, long bytes)
    {
        var answer = await browser.PostAsJsonAsync("/admin/imports", new { files = new[] { new { name = "a.csv", bytes } } }, Cancellation);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("error").GetString());
    }

    /// <summary>The host answers from the test's store, as the caller whom the test has signed in there.</summary>
    private async Task<HttpClient> SignedInAsync()
    {
        host = portal.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services
            .Replace(ServiceDescriptor.Singleton(store.Service<ImportService>()))
            .Replace(ServiceDescriptor.Singleton(store.Service<ImportUpload>()))
            .Replace(ServiceDescriptor.Singleton(store.Service<AccessService>()))));
        var browser = host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nb");
        await PortalHost.Post(browser, "/sign-in", "/sign-in/development", ("person", "dev-frida"));
        var page = await browser.GetStringAsync("/admin", Cancellation);
        browser.DefaultRequestHeaders.Add("RequestVerificationToken", Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value);
        return browser;
    }
}
