using AdminPortal.Application.Access;
using AdminPortal.Testing;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.BillingAccounts;

/// <summary>The pages of billing accounts over a store of their own, for an Editor until told otherwise.</summary>
public abstract class BillingPages : PortalTestContext
{
    protected BillingPages()
    {
        Serve(Store);
        SetRendererInfo(new("Server", isInteractive: true));
        Store.SignInAs(StaffRole.Editor);
    }

    protected TestStore Store { get; } = new();

    protected string Here => Service<NavigationManager>().Uri;

    protected void GoTo(string url) => Service<NavigationManager>().NavigateTo(url);
}
