using System.Globalization;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Jobs;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace AdminPortal.Web.Tests;

/// <summary>Renders components as a Norwegian reader sees them, at the time that the test says.</summary>
public abstract class PortalTestContext : BunitContext
{
    protected PortalTestContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb-NO");
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddRadzenComponents();
        Services.AddScoped<Notices>();
        Services.AddScoped<Moments>();
        Services.AddScoped<JobWatch>();
        Services.AddScoped<JobWords>();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<TabConnection>();
        Services.AddScoped<AccessChanges>();
        // Who else is there matters to no other test than its own.
        ComponentFactories.AddStub<PresenceBar>();
        this.AddBunitPersistentComponentState();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected TestClock Clock { get; } = new();

    /// <summary>Every service of the application, over the store of the test.</summary>
    protected void Serve(TestStore store)
    {
        Services.AddOptions();
        foreach (var service in typeof(PortalStore).Assembly.GetExportedTypes().Where(type => type.IsClass && type.Name.EndsWith("Service", StringComparison.Ordinal)))
        {
            Services.TryAddSingleton(service, _ => store.Service(service));
        }
    }

    protected T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
