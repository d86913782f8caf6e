using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Testing.Circuits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Web.Tests.Circuits;

/// <summary>The portal on a real Kestrel over a store of its own, for tabs that are opened by hand.</summary>
public class CircuitHost : IDisposable
{
    private readonly Factory factory;

    public CircuitHost()
        : this([])
    {
    }

    /// <param name="settings">Name and value of each, by turns.</param>
    internal CircuitHost(params string[] settings)
    {
        factory = new(Store.Settings, Log, settings);
        factory.UseKestrel(0);
        factory.StartServer();
        Address = new(factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var state = factory.Services.GetRequiredService<StoreState>();
        SpinWait.SpinUntil(() => state.IsReady, TimeSpan.FromSeconds(30));
        Organization = Store.Given.Organization("Fjellheim AS");
        Foreign = Store.Given.Organization("Havgap AS");
        Account = Store.Given.Account("Fjellkonto", Organization);
        Contact = Store.Given.Contact("Kari", "Fjell", Organization);
        Store.Given.Grant(DevelopmentPerson.Sigrid.Id, StaffRole.Viewer, Foreign);
    }

    public TestStore Store { get; } = TestStore.InFile();

    public Uri Address { get; }

    internal CapturedLog Log { get; } = new();

    public Organization Organization { get; }

    /// <summary>Where alone Sigrid has a role.</summary>
    public Organization Foreign { get; }

    public Account Account { get; }

    public Contact Contact { get; }

    public IServiceProvider Services => factory.Services;

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<SignedInBrowser> SignInAsync(DevelopmentPerson person)
    {
        var browser = new SignedInBrowser(Address);
        await browser.SignInAsync(person.Id);
        return browser;
    }

    /// <summary>Those who are signed in by a role for everything, such as <c>vigdis</c>.</summary>
    public Task<SignedInBrowser> SignInAsync(string name) => SignInAsync(DevelopmentPerson.All.Single(person => person.Id == "dev-" + name));

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        factory.Dispose();
        Store.Dispose();
    }

    private sealed class Factory(StoreSettings store, CapturedLog log, string[] settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Development);
            builder.UseSetting("ConnectionStrings:Portal", store.ConnectionString);
            builder.UseSetting("Demo:Organizations", "0");
            foreach (var setting in settings.Chunk(2))
            {
                builder.UseSetting(setting[0], setting[1]);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
            builder.WithoutRecurringWork();
        }
    }
}
