using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Clients;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Clients;

/// <summary>The pages of API clients over a store of their own, for an unrestricted Admin until told otherwise.</summary>
public abstract class ClientPages : PortalTestContext
{
    protected ClientPages()
    {
        Serve(Store);
        SetRendererInfo(new("Server", isInteractive: true));
        Store.SignInAs(StaffRole.Admin);
    }

    protected TestStore Store { get; } = new();

    protected string Here => Service<NavigationManager>().Uri;

    protected async Task<NewSecret> GivenClientAsync(string name, Organization? organization = null, params string[] scopes) =>
        (await Service<ApiClientService>().CreateAsync(
            new() { Name = name, OrganizationId = organization?.PublicId, Scopes = scopes.Length == 0 ? [ApiScopes.AccountsRead] : [.. scopes] },
            Xunit.TestContext.Current.CancellationToken)).Value!;

    protected IRenderedComponent<ClientPage> Open(string clientId)
    {
        Service<NavigationManager>().NavigateTo($"/admin/clients/{clientId}");
        var page = Render<ClientPage>(parameters => parameters.Add(one => one.Id, clientId));
        page.WaitForElement("#client-secrets");
        return page;
    }

    protected IRenderedComponent<NewClientPage> OpenForm()
    {
        Service<NavigationManager>().NavigateTo("/admin/clients/new");
        var page = Render<NewClientPage>();
        page.WaitForElement("h1");
        return page;
    }

    protected static void Choose<T>(IRenderedComponent<T> page, Organization organization)
        where T : class, IComponent =>
        page.InvokeAsync(() => page.FindComponent<OrganizationPicker>().Instance.ValueChanged.InvokeAsync(new(organization.PublicId, organization.Name, null, []))).Wait(TimeSpan.FromSeconds(5));
}
