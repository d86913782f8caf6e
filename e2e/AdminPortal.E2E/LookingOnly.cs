using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

[Collection(LookedAtPortal.Name)]
public sealed class LookingOnly(PortalHost host) : Journey(host)
{
    private static readonly string[] Changing =
    [
        "Ny konto", "Ny kontakt", "Ny organisasjon", "Ny", "Rediger", "Flytt", "Flytt til …", "Lagre", "Opprett konto", "Opprett kontakt",
        "Opprett organisasjon", "Aktiver", "Deaktiver …", "Legg til", "Fjern", "Gjenopprett", "Velg kontakt", "Angre",
        "Slett organisasjon …", "Slett konto …", "Slett kontakten …", "Slett personen for godt …", "Vern mot sletting", "Opphev slettevernet",
        "Ta", "Ta saken", "Tildel", "Ansvarlig og frist", "Forklar", "Åpne igjen", "Legg til notat", "Les inn", "Bekreft fordelingen", "Legg til side",
        "Angre avstemmingen", "Importer", "Ny faktureringskonto", "Nytt adressekort", "Avslutt", "Endre",
        "Ny API-klient", "Opprett klienten", "Opprett kontoen", "Gi ny hemmelighet", "Trekk tilbake",
        "Gi en rolle", "Gi rollen",
    ];

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(EveryPage.Paths), MemberType = typeof(EveryPage))]
    public async Task A_viewer_finds_no_way_to_change_anything(string path)
    {
        await LookAroundAs("Vigdis");
        await GoTo(path);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Settled();
        var offered = await Page.Locator("main a, main button").EvaluateAllAsync<string[]>("all => all.map(one => (one.getAttribute('aria-label') ?? one.textContent).trim().replace(/\\s+/g, ' '))");
        Assert.Empty(offered.Intersect(Changing));
        await Expect(Page.Locator("main form")).ToHaveCountAsync(0);
    }
}
