using AdminPortal.Application.Access;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Access;
using AdminPortal.Web.SignIn;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Access;

/// <summary>The pages of access over a store of their own, with Sigrid to give something to; for an unrestricted Admin until told otherwise.</summary>
public abstract class AccessPages : PortalTestContext
{
    protected const string Sigrid = "sigrid";

    protected AccessPages()
    {
        Serve(Store);
        User = AddAuthorization();
        SetRendererInfo(new("Server", isInteractive: true));
        Become(StaffRole.Admin);
        Store.Given.Staff(Sigrid);
    }

    protected TestStore Store { get; } = new();

    protected BunitAuthorizationContext User { get; }

    protected string Here => Service<NavigationManager>().Uri;

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Signs somebody in, in the store and in the browser.</summary>
    protected void Become(StaffRole role, Organization? organization = null)
    {
        Store.SignInAs(role, organization);
        var me = Store.User.Identity!;
        User.SetAuthorized(me.Name);
        User.SetClaims(new(PortalClaims.Subject, me.Id), new(PortalClaims.Session, "a-session"));
        if (!Store.Open().StaffMembers.Any(member => member.PersonId == me.Id))
        {
            Store.Given.Staff(me.Id, [.. me.SignInRoles]);
        }
    }

    protected IRenderedComponent<T> Open<T>(string address, Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : class, IComponent
    {
        Service<NavigationManager>().NavigateTo(address);
        var page = Render<T>(parameters ?? (_ => { }));
        page.WaitForElement("h1");
        return page;
    }

    protected IRenderedComponent<GrantsPage> OpenList(string query = "")
    {
        var page = Open<GrantsPage>($"/admin/access{query}");
        page.WaitForElement(".pager, .notice");
        return page;
    }

    protected IRenderedComponent<StaffMemberPage> OpenPerson(string personId, string query = "") =>
        Open<StaffMemberPage>($"/admin/access/staff/{personId}{query}", parameters => parameters.Add(page => page.PersonId, personId));

    /// <summary>The rows of the first table, a text for each cell.</summary>
    protected static IReadOnlyList<string> Rows<T>(IRenderedComponent<T> page)
        where T : class, IComponent =>
        [.. page.FindAll("table")[0].QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => string.Join(' ', cell.TextContent.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))))];
}
