using System.Net;
using AdminPortal.Application.Clients;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Api;

public sealed class FindingAddressCards : IDisposable
{
    private readonly ApiHost host = new();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("/organizations/987654321/address-cards")]
    [InlineData("/organizations/v1/organizations/987654321/address-cards")]
    public async Task TheCardsOfAnOrganisationAreFoundByItsNumberOnBothPaths(string path)
    {
        using var http = host.Client(null, null, ApiScopes.CorporateAccountsRead);
        var organization = host.Given.Organization("Fjord", and: o => o.EntityId = "987 654 321");
        host.Given.AddressCard(organization, c => (c.Number, c.StreetName, c.Format) = ("664159", "Kaia", "PAPER"));
        host.Given.AddressCard(organization, c => (c.Number, c.StreetName, c.StreetAddress, c.EntranceCode, c.PostalCode, c.PostalPlace) =
            ("664158", "Innherredsveien", "1A", "H0101", "7018", "Trondheim"));
        host.Given.AddressCard(host.Given.Organization("Other", and: o => o.EntityId = "914742315"));

        var reply = await http.AskAsync(path);

        Assert.Equal(
            "[{\"id\":\"664158\",\"address\":{\"streetName\":\"Innherredsveien\",\"streetAddress\":\"1A\",\"entranceCode\":\"H0101\",\"postalCode\":\"7018\",\"postalPlace\":\"Trondheim\"},\"format\":\"EHF\"},"
            + "{\"id\":\"664159\",\"address\":{\"streetName\":\"Kaia\",\"streetAddress\":null,\"entranceCode\":null,\"postalCode\":null,\"postalPlace\":null},\"format\":\"PAPER\"}]",
            reply.Body);
    }

    [Fact]
    public async Task OneThatIsNotSeenOrIsNoNumberIsToldInTheDocumentsWay()
    {
        var mine = host.Given.Organization("Mine", and: o => o.EntityId = "914742315");
        host.Given.Organization("Others", and: o => o.EntityId = "987654321");
        host.Given.Organization("Gone", and: o => (o.EntityId, o.DeletedAt) = ("999000999", DateTime.UtcNow));
        using var http = host.Client(null, mine);

        Assert.Equal("[]", (await http.AskAsync(Cards("914742315"))).Body);
        (await http.AskAsync(Cards("987654321"))).Is(400, "400007");
        (await http.AskAsync(Cards("999000999"))).Is(400, "400007");
        (await http.AskAsync("/organizations/987654321/address-cards")).Is(400, "400007");
        (await http.AskAsync(Cards("98765432"))).Is(400, "400024");
        (await http.AskAsync(Cards("914%20742%20315"))).Is(400, "400024");
    }

    [Fact]
    public async Task ThePathWithoutNineDigitsIsThePages()
    {
        using var http = host.Client();
        var organization = host.Given.Organization("Fjord");

        var page = await http.AskAsync($"/organizations/{organization.PublicId}/address-cards");

        Assert.NotEqual("application/json", page.MediaType);
    }

    [Fact]
    public async Task OrganisationsWithANumberAreListedInOrderOfCreation()
    {
        var mine = host.Given.Organization("Zeta", and: o => o.EntityId = "NO 914 742 315 MVA");
        host.Given.Organization("Ålesund", mine, o => o.EntityId = "987654321");
        host.Given.Organization("Short", mine, o => o.EntityId = "12345678");
        host.Given.Organization("None", mine);
        host.Given.Organization("Gone", mine, o => (o.EntityId, o.DeletedAt) = ("999000999", DateTime.UtcNow));
        host.Given.Organization("Others", and: o => o.EntityId = "111999555");
        using var scoped = host.Client(null, mine, ApiScopes.CorporateAccountsRead);
        using var everything = host.Client();

        Assert.Equal(
            "[{\"orgNumber\":\"914742315\",\"name\":\"Zeta\"},{\"orgNumber\":\"987654321\",\"name\":\"Ålesund\"}]",
            (await scoped.AskAsync(Calls.CorporateOrganizations)).Body);
        Assert.Equal(3, (await everything.AskAsync(Calls.CorporateOrganizations)).Ok().AsArray().Count);
    }

    [Fact]
    public async Task AllOrganisationsComeInOneAnswer()
    {
        using var http = host.Client();
        await using (var db = host.Store.Open())
        {
            db.Organizations.AddRange(Enumerable.Range(0, 450).Select(at => new Application.Organizations.Organization
            {
                PublicId = host.Store.Ids.NewOrganization(), Name = $"Organisation {at}", EntityId = $"{100_000_000 + at}",
            }));
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        var numbers = (await http.AskAsync(Calls.CorporateOrganizations)).Ok().AsArray().Select(o => (string)o!["orgNumber"]!);

        Assert.Equal(Enumerable.Range(100_000_000, 450).Select(number => $"{number}"), numbers);
    }

    [Fact]
    public async Task TheyNeedTheirScope()
    {
        using var http = host.Client(null, null, ApiScopes.OrganizationsRead);
        using var anonymous = host.Anonymous();
        string[] paths = [Calls.CorporateOrganizations, Cards("987654321"), "/organizations/987654321/address-cards"];

        foreach (var path in paths)
        {
            (await http.AskAsync(path)).Is(403, "40301");
            (await anonymous.AskAsync(path)).Is(401, "40102");
        }
    }

    private static string Cards(string number) => $"{Calls.CorporateOrganizations}/{number}/address-cards";
}
