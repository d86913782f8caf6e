using System.Net;
using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Testing;
using AdminPortal.Web.Tests.Shell;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminPortal.Web.Tests.Contacts;

/// <summary>The file of all that is known of a person is handed to those who may have it, and kept by no cache.</summary>
public sealed class TakingOutAPerson : IDisposable
{
    private readonly PortalHost portal = new();
    private readonly TestStore store = new();

    public void Dispose()
    {
        store.Dispose();
        portal.Dispose();
    }

    [Fact]
    public async Task ItIsAFileThatNobodyKeeps()
    {
        var kari = store.Given.Contact("Kari", "Hårfagre");

        var answer = await AskAsync(kari.PublicId, "dev-erik", StaffRole.Editor);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("application/json", "attachment", $"{kari.PublicId}.json"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("\"lastName\": \"Hårfagre\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayNotIsSentAway()
    {
        var kari = store.Given.Contact("Kari", "Hårfagre");

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(kari.PublicId, "dev-vigdis", StaffRole.Viewer)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("c-p-none", "dev-erik", StaffRole.Editor)).StatusCode);
        Assert.Equal("/sign-in", (await portal.Browser().GetAsync($"/contacts/{kari.PublicId}/export.json", TestContext.Current.CancellationToken)).Headers.Location!.AbsolutePath);
    }

    /// <summary>The host answers from the test's store, as the caller whom the test has signed in there.</summary>
    private async Task<HttpResponseMessage> AskAsync(string id, string person, StaffRole role)
    {
        store.User.As(role);
        using var host = portal.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Replace(ServiceDescriptor.Singleton(store.Service<ContactPrivacyService>()))));
        var browser = host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await PortalHost.Post(browser, "/sign-in", "/sign-in/development", ("person", person));
        return await browser.GetAsync($"/contacts/{id}/export.json", TestContext.Current.CancellationToken);
    }
}
