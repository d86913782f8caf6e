namespace AdminPortal.Web.Tests.Api;

/// <summary><c>?dryRun=true</c> checks everything and changes nothing.</summary>
public sealed class TryingACall : IDisposable
{
    private const string Kari = """{"firstName":"Kari","lastName":"Nordmann"}""";

    private readonly ApiHost host = new(null, ProbeApi.Map);
    private readonly HttpClient http;

    public TryingACall() => http = host.Client();

    public void Dispose()
    {
        http.Dispose();
        host.Dispose();
    }

    [Theory]
    [InlineData(ProbeApi.Management)]
    [InlineData(ProbeApi.Corporate)]
    public async Task ATryIsAnsweredAsTheChangeAndIsNotMade(string api)
    {
        var tried = (await http.CallAsync("POST", api + "/contacts?dryRun=true", Kari)).Is(200);
        Assert.Equal("Kari", tried.Json["firstName"]!.GetValue<string>());
        Assert.Equal(0, CountContacts());

        var made = (await http.CallAsync("POST", api + "/contacts?dryRun=false", Kari)).Is(200).Json["id"]!.GetValue<string>();
        var changed = (await http.CallAsync("PUT", $"{api}/contacts/{made}?dryrun=TRUE", """{"firstName":"Karin","lastName":"Nordmann"}""")).Is(200);
        Assert.Equal("Karin", changed.Json["firstName"]!.GetValue<string>());
        var found = (await http.AskAsync($"{api}/contacts/{made}")).Is(200);
        Assert.Equal(("Kari", "\"1\""), (found.Json["firstName"]!.GetValue<string>(), found.Header("ETag")));
    }

    [Fact]
    public async Task ADeletionThatIsTriedDeletesNothing()
    {
        var made = (await http.CallAsync("POST", ProbeApi.Management + "/contacts", Kari)).Is(200).Json["id"]!.GetValue<string>();

        (await http.CallAsync("DELETE", $"{ProbeApi.Management}/contacts/{made}?dryRun=true")).Is(204);
        Assert.Equal(1, CountContacts());

        (await http.CallAsync("DELETE", $"{ProbeApi.Management}/contacts/{made}")).Is(204);
        Assert.Equal(0, CountContacts());
    }

    [Fact]
    public async Task ATryIsRefusedAsTheChangeWouldBe() =>
        (await http.CallAsync("POST", ProbeApi.Management + "/contacts?dryRun=true", """{"lastName":"Nordmann"}""")).Is(400, "invalid_input");

    [Theory]
    [InlineData("?dryRun=yes")]
    [InlineData("?dryRun=1")]
    [InlineData("?dryRun=")]
    [InlineData("?dryRun")]
    [InlineData("?dryRun=true&dryRun=true")]
    public async Task WhatIsNeitherYesNorNoChangesNothing(string query)
    {
        var refused = (await http.CallAsync("POST", ProbeApi.Management + "/contacts" + query, Kari)).Is(400, "invalid_input");
        Assert.Equal("dryRun", Assert.Single(refused.Json["invalidParams"]!.AsArray())!["name"]!.GetValue<string>());
        (await http.CallAsync("POST", ProbeApi.Corporate + "/contacts" + query, Kari)).Is(400);
        Assert.Equal(0, CountContacts());
    }

    private int CountContacts()
    {
        using var db = host.Store.Open();
        return db.Contacts.Count();
    }
}
