using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Presence;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Organizations;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Organizations;

/// <summary>The pages of organisations over a store of their own, for an unrestricted Admin until told otherwise.</summary>
public abstract class OrganizationPages : PortalTestContext
{
    protected OrganizationPages()
    {
        Services.AddSingleton(Store.Service<OrganizationTreeService>());
        Services.AddSingleton(Store.Service<OrganizationService>());
        Services.AddSingleton(Store.Service<OrganizationLifecycleService>());
        Services.AddSingleton(Store.Service<OrganizationBinService>());
        Services.AddSingleton(Store.Service<AccountService>());
        Services.AddSingleton(Store.Service<ContactService>());
        Services.AddSingleton(Store.Service<InvoiceService>());
        Services.AddSingleton(Store.Service<EhfService>());
        Services.AddSingleton(Store.Service<BillingAccountService>());
        Services.AddSingleton(Store.Service<AddressCardUseService>());
        Services.AddSingleton(Store.Service<AccessService>());
        Services.AddSingleton(Store.Service<ProtectionService>());
        Services.AddSingleton(Store.Service<ProtectionRequestService>());
        Services.AddSingleton(Store.Service<PresenceService>());
        Services.AddSingleton(Store.Service<DraftService>());
        Services.AddSingleton(Store.Service<LatestChangeService>());
        Services.AddScoped<TabConnection>();
        Services.AddScoped<Notices>();
        Services.AddOptions();
        SetRendererInfo(new("Server", isInteractive: true));
    }

    protected TestStore Store { get; } = new();

    protected string Here => Service<NavigationManager>().Uri;

    protected ChangeNotice? Notice => Service<Notices>().Current;

    protected IRenderedComponent<OrganizationsPage> Open(Organization organization, string waitFor = ".facts")
    {
        Service<NavigationManager>().NavigateTo($"/organizations/{organization.PublicId}");
        var page = Render<OrganizationsPage>(part => part.Add(p => p.Id, organization.PublicId));
        page.WaitForElement(".tree-name");
        page.WaitForElement(waitFor);
        return page;
    }
}
