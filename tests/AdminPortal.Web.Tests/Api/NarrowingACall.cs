using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Tests.Api;

/// <summary><c>Signicat-OrganizationId</c> takes away from what a client sees, and never adds to it.</summary>
public sealed class NarrowingACall : IDisposable
{
    private const string Header = "Signicat-OrganizationId";

    private readonly ApiHost host = new(null, ProbeApi.Map);
    private readonly Organization nordlys;
    private readonly Organization harbour;
    private readonly Organization other;
    private readonly string inHarbour;
    private readonly string inOther;

    public NarrowingACall()
    {
        nordlys = host.Given.Organization("Nordlys");
        harbour = host.Given.Organization("Nordlys Harbour", nordlys);
        other = host.Given.Organization("Other");
        inHarbour = Path(host.Given.Contact("Hanne", "Havn", harbour).PublicId);
        inOther = Path(host.Given.Contact("Olav", "Annen", other).PublicId);
    }

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task ANarrowedCallSeesTheOrganizationAndThoseBelowIt()
    {
        using var http = host.Client();

        (await http.AskAsync(inHarbour, Header, nordlys.PublicId)).Is(200);
        (await http.AskAsync(inHarbour + $"?signicat-organizationId={nordlys.PublicId}")).Is(200);
        (await http.AskAsync(inHarbour + $"?signicat-organizationId={nordlys.PublicId}", Header, nordlys.PublicId)).Is(200);
        (await http.AskAsync(inOther, Header, nordlys.PublicId)).Is(404, "not_found");
        (await http.AskAsync(inOther)).Is(200);
    }

    [Fact]
    public async Task WhatIsOutsideTheClientsSubtreeIsNotThere()
    {
        using var http = host.Client("Scoped", harbour);

        (await http.AskAsync(inHarbour, Header, harbour.PublicId)).Is(200);
        IsNothing(await http.AskAsync(inHarbour, Header, nordlys.PublicId));
        IsNothing(await http.AskAsync(inOther, Header, other.PublicId));
        IsNothing(await http.AskAsync(inHarbour + $"?signicat-organizationId={other.PublicId}"));
    }

    [Theory]
    [InlineData("o-p-00000000000000000000")]
    [InlineData("' OR 1=1 --")]
    [InlineData("*")]
    [InlineData("")]
    public async Task WhatNoOrganizationIsCalledIsNotThere(string name)
    {
        using var http = host.Client();

        IsNothing(await http.AskAsync(inHarbour, Header, name));
        IsNothing(await http.CallAsync("POST", ProbeApi.Management + "/contacts", """{"firstName":"A","lastName":"B"}""", Header, name));
    }

    [Fact]
    public async Task CaseMattersInAName()
    {
        var upper = host.Given.Organization("Cased", and: o => o.PublicId = "o-p-ABCDEFGHIJ0123456789");
        using var http = host.Client();

        IsNothing(await http.AskAsync(inHarbour, Header, upper.PublicId.ToLowerInvariant()));
    }

    [Fact]
    public async Task ADeletedOrganizationIsNotThere()
    {
        var gone = host.Given.Organization("Gone", and: o => o.DeletedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var http = host.Client();

        IsNothing(await http.AskAsync(inHarbour, Header, gone.PublicId));
    }

    [Fact]
    public async Task ACallThatIsNarrowedToTwoThingsIsRefused()
    {
        using var http = host.Client();

        (await http.AskAsync(inHarbour + $"?signicat-organizationId={harbour.PublicId}", Header, nordlys.PublicId)).Is(400, "invalid_input");
        Assert.Contains(
            "invalid_input", await host.SendAsync($"GET {inHarbour} HTTP/1.1", http, $"{Header}: {nordlys.PublicId}", $"{Header}: {harbour.PublicId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSecondApiSaysThatTheOrganizationIsNotFound()
    {
        using var http = host.Client();

        (await http.AskAsync(ProbeApi.Corporate + "/contacts/x", Header, "o-p-0")).Is(400, "400007");
    }

    private static string Path(string id) => $"{ProbeApi.Management}/contacts/{id}";

    private static void IsNothing(Reply reply) =>
        Assert.Equal(Header, Assert.Single(reply.Is(404, "not_found").Json["invalidParams"]!.AsArray())!["name"]!.GetValue<string>());
}
