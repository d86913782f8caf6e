using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Contacts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Contacts;

/// <summary>The contact's form over a store, and somebody else who is at it too.</summary>
public abstract class ContactPages : PortalTestContext
{
    protected ContactPages()
    {
        Services.AddSingleton(Store.Service<ContactService>());
        Services.AddSingleton(Store.Service<OrganizationService>());
        Services.AddSingleton(Store.Service<AccessService>());
        Services.AddSingleton(Store.Service<DraftService>());
        Services.AddSingleton(Store.Service<LatestChangeService>());
    }

    protected TestStore Store { get; } = new();

    /// <summary>Somebody else changes the contact.</summary>
    protected void Elsewhere(string id, Action<ContactInput> change)
    {
        var me = Store.User.Identity!;
        Store.User.SignIn(new CallerIdentity("test-astrid", "Astrid", [StaffRole.Admin], ChangeSource.Portal));
        var stored = Store.Service<ContactService>().FindAsync(id, CancellationToken.None).GetAwaiter().GetResult()!;
        var input = ContactEdit.InputOf(stored);
        change(input);
        Assert.True(Store.Service<ContactService>().ChangeAsync(id, stored.Version, input, false, CancellationToken.None).GetAwaiter().GetResult().Succeeded);
        Store.User.SignIn(me);
    }

    protected IRenderedComponent<NewContactPage> New(string url = "/contacts/new")
    {
        SetRendererInfo(new("Server", isInteractive: true));
        Service<NavigationManager>().NavigateTo(url);
        var page = Render<NewContactPage>();
        page.WaitForElement("h1");
        return page;
    }

    protected IRenderedComponent<EditContactPage> Edit(string id)
    {
        SetRendererInfo(new("Server", isInteractive: true));
        Service<NavigationManager>().NavigateTo($"/contacts/{id}/edit");
        var page = Render<EditContactPage>(part => part.Add(p => p.Id, id));
        page.WaitForElement("h1");
        return page;
    }
}
