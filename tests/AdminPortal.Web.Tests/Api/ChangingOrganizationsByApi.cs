using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class ChangingOrganizationsByApi : IDisposable
{
    private readonly ApiHost host = new();
    private readonly Organization parent;
    private readonly Organization mine;

    public ChangingOrganizationsByApi()
    {
        parent = host.Given.Organization("My Parent Organization", and: o => (o.PublicId, o.EntityId, o.Country) = (SeedWorld.MyParentId, "111999555", "NO"));
        mine = host.Given.Organization("Before", parent, o =>
            (o.Website, o.BillingStreet, o.BillingCity, o.PaymentTermsDays, o.EntityVatNumber) = ("https://before.no", "Street 1", "Oslo", 14, "NO 914 742 315 MVA"));
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task PutReplacesAllThatTheContractWrites()
    {
        var harald = host.Given.Contact("Harald", "Hårfagre", mine);
        using var http = host.Client(scopes: ApiScopes.OrganizationsWrite);

        var changed = await http.CallAsync(
            "PUT", Path(mine), WritingOrganizationsByApi.AsSent.TrimEnd().TrimEnd('}') + $$""", "billingContactId": "{{harald.PublicId}}"}""");

        Assert.Equal(("My Organization", null, null, "14", "\"2\""), (changed["name"], changed["website"], changed["entityVatNumber"], changed["paymentTermsDays"], changed.ETag));
        Assert.Equal("Harald Hårfagre", changed.Json["billingContact"]!["name"]!.GetValue<string>());
        Assert.Equal("Bergen", changed.Json["billingAddress"]!["city"]!.GetValue<string>());

        changed = await http.CallAsync("PUT", Path(mine), $$"""{"name": "Bare", "parentOrganizationId": "{{parent.PublicId}}"}""");
        Assert.Equal((null, null, null, "14"), (changed["billingContact"], changed["billingAddress"], changed["billingEmail"], changed["paymentTermsDays"]));
        Assert.Equal(["name", "parentOrganizationId"], (await http.CallAsync("PUT", Path(mine), "{}")).Faults.Order());
    }

    [Fact]
    public async Task PatchChangesWhatIsSentAndGoesIntoTheAddress()
    {
        using var http = host.Client();

        var changed = await http.CallAsync("PATCH", Path(mine), """{"name": "After", "billingAddress": {"city": "Bergen"}, "paymentTermsDays": 99}""");
        Assert.Equal(("After", "https://before.no", "14", "\"2\""), (changed["name"], changed["website"], changed["paymentTermsDays"], changed.ETag));
        Assert.Equal(("Street 1", "Bergen"), (changed.Json["billingAddress"]!["street"]!.GetValue<string>(), changed.Json["billingAddress"]!["city"]!.GetValue<string>()));
        Assert.Equal("My Parent Organization", changed.Json["parentOrganization"]!["name"]!.GetValue<string>());

        changed = await http.CallAsync("PATCH", Path(mine), """{"website": "", "billingAddress": null}""");
        Assert.Equal((null, null, "After"), (changed["website"], changed["billingAddress"], changed["name"]));
        Assert.Equal(["name"], (await http.CallAsync("PATCH", Path(mine), """{"name": null}""")).Faults);
        Assert.Equal(
            ["billingAddress.country", "billingContactId"],
            (await http.CallAsync("PATCH", Path(mine), """{"billingAddress": {"country": "N1"}, "billingContactId": "c-p-none"}""")).Faults.Order());
        Assert.Equal(["billingAddress"], (await http.CallAsync("PATCH", Path(mine), """{"billingAddress": 5}""")).Faults);
    }

    [Theory, InlineData("PUT"), InlineData("PATCH")]
    public async Task ANewParentMovesTheSubtreeInTheSameChange(string method)
    {
        var child = host.Given.Organization("Child", mine);
        var other = host.Given.Organization("Other");
        using var http = host.Client("Mover", scopes: ApiScopes.OrganizationsWrite);

        var moved = await http.CallAsync(method, Path(mine), $$"""{"name": "Moved", "parentOrganizationId": "{{other.PublicId}}"}""");

        Assert.Equal(("Moved", "Other"), (moved["name"], moved.Json["parentOrganization"]!["name"]!.GetValue<string>()));
        using var db = host.Store.Open();
        Assert.True(await db.Closure.AnyAsync(link => link.AncestorId == other.Id && link.DescendantId == child.Id, Cancellation));
        Assert.False(await db.Closure.AnyAsync(link => link.AncestorId == parent.Id && link.DescendantId == child.Id, Cancellation));
        var entry = await db.AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal((host.ClientId("Mover"), ChangeSource.Api), (entry.ActorId, entry.Source));
        Assert.Superset(new HashSet<string> { "Name", "Parent" }, entry.Changes.Select(change => change.Field).ToHashSet());
    }

    [Theory, InlineData("PUT"), InlineData("PATCH")]
    public async Task AMoveThatCannotBeIsRefusedWithTheFactsThatCameAlong(string method)
    {
        var child = host.Given.Organization("Child", mine);
        host.Given.Account("Production", mine);
        host.Given.Protection(parent);
        var other = host.Given.Organization("Other");
        using var http = host.Client();

        foreach (var place in new[] { mine, child })
        {
            (await http.CallAsync(method, Path(mine), To(place))).Is(409, "would_cycle");
        }

        var refused = (await http.CallAsync(method, Path(mine), To(other))).Is(409, "needs_approval");
        Assert.Contains("My Parent Organization", refused["detail"], StringComparison.Ordinal);
        Assert.Equal(["parentOrganizationId"], (await http.CallAsync(method, Path(mine), """{"name": "Changed", "parentOrganizationId": "o-p-none"}""")).Faults);
        Assert.Equal(["parentOrganizationId"], (await http.CallAsync(method, Path(mine), """{"name": "Changed", "parentOrganizationId": null}""")).Faults);
        Assert.Equal("Before", (await http.AskAsync(Path(mine)))["name"]);
        Assert.Empty(host.Store.Open().AuditEntries);

        static string To(Organization place) => $$"""{"name": "Changed", "parentOrganizationId": "{{place.PublicId}}"}""";
    }

    [Theory, InlineData("PUT"), InlineData("PATCH")]
    public async Task NoParentIsRightForARoot(string method)
    {
        using var http = host.Client(scopes: ApiScopes.OrganizationsWrite);

        var changed = await http.CallAsync(method, Path(parent), """{"name": "Root", "parentOrganizationId": null}""");

        Assert.Equal(("Root", null), (changed["name"], changed["parentOrganization"]));
        (await http.CallAsync(method, Path(parent), """{"name": "Root again"}""")).Is(200);
    }

    [Theory, InlineData("PUT"), InlineData("PATCH")]
    public async Task ATriedMoveAnswersAsTheMoveWouldAndLeavesAllAsItWas(string method)
    {
        var child = host.Given.Organization("Child", mine);
        var other = host.Given.Organization("Other");
        using var http = host.Client();

        var tried = await http.CallAsync(method, $"{Path(mine)}?dryRun=true", $$"""{"name": "Moved", "parentOrganizationId": "{{other.PublicId}}"}""");

        Assert.Equal(("Moved", "Other"), (tried["name"], tried.Json["parentOrganization"]!["name"]!.GetValue<string>()));
        (await http.CallAsync("DELETE", $"{Path(child)}?dryRun=true")).Is(204);
        Assert.Equal("Before", (await http.AskAsync(Path(mine)))["name"]);
        using var db = host.Store.Open();
        Assert.True(await db.Closure.AnyAsync(link => link.AncestorId == parent.Id && link.DescendantId == child.Id, Cancellation));
        Assert.Empty(db.AuditEntries);
    }

    [Fact]
    public async Task OfTwoAtOnceTheSecondIsToldByItsIfMatch()
    {
        using var http = host.Client();
        var read = (await http.AskAsync(Path(mine))).ETag;

        (await http.CallAsync("PATCH", Path(mine), """{"name": "First"}""", "If-Match", read!)).Is(200);
        (await http.CallAsync("PATCH", Path(mine), """{"name": "Second"}""", "If-Match", read!)).Is(412, "stale");
        (await http.CallAsync("DELETE", Path(mine), null, "If-Match", read!)).Is(412, "stale");
        Assert.Equal("First", (await http.AskAsync(Path(mine)))["name"]);
    }

    [Fact]
    public async Task ItTakesTheScopeAndThePlaceAtBothEnds()
    {
        var child = host.Given.Organization("Child", mine);
        var other = host.Given.Organization("Other");
        using var reads = host.Client(scopes: ApiScopes.OrganizationsRead);
        using var writes = host.Client(scopes: ApiScopes.OrganizationsWrite);
        using var scoped = host.Client(organization: mine);

        (await reads.CallAsync("PATCH", Path(mine), """{"name": "Changed"}""")).Is(403);
        (await writes.CallAsync("DELETE", Path(mine))).Is(403);
        (await scoped.CallAsync("PATCH", Path(other), """{"name": "Changed"}""")).Is(404, "not_found");
        (await scoped.CallAsync("DELETE", Path(other))).Is(404, "not_found");
        Assert.Equal(["parentOrganizationId"], (await scoped.CallAsync("PATCH", Path(child), $$"""{"parentOrganizationId": "{{other.PublicId}}"}""")).Faults);
        (await scoped.CallAsync("PUT", Path(mine), """{"name": "What hangs unseen stays", "parentOrganizationId": null}""")).Is(200);
        Assert.Equal(parent.Id, host.Store.Open().Organizations.Single(o => o.Id == mine.Id).ParentId);
    }

    [Fact]
    public async Task WhatIsNotEmptyUnsettledOrProtectedIsNotDeleted()
    {
        var child = host.Given.Organization("Child", mine);
        var account = host.Given.Account("Account", child);
        using var http = host.Client("Cleaner", scopes: ApiScopes.OrganizationsAdmin);

        Assert.Contains(": 1. ", (await http.CallAsync("DELETE", Path(mine))).Is(409, "has_children")["detail"], StringComparison.Ordinal);
        (await http.CallAsync("DELETE", Path(child))).Is(409, "has_children");
        using (var db = host.Store.Open())
        {
            db.Update(account).Entity.DeletedAt = host.Store.Clock.UtcNow;
            await db.SaveChangesAsync(Cancellation);
        }

        host.Given.Invoice(child);
        Assert.Contains("125.00 NOK", (await http.CallAsync("DELETE", Path(child))).Is(409, "unsettled_invoices")["detail"], StringComparison.Ordinal);
        using (var db = host.Store.Open())
        {
            await db.Invoices.ExecuteUpdateAsync(i => i.SetProperty(row => row.Settled, true), Cancellation);
        }

        host.Given.Protection(mine);
        (await http.CallAsync("DELETE", Path(child))).Is(409, "delete_protected");
        using (var db = host.Store.Open())
        {
            await db.Protections.ExecuteDeleteAsync(Cancellation);
        }

        (await http.CallAsync("DELETE", Path(child))).Is(204);
        (await http.AskAsync(Path(child))).Is(404, "not_found");
        (await http.CallAsync("DELETE", Path(child))).Is(404, "not_found");
        var entry = await host.Store.Open().AuditEntries.SingleAsync(e => e.ObjectType == "organization", Cancellation);
        Assert.Equal(("deleted", child.PublicId, host.ClientId("Cleaner"), ChangeSource.Api), (entry.Action, entry.ObjectId, entry.ActorId, entry.Source));
    }

    private static string Path(Organization organization) => $"organizations/{organization.PublicId}";
}
