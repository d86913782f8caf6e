using System.Globalization;
using AdminPortal.Testing;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Changes;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
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
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<TabConnection>();
        // Who else is there matters to no other test than its own.
        ComponentFactories.AddStub<PresenceBar>();
        this.AddBunitPersistentComponentState();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected TestClock Clock { get; } = new();

    protected T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
