using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Tests.Api;

/// <summary>Calls that meet: of changes from one version one is made, and a client that is ended in the midst of its calls does no more.</summary>
public sealed class RacingCalls : IDisposable
{
    private readonly ApiHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task OfChangesFromOneVersionOneIsMade()
    {
        var id = host.Given.Contact("Kari", "Nordmann").PublicId;
        using var http = host.Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(n =>
            http.CallAsync(n % 2 == 0 ? "PUT" : "PATCH", $"contacts/{id}", $$"""{"firstName":"Kari {{n}}","lastName":"Nordmann"}""", "If-Match", "\"1\"")));

        var made = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers, answer => Assert.True(answer == made || answer.Status == 412, $"{answer.Status} {answer.Body}"));
        Assert.Equal(made["firstName"], (await http.AskAsync($"contacts/{id}"))["firstName"]);
    }

    [Fact]
    public async Task WhatIsDeletedWhileOneReadsNeitherHidesNorRepeatsAnother()
    {
        var ids = Enumerable.Range(0, 40).Select(n => host.Given.Contact("Kari", $"Nordmann {n}").PublicId).ToList();
        using var http = host.Client();

        var seen = await http.WalkAsync("contacts?limit=5", page =>
        {
            // One that was seen already and one that is to come.
            using var db = host.Store.Open();
            var gone = db.Contacts.Where(contact => contact.PublicId == ids[page] || contact.PublicId == ids[39 - page]).ToList();
            db.Contacts.RemoveRange(gone);
            db.SaveChanges();
        });

        Assert.Equal(seen.Distinct(), seen);
        Assert.Empty(ids.Skip(9).Take(22).Except(seen));
    }

    [Fact]
    public async Task AClientThatIsEndedMayNothingMore()
    {
        var id = host.Given.Contact("Kari", "Nordmann").PublicId;
        using var http = host.Client("Ended", null, ApiScopes.ContactsWrite);
        var changes = Enumerable.Range(0, 20).Select(n => http.CallAsync("PATCH", $"contacts/{id}", $$"""{"phone":"{{n}}"}""")).ToList();
        using (var db = host.Store.Open())
        {
            var client = db.ApiClients.Single(known => known.Name == "Ended");
            client.RevokedAt = DateTime.UtcNow.AddMinutes(-1);
            db.ApiClients.Update(client);
            db.SaveChanges();
        }

        Assert.All(await Task.WhenAll(changes), answer => Assert.True(answer.Status is 200 or 401 or 403 or 404, $"{answer.Status} {answer.Body}"));
        (await http.AskAsync($"contacts/{id}")).Is(401, "invalid_token");
    }
}
