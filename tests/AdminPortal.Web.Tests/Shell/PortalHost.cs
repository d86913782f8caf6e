using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Web.Tests.Shell;

/// <summary>The portal in this process, in Development, with a store that is as far as the test says.</summary>
public sealed partial class PortalHost : WebApplicationFactory<Program>
{
    public StorePhase Phase { get; init; } = StorePhase.Ready;

    private readonly Lazy<TestStore> own = new(() => new TestStore());

    /// <summary>A test's store; without one an empty one, which knows whoever signs in.</summary>
    public StoreSettings? Store { get; init; }

    /// <summary>What the test puts in the portal's way.</summary>
    public Action<IServiceCollection> Configure { get; init; } = _ => { };

    /// <summary>A browser that asks for pages and keeps cookies, but does not follow redirects.</summary>
    public HttpClient Browser(string language = "nb")
    {
        var browser = CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return browser;
    }

    public async Task<HttpClient> SignedInAs(string person)
    {
        var browser = Browser();
        var answer = await Post(browser, "/sign-in", "/sign-in/development", ("person", person));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>Sends a form with the antiforgery token of the page that holds it.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await (await browser.GetAsync(page)).Content.ReadAsStringAsync()).Groups[1].Value;
        return await browser.PostAsync(action, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseSetting("ConnectionStrings:Portal", (Store ?? own.Value.Settings).ConnectionString);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services =>
        {
            var state = new StoreState();
            Enter(state, Phase);
            services.AddSingleton(state);
            foreach (var startUp in services.Where(service => service.ServiceType == typeof(IHostedService) && (service.ImplementationType?.Assembly ?? service.ImplementationFactory?.Method.Module.Assembly) == typeof(StoreState).Assembly).ToList())
            {
                services.Remove(startUp);
            }

            Configure(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && own.IsValueCreated)
        {
            own.Value.Dispose();
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Enter(StoreState state, StorePhase next);
}
