using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class ChangingTheHierarchy(PortalHost host) : Journey(host)
{
    private ILocator Crumbs => Page.GetByRole(AriaRole.Navigation, new() { Name = "Brødsmulesti" });

    private ILocator TypedName => Page.GetByLabel("for å bekrefte");

    private ILocator Node(string name) => Page.GetByRole(AriaRole.Treeitem, new() { Name = name });

    [Fact]
    public async Task One_is_made_below_another_and_corrected()
    {
        var parent = await Given.AnOrganization("Fjordgruppen");
        await SignInAs("Erik", $"/organizations/{parent}");
        await Button("Ny").PressAsync("Enter");
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Ny underorganisasjon" }).PressAsync("Enter");
        await ExpectHeading("Ny organisasjon");
        await Expect(Combobox("Overordnet organisasjon")).ToHaveValueAsync("Fjordgruppen");
        await Page.GetByLabel("Organisasjonsnummer").FillAsync("999 000 999");
        await Expect(Page.GetByText("Samme nummer har allerede:")).ToBeVisibleAsync();
        await ExpectAccessible();
        await Button("Opprett organisasjon").PressAsync("Enter");
        await Expect(Page.GetByLabel("Navn", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        await Page.GetByLabel("Navn", new() { Exact = true }).FillAsync("Fjordbåt");
        await Press("Enter");
        await ExpectHeading("Fjordbåt");
        await ExpectSaid("Organisasjonen Fjordbåt er opprettet.");
        await Expect(Crumbs.GetByRole(AriaRole.Link, new() { Name = "Fjordgruppen" })).ToBeVisibleAsync();

        await Link("Rediger").PressAsync("Enter");
        await ExpectHeading("Rediger Fjordbåt");
        await Page.GetByLabel("Navn", new() { Exact = true }).FillAsync("Fjordbåt Vest");
        await Page.GetByLabel("Betalingsfrist i dager").FillAsync("14");
        await Press("Enter");
        await ExpectHeading("Fjordbåt Vest");
        await Expect(Page.GetByText("14 dager")).ToBeVisibleAsync();
        await Expect(Node("Fjordbåt Vest")).ToBeVisibleAsync();

        await Expect(Heading("Fjordbåt Vest")).ToBeFocusedAsync();
        await Press("Tab");
        await Expect(Button("Angre")).ToBeFocusedAsync();
        await Press("Enter");
        await ExpectHeading("Fjordbåt");
        await Expect(Page.GetByText("30 dager (standard)")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_is_moved_by_the_keyboard_and_the_move_is_undone()
    {
        var from = await Given.AnOrganization("Gammelheimen");
        var moving = await Given.AnOrganization("Flyttelasset", from);
        await Given.AnOrganization("Nyheimen", billingEmail: "faktura@nyheimen.no");
        await SignInAs("Erik", $"/organizations/{moving}");
        await Button("Flytt").PressAsync("Enter");
        await Expect(Combobox("Ny overordnet organisasjon")).ToBeFocusedAsync();
        await Pick("Nyheimen");
        await Expect(Dialog("Flytt Flyttelasset til Nyheimen?")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Neste faktura går til en annen: 1")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "ingen → faktura@nyheimen.no" })).ToBeVisibleAsync();
        await ExpectAccessible();
        await Page.GetByLabel("Begrunnelse").FillAsync("Kjøpt opp ved nyttår");
        await Button("Flytt organisasjon").PressAsync("Enter");
        await ExpectSaid("Flyttelasset er flyttet til Nyheimen.");
        await Expect(Crumbs.GetByRole(AriaRole.Link, new() { Name = "Nyheimen" })).ToBeVisibleAsync();

        await Link("Historikk").Last.PressAsync("Enter");
        await Expect(Page.GetByText("Kjøpt opp ved nyttår").First).ToBeVisibleAsync();
        await Button("Angre").First.PressAsync("Enter");
        await ExpectSaid("Angret: Flyttelasset er flyttet til Nyheimen.");
        await Expect(Crumbs.GetByRole(AriaRole.Link, new() { Name = "Gammelheimen" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_node_is_dragged_to_its_new_place()
    {
        var top = await Given.AnOrganization("Drahjelp topp");
        await Given.AnOrganization("Drahjelp lasset", top);
        await Given.AnOrganization("Drahjelp målet", top);
        await SignInAs("Erik", "/organizations?q=drahjelp");
        await Expect(Node("Drahjelp lasset")).ToHaveAttributeAsync("aria-level", "2");
        await Node("Drahjelp lasset").DragToAsync(Node("Drahjelp målet"));
        await Expect(Dialog("Flytt Drahjelp lasset til Drahjelp målet?")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Ingenting annet blir berørt.")).ToBeVisibleAsync();
        await Press("Escape");
        await Expect(Node("Drahjelp lasset")).ToHaveAttributeAsync("aria-level", "2");

        await Node("Drahjelp lasset").DragToAsync(Node("Drahjelp målet"));
        await Button("Flytt organisasjon").ClickAsync();
        await ExpectSaid("Drahjelp lasset er flyttet til Drahjelp målet.");
        await Expect(Node("Drahjelp lasset")).ToHaveAttributeAsync("aria-level", "3");
    }

    [Fact]
    public async Task With_all_below_it_goes_to_the_recycle_bin_and_comes_back()
    {
        var top = await Given.AnOrganization("Avviklet konsern");
        var below = await Given.AnOrganization("Avviklet datter", top);
        await Given.AnAccount("Avviklet konto", below);
        await SignInAs("Astrid", $"/organizations/{top}");
        await Button("Slett organisasjon …").ClickAsync();
        await Expect(Page.GetByText("Organisasjonen er ikke tom")).ToBeVisibleAsync();
        await Expect(Button("Slett organisasjon")).ToHaveCountAsync(0);
        await Button("Se hva som slettes sammen med den").ClickAsync();
        await Expect(Dialog("Slett Avviklet konsern og alt under?")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Kontoer: 1")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Avviklet datter" }).Last).ToBeVisibleAsync();
        await ExpectAccessible();
        await TypedName.FillAsync("Avviklet datter");
        await Press("Enter");
        await Button("Slett alt").ClickAsync();
        await Expect(Page.GetByText("Det som står her, er ikke navnet")).ToBeVisibleAsync();
        await TypedName.FillAsync("Avviklet konsern");
        await Button("Slett alt").ClickAsync();
        await ExpectSaid("Avviklet konsern og alt under er slettet og ligger i papirkurven.");
        await ExpectHeading("Organisasjoner");
        await Expect(Node("Avviklet konsern")).ToHaveCountAsync(0);

        await Link("Papirkurv").ClickAsync();
        await ExpectHeading("Slettede organisasjoner");
        await Button("Gjenopprett Avviklet konsern").ClickAsync();
        await Button("Gjenopprett organisasjon").ClickAsync();
        await ExpectHeading("Avviklet konsern");
        await ExpectSaid("Avviklet konsern er gjenopprettet.");
        await GoTo($"/organizations/{below}?tab=accounts");
        await Expect(Link("Avviklet konto")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_viewer_is_offered_none_of_it()
    {
        var id = await Given.AnOrganization("Bare til pynt");
        await SignInAs("Vigdis", $"/organizations/{id}");
        await ExpectHeading("Bare til pynt");
        await Expect(Node("Bare til pynt")).ToBeVisibleAsync();
        await Expect(Node("Bare til pynt")).Not.ToHaveAttributeAsync("draggable", "true");
        await Node("Bare til pynt").ClickAsync(new() { Button = MouseButton.Right });
        await Expect(Page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
        foreach (var name in new[] { "Rediger", "Flytt", "Ny", "Ny organisasjon", "Slett organisasjon …", "Vern mot sletting" })
        {
            await Expect(Button(name).Or(Link(name))).ToHaveCountAsync(0);
        }

        await GoTo("/organizations/deleted");
        await ExpectHeading("Slettede organisasjoner");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Gjenopprett" })).ToHaveCountAsync(0);
        await GoTo($"/organizations/{id}/edit");
        await Expect(Page.GetByText("Du kan ikke endre denne organisasjonen")).ToBeVisibleAsync();
        await GoTo($"/organizations/new?parent={id}");
        await Expect(Page.GetByText("Du kan ikke opprette organisasjoner her")).ToBeVisibleAsync();
    }
}
