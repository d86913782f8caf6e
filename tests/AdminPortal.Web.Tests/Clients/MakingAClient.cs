using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Web.Clients;
using Bunit;

namespace AdminPortal.Web.Tests.Clients;

public sealed class MakingAClient : ClientPages
{
    [Fact]
    public void Every_fault_is_shown_at_once_and_at_its_field()
    {
        var page = OpenForm();
        page.Find("input[name=reach][value=everything]").Change("everything");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Navn: Må fylles ut", "Tilganger: Må fylles ut"], page.FindAll("[role=alert] li").Select(fault => fault.TextContent)));
        Assert.NotNull(page.Find("#Name-error"));
        Assert.NotNull(page.Find("#Scopes-error"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nobody_gives_everything_by_choosing_nothing(bool choosesToNameOne)
    {
        var page = OpenForm();
        Fill(page);
        if (choosesToNameOne)
        {
            page.Find("input[name=reach][value=organization]").Change("organization");
        }

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(choosesToNameOne ? "Organisasjon: Må fylles ut" : "Gjelder for: Må fylles ut", page.Find("[role=alert] li").TextContent));
        Assert.NotNull(page.Find("#" + page.Find("[role=alert] li button").GetAttribute("data-focus")));
        Assert.Empty(Store.Open().ApiClients);
    }

    [Fact]
    public void The_secret_is_shown_once_with_the_way_to_a_token_and_is_gone_with_the_page()
    {
        var fjord = Store.Given.Organization("Fjord");
        var page = OpenForm();
        Fill(page);
        page.Find("input[name=reach][value=organization]").Change("organization");
        Choose(page, fjord);

        page.Find("form").Submit();

        page.WaitForElement(".new-secret");
        var client = Store.Open().ApiClients.Single();
        var secret = page.FindAll(".new-secret code")[1].TextContent;
        Assert.Equal(client.ClientId, page.FindAll(".new-secret code")[0].TextContent);
        Assert.Equal($"curl -u '{client.ClientId}:{secret}' -d grant_type=client_credentials http://localhost/oauth/v2/token", page.Find(".command").TextContent);
        Assert.Equal(secret, page.Find(".new-secret .button.primary").GetAttribute("data-copy"));
        Assert.Contains("bare denne ene gangen", page.Find(".new-secret .notice").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/admin/clients/{client.ClientId}", page.Find(".new-secret a.button").GetAttribute("href"));
        Assert.Empty(page.FindAll("form"));
        Assert.Equal((fjord.Id, "accounts.read accounts.write invoices.read"), (client.OrganizationId, client.Scopes));

        Assert.DoesNotContain(secret, Here, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, OpenForm().Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Open(client.ClientId).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Store.Open().Drafts.ToList(), draft => draft.Content.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_lower_level_takes_the_higher_ones_away()
    {
        var page = OpenForm();
        Fill(page);
        page.Find("input[name=scope-contacts][value=admin]").Change("admin");
        page.Find("input[name=scope-contacts][value=read]").Change("read");
        page.Find("input[name=scope-accounts][value=none]").Change("none");
        page.Find("input[name=reach][value=everything]").Change("everything");

        page.Find("form").Submit();

        page.WaitForElement(".new-secret");
        Assert.Equal(("contacts.read invoices.read", null), (Store.Open().ApiClients.Single().Scopes, Store.Open().ApiClients.Single().OrganizationId));
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Finance)]
    public void Who_does_not_administer_gets_an_explanation_and_no_form(StaffRole role)
    {
        Store.SignInAs(role);

        var page = OpenForm();

        page.WaitForAssertion(() => Assert.Contains("Du kan ikke opprette API-klienter", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void An_admin_of_a_part_is_not_offered_everything()
    {
        var fjord = Store.Given.Organization("Fjord");
        Store.SignInAs(StaffRole.Admin, fjord);
        var page = OpenForm();

        Assert.Empty(page.FindAll("input[name=reach]"));
        Fill(page);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Organisasjon: Må fylles ut", page.Find("[role=alert] li").TextContent));

        Choose(page, fjord);
        page.Find("form").Submit();
        page.WaitForElement(".new-secret");
        Assert.Equal(fjord.Id, Store.Open().ApiClients.Single().OrganizationId);
    }

    private static void Fill(IRenderedComponent<NewClientPage> page)
    {
        page.Find("#Name").Input("Nattjobb");
        page.Find("input[name=scope-accounts][value=write]").Change("write");
        page.Find("input[name=scope-invoices][value=read]").Change("read");
    }
}
