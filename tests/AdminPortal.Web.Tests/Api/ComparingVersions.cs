using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

/// <summary>If-Match and If-None-Match, as RFC 9110 has them (sections 8.8 and 13.1).</summary>
public sealed class ComparingVersions : IDisposable
{
    private const string Karin = """{"firstName":"Karin","lastName":"Nordmann"}""";

    private readonly ApiHost host = new(null, ProbeApi.Map);
    private readonly HttpClient http;
    private readonly string path;

    public ComparingVersions()
    {
        http = host.Client();
        var contact = host.Given.Contact("Kari", "Nordmann");
        path = $"{ProbeApi.Management}/contacts/{contact.PublicId}";
        using var db = host.Store.Open();
        db.Contacts.ExecuteUpdate(rows => rows.SetProperty(row => row.Version, 7));
    }

    public void Dispose()
    {
        http.Dispose();
        host.Dispose();
    }

    [Theory]
    [InlineData("\"7\"")]
    [InlineData("*")]
    [InlineData("\"6\", \"7\"")]
    [InlineData("\"abc\", W/\"3\", \"7\"")]
    [InlineData("\"7\",\"8\",\"9\"")]
    public async Task AChangeIsMadeWhereAnyTagIsTheObjects(string tags) =>
        Assert.Equal("\"8\"", (await http.CallAsync("PUT", path, Karin, "If-Match", tags)).Is(200).Header("ETag"));

    [Theory]
    [InlineData("\"6\"")]
    [InlineData("W/\"7\"")]
    [InlineData("W/\"7\", \"6\"")]
    [InlineData("\"6\", \"8\"")]
    [InlineData("7")]
    [InlineData("\"07x\"")]
    [InlineData("\"abc\", \"def\"")]
    public async Task AChangeIsRefusedWhereNoTagIsTheObjects(string tags)
    {
        (await http.CallAsync("PUT", path, Karin, "If-Match", tags)).Is(412);
        Assert.Equal("\"7\"", (await http.AskAsync(path)).Is(200).Header("ETag"));
    }

    [Fact]
    public async Task WhatIsNotThereIsNotFoundWhateverTheTag() =>
        (await http.CallAsync("PUT", ProbeApi.Management + "/contacts/c-p-00000000000000000000", Karin, "If-Match", "*")).Is(404);

    [Theory]
    [InlineData("\"7\"")]
    [InlineData("W/\"7\"")]
    [InlineData("\"1\", \"7\"")]
    [InlineData("*")]
    public async Task WhoKnowsTheVersionIsToldThatItStillIs(string tags)
    {
        var reply = (await http.AskAsync(path, "If-None-Match", tags)).Is(304);
        Assert.Equal(("\"7\"", ""), (reply.Header("ETag"), reply.Body));
    }

    [Theory]
    [InlineData("\"6\"")]
    [InlineData("7")]
    public async Task WhoKnowsAnotherVersionGetsThisOne(string tags) =>
        Assert.Equal("Kari", (await http.AskAsync(path, "If-None-Match", tags)).Is(200).Json["firstName"]!.GetValue<string>());
}
