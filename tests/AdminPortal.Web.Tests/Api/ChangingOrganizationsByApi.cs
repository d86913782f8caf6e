using System.Net;
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
            HttpMethod.Put, Path(mine), WritingOrganizationsByApi.AsSent.TrimEnd().TrimEnd('}') + $$""", "billingContactId": "{{harald.PublicId}}"}""");

        Assert.Equal(("My Organization", null, null, "14", "\"2\""), (changed["name"], changed["website"], changed["entityVatNumber"], changed["paymentTermsDays"], changed.ETag));
        Assert.Equal("Harald Hårfagre", changed.Json.GetProperty("billingContact").GetProperty("name").GetString());
        Assert.Equal("Bergen", changed.Json.GetProperty("billingAddress").GetProperty("city").GetString());

        changed = await http.CallAsync(HttpMethod.Put, Path(mine), $$"""{"name": "Bare", "parentOrganizationId": "{{parent.PublicId}}"}""");
        Assert.Equal((null, null, null, "14"), (changed["billingContact"], changed["billingAddress"], changed["billingEmail"], changed["paymentTermsDays"]));
        Assert.Equal(["name", "parentOrganizationId"], (await http.CallAsync(HttpMethod.Put, Path(mine), "{}")).Faults.Order());
    }

    [Fact]
    public async Task PatchChangesWhatIsSentAndGoesIntoTheAddress()
    {
        using var http = host.Client();

        var changed = await http.CallAsync(HttpMethod.Patch, Path(mine), """{"name": "After", "billingAddress": {"city": "Bergen"}, "paymentTermsDays": 99}""");
        Assert.Equal(("After", "https://before.no", "14", "\"2\""), (changed["name"], changed["website"], changed["paymentTermsDays"], changed.ETag));
        Assert.Equal(("Street 1", "Bergen"), (changed.Json.GetProperty("billingAddress").GetProperty("street").GetString(), changed.Json.GetProperty("billingAddress").GetProperty("city").GetString()));
        Assert.Equal("My Parent Organization", changed.Json.GetProperty("parentOrganization").GetProperty("name").GetString());

        changed = await http.CallAsync(HttpMethod.Patch, Path(mine), """{"website": "", "billingAddress": null}""");
        Assert.Equal((null, null, "After"), (changed["website"], changed["billingAddress"], changed["name"]));
        Assert.Equal(["name"], (await http.CallAsync(HttpMethod.Patch, Path(mine), """{"name": null}""")).Faults);
        Assert.Equal(
            ["billingAddress.country", "billingContactId"],
            (await http.CallAsync(HttpMethod.Patch, Path(mine), """{"billingAddress": {"country": "N1"}, "billingContactId": "c-p-none"}""")).Faults.Order());
        Assert.Equal(["billingAddress"], (await http.CallAsync(HttpMethod.Patch, Path(mine), """{"billingAddress": 5}""")).Faults);
    }

    [Theory, InlineData("PUT"), InlineData("PATCH")]
    public async Task ANewParentMovesTheSubtreeInTheSameChange(string method)
    {
        var child = host.Given.Organization("Child", mine);
        var other = host.Given.Organization("Other");
        using var http = host.Client("Mover", scopes: ApiScopes.OrganizationsWrite);

        var moved = await http.CallAsync(new(method), Path(mine), $$"""{"name": "Moved", "parentOrganizationId": "{{other.PublicId}}"}""");

        Assert.Equal(("Moved", "Other"), (moved["name"], moved.Json.GetProperty("parentOrganization").GetProperty("name").GetString()));
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
            (await http.CallAsync(new(method), Path(mine), To(place))).Refused(HttpStatusCode.Conflict, "would_cycle");
        }

        var refused = (await http.CallAsync(new(method), Path(mine), To(other))).Refused(HttpStatusCode.Conflict, "needs_approval");
        Assert.Contains("My Parent Organization", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(["parentOrganizationId"], (await http.CallAsync(new(method), Path(mine), """{"name": "Changed", "parentOrganizationId": "o-p-none"}""")).Faults);
        Assert.Equal(["parentOrganizationId"], (await http.CallAsync(new(method), Path(mine), """{"name": "Changed", "parentOrganizationId": null}""")).Faults);
        Assert.Equal("Before", (await http.ReadAsync(Path(mine)))["name"]);
        Assert.Empty(host.Store.Open().AuditEntries);

        static string To(Organization place) => $$"""{"name": "Changed", "parentOrganizationId": "{{place.PublicId}}"}""";
    }

    [Theory, InlineData("PUT"), InlineData("PATCH")]
    public async Task NoParentIsRightForARoot(string method)
    {
        using var http = host.Client(scopes: ApiScopes.OrganizationsWrite);

        var changed = await http.CallAsync(new(method), Path(parent), """{"name": "Root", "parentOrganizationId": null}""");

        Assert.Equal(("Root", null), (changed["name"], changed["parentOrganization"]));
        (await http.CallAsync(new(method), Path(parent), """{"name": "Root again"}""")).Done();
    }

    [Theory, InlineData("PUT"), InlineData("PATCH")]
    public async Task ATriedMoveAnswersAsTheMoveWouldAndLeavesAllAsItWas(string method)
    {
        var child = host.Given.Organization("Child", mine);
        var other = host.Given.Organization("Other");
        using var http = host.Client();

        var tried = await http.CallAsync(new(method), $"{Path(mine)}?dryRun=true", $$"""{"name": "Moved", "parentOrganizationId": "{{other.PublicId}}"}""");

        Assert.Equal(("Moved", "Other"), (tried["name"], tried.Json.GetProperty("parentOrganization").GetProperty("name").GetString()));
        (await http.CallAsync(HttpMethod.Delete, $"{Path(child)}?dryRun=true")).Done(HttpStatusCode.NoContent);
        Assert.Equal("Before", (await http.ReadAsync(Path(mine)))["name"]);
        using var db = host.Store.Open();
        Assert.True(await db.Closure.AnyAsync(link => link.AncestorId == parent.Id && link.DescendantId == child.Id, Cancellation));
        Assert.Empty(db.AuditEntries);
    }

    [Fact]
    public async Task OfTwoAtOnceTheSecondIsToldByItsIfMatch()
    {
        using var http = host.Client();
        var read = (await http.ReadAsync(Path(mine))).ETag;

        (await http.CallAsync(HttpMethod.Patch, Path(mine), """{"name": "First"}""", read)).Done();
        (await http.CallAsync(HttpMethod.Patch, Path(mine), """{"name": "Second"}""", read)).Refused(HttpStatusCode.PreconditionFailed, "stale");
        (await http.CallAsync(HttpMethod.Delete, Path(mine), ifMatch: read)).Refused(HttpStatusCode.PreconditionFailed, "stale");
        Assert.Equal("First", (await http.ReadAsync(Path(mine)))["name"]);
    }

    [Fact]
    public async Task ItTakesTheScopeAndThePlaceAtBothEnds()
    {
        var child = host.Given.Organization("Child", mine);
        var other = host.Given.Organization("Other");
        using var reads = host.Client(scopes: ApiScopes.OrganizationsRead);
        using var writes = host.Client(scopes: ApiScopes.OrganizationsWrite);
        using var scoped = host.Client(organization: mine);

        (await reads.CallAsync(HttpMethod.Patch, Path(mine), """{"name": "Changed"}""")).Refused(HttpStatusCode.Forbidden);
        (await writes.CallAsync(HttpMethod.Delete, Path(mine))).Refused(HttpStatusCode.Forbidden);
        (await scoped.CallAsync(HttpMethod.Patch, Path(other), """{"name": "Changed"}""")).Refused(HttpStatusCode.NotFound, "not_found");
        (await scoped.CallAsync(HttpMethod.Delete, Path(other))).Refused(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(["parentOrganizationId"], (await scoped.CallAsync(HttpMethod.Patch, Path(child), $$"""{"parentOrganizationId": "{{other.PublicId}}"}""")).Faults);
        (await scoped.CallAsync(HttpMethod.Put, Path(mine), """{"name": "What hangs unseen stays", "parentOrganizationId": null}""")).Done();
        Assert.Equal(parent.Id, host.Store.Open().Organizations.Single(o => o.Id == mine.Id).ParentId);
    }

    [Fact]
    public async Task WhatIsNotEmptyUnsettledOrProtectedIsNotDeleted()
    {
        var child = host.Given.Organization("Child", mine);
        var account = host.Given.Account("Account", child);
        using var http = host.Client("Cleaner", scopes: ApiScopes.OrganizationsAdmin);

        Assert.Contains(": 1. ", (await http.CallAsync(HttpMethod.Delete, Path(mine))).Refused(HttpStatusCode.Conflict, "has_children").Detail, StringComparison.Ordinal);
        (await http.CallAsync(HttpMethod.Delete, Path(child))).Refused(HttpStatusCode.Conflict, "has_children");
        using (var db = host.Store.Open())
        {
            db.Update(account).Entity.DeletedAt = host.Store.Clock.UtcNow;
            await db.SaveChangesAsync(Cancellation);
        }

        host.Given.Invoice(child);
        Assert.Contains("125.00 NOK", (await http.CallAsync(HttpMethod.Delete, Path(child))).Refused(HttpStatusCode.Conflict, "unsettled_invoices").Detail, StringComparison.Ordinal);
        using (var db = host.Store.Open())
        {
            await db.Invoices.ExecuteUpdateAsync(i => i.SetProperty(row => row.Settled, true), Cancellation);
        }

        host.Given.Protection(mine);
        (await http.CallAsync(HttpMethod.Delete, Path(child))).Refused(HttpStatusCode.Conflict, "delete_protected");
        using (var db = host.Store.Open())
        {
            await db.Protections.ExecuteDeleteAsync(Cancellation);
        }

        (await http.CallAsync(HttpMethod.Delete, Path(child))).Done(HttpStatusCode.NoContent);
        (await http.ReadAsync(Path(child))).Refused(HttpStatusCode.NotFound, "not_found");
        (await http.CallAsync(HttpMethod.Delete, Path(child))).Refused(HttpStatusCode.NotFound, "not_found");
        var entry = await host.Store.Open().AuditEntries.SingleAsync(e => e.ObjectType == "organization", Cancellation);
        Assert.Equal(("deleted", child.PublicId, host.ClientId("Cleaner"), ChangeSource.Api), (entry.Action, entry.ObjectId, entry.ActorId, entry.Source));
    }

    private static string Path(Organization organization) => $"organizations/{organization.PublicId}";
}
