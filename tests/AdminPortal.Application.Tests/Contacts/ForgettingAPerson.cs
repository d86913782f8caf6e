using System.Text;
using System.Text.Json;
using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Contacts;

/// <summary>What a person may ask for by law: all that is known of them, and to be forgotten.</summary>
public sealed class ForgettingAPerson
{
    private static readonly string[] Known = ["Ragnhild", "Zernichow", "ragnhild@zernichow.no", "zernichow", "911 22 333", "+4791122333", "old@zernichow.no"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_export_tells_facts_roles_organisation_billing_and_history(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (id, fjord) = await MetAsync(store);

        var json = JsonDocument.Parse((await Privacy(store).ExportAsync(id, Cancellation)).Value!.ToJson()).RootElement;

        Assert.Equal(("adminportal.contact", 1, true, id), (Text(json, "format"), json.GetProperty("formatVersion").GetInt32(), json.GetProperty("isComplete").GetBoolean(), Text(json, "id")));
        var contact = json.GetProperty("contact");
        Assert.Equal(("Ragnhild", "ragnhild@zernichow.no", "911 22 333"), (Text(contact, "firstName"), Text(contact, "email"), Text(contact, "mobile")));
        Assert.Equal(["FinancialContact"], contact.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(fjord.PublicId, Text(contact.GetProperty("organization")[0], "id"));
        Assert.Equal("Fjord", Text(json.GetProperty("billingContactFor")[0], "name"));
        var history = json.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal([("created", "contact"), ("changed", "contact"), ("changed", "organization")], history.Select(entry => (Text(entry, "action"), Text(entry, "objectType"))));
        Assert.All(history, entry => Assert.Equal(("Test Admin", "Portal"), (Text(entry, "byName"), Text(entry, "source"))));
        Assert.Contains(history[1].GetProperty("changes").EnumerateArray(), change => (Text(change, "field"), Text(change, "old"), Text(change, "new")) == ("Email", "old@zernichow.no", "ragnhild@zernichow.no"));
        Assert.Equal(("BillingContact", null, id), (Text(history[2].GetProperty("changes")[0], "field"), Text(history[2].GetProperty("changes")[0], "old"), Text(history[2].GetProperty("changes")[0], "new")));
    }

    [Theory, EachDatabase]
    public async Task Erasing_leaves_no_trace_of_the_person_and_the_chain_whole(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (id, fjord) = await MetAsync(store);
        await GivenDraftsAsync(store, id);
        Assert.All(Known, word => Assert.Contains(Everywhere(store), value => value.Contains(word, StringComparison.Ordinal)));

        var erased = await Privacy(store).EraseAsync(id, null, "Krav etter personvernforordningen", dryRun: false, Cancellation);

        Assert.Equal(("Fjord", "ragnhild@zernichow.no", null), erased.Value!.Impact.Recipients.First.Select(c => (c.Organization.Name, c.Before?.Email, c.After?.Email)).Single());
        Assert.DoesNotContain(Everywhere(store), TellsOfHer);
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
        await using var db = store.Open();
        Assert.Equal(["created", "changed", "changed", "changed", "erased"], await db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(Cancellation));
        var last = await db.AuditEntries.OrderBy(e => e.Sequence).LastAsync(Cancellation);
        Assert.Equal((id, "Test Admin", "Krav etter personvernforordningen", (long?)fjord.Id), (last.ObjectId, last.ActorName, last.Reason, last.OrganizationId));
        Assert.Null((await db.Organizations.SingleAsync(Cancellation)).BillingContactId);
        Assert.Equal("account:new", (await db.Drafts.IgnoreQueryFilters().SingleAsync(Cancellation)).FormKey);
        Assert.Null(await store.Service<ContactService>().FindAsync(id, Cancellation));
        var history = (await Privacy(store).ExportAsync(id, Cancellation)).Value!;
        Assert.Null(history.Contact);
        Assert.All(history.History.Where(entry => entry.ObjectType == "contact").SelectMany(entry => entry.Changes).Where(change => change.Field != "Roles"), change => Assert.True(change.IsErased));
    }

    [Theory, EachDatabase]
    public async Task Trying_it_erases_nothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (id, _) = await MetAsync(store);
        await GivenDraftsAsync(store, id);
        var before = Everywhere(store).ToList();

        var tried = await Privacy(store).EraseAsync(id, null, null, dryRun: true, Cancellation);

        Assert.Equal([ContactRole.FinancialContact], Assert.Single(tried.Value!.Impact.Contacts.First).LostRoles);
        Assert.Equal(before, Everywhere(store));
    }

    [Theory, EachDatabase]
    public async Task One_in_the_recycle_bin_and_the_history_of_one_purged_are_forgotten_too(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (deleted, _) = await MetAsync(store);
        await store.Service<ContactService>().DeleteAsync(deleted, null, null, dryRun: false, Cancellation);
        Assert.True((await Privacy(store).EraseAsync(deleted, null, "Krav", dryRun: false, Cancellation)).Succeeded);
        var (purged, _) = await MetAsync(store);
        await store.Service<PortalStore>().WriteAsync<bool>(
            async session =>
            {
                var contact = await session.Db.Contacts.Include(c => c.Roles).SingleAsync(Cancellation);
                (await session.Db.Organizations.SingleAsync(o => o.BillingContactId == contact.Id, Cancellation)).BillingContactId = null;
                await session.FlushAsync(Cancellation);
                session.Db.Remove(contact);
                return true;
            },
            Cancellation);
        Assert.Contains(Everywhere(store), value => value == "Zernichow");

        Assert.True((await Privacy(store).EraseAsync(purged, null, "Krav", dryRun: false, Cancellation)).Succeeded);

        Assert.DoesNotContain(Everywhere(store), TellsOfHer);
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
        Assert.IsType<NotFound>((await Privacy(store).EraseAsync(purged, null, "Krav", dryRun: false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task A_reason_is_required_and_must_not_name_the_person(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (id, _) = await MetAsync(store);
        async Task<string> CodeAsync(string? reason) =>
            Assert.Single(Assert.IsType<InvalidInput>((await Privacy(store).EraseAsync(id, null, reason, dryRun: false, Cancellation)).Error).Fields).Code;

        Assert.Equal("required", await CodeAsync(" "));
        Assert.Equal("names_person", await CodeAsync("Bedt om av fru ZERNICHOW."));
        Assert.Equal("names_person", await CodeAsync("Skrev fra old@zernichow.no"));
        Assert.Equal("length_max", await CodeAsync(new('x', 1001)));
        Assert.IsType<Stale>((await Privacy(store).EraseAsync(id, 1, "Krav", dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Privacy(store).EraseAsync("c-p-none", null, "Krav", dryRun: false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task Editors_export_and_admins_erase(StoreProvider provider)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            await using var store = new TestStore(provider);
            var (id, fjord) = await MetAsync(store);
            var other = store.Given.Contact("Ola", "Annen", store.Given.Organization("Other"));
            store.SignInAs(role, fjord);

            var export = await Privacy(store).ExportAsync(id, Cancellation);
            var erase = await Privacy(store).EraseAsync(id, null, "Krav", dryRun: true, Cancellation);

            Assert.Equal(role is StaffRole.Editor or StaffRole.Admin, export.Succeeded);
            Assert.True(export.Succeeded ? !export.Value.IsComplete : export.Error is NotAllowed);
            Assert.True(role is StaffRole.Admin ? erase.Succeeded : erase.Error is NotAllowed);
            Assert.IsType<NotFound>((await Privacy(store).ExportAsync(other.PublicId, Cancellation)).Error);
            Assert.IsType<NotFound>((await Privacy(store).EraseAsync(other.PublicId, null, "Krav", dryRun: false, Cancellation)).Error);
        }
    }

    [Theory, EachDatabase]
    public async Task What_happened_before_in_places_that_the_admin_does_not_see_is_forgotten_too(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (id, fjord) = await MetAsync(store);
        var mine = store.Given.Organization("Mine");
        await store.Service<ContactService>().ChangeAsync(id, null, Ragnhild(mine, "ragnhild@zernichow.no"), dryRun: false, Cancellation);
        store.SignInAs(StaffRole.Admin, mine);

        var erased = await Privacy(store).EraseAsync(id, null, "Krav", dryRun: false, Cancellation);

        Assert.True(erased.Succeeded, erased.Error?.ToString());
        Assert.DoesNotContain(Everywhere(store), TellsOfHer);
        Assert.Null(store.Open().Organizations.Single(o => o.Id == fjord.Id).BillingContactId);
        Assert.DoesNotContain("Fjord", erased.Value!.Impact.Recipients.First.Select(change => change.Organization.Name));
    }

    [Theory, EachDatabase]
    public async Task Who_has_moved_out_of_sight_is_neither_exported_nor_forgotten_from_there(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (id, fjord) = await MetAsync(store);
        await store.Service<ContactService>().ChangeAsync(id, null, Ragnhild(store.Given.Organization("Elsewhere"), "ragnhild@zernichow.no"), dryRun: false, Cancellation);
        await GivenDraftsAsync(store, id);
        store.SignInAs(StaffRole.Admin, fjord);
        var before = Everywhere(store).ToList();

        Assert.IsType<NotFound>((await Privacy(store).EraseAsync(id, null, "Krav", dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Privacy(store).ExportAsync(id, Cancellation)).Error);
        Assert.Equal(before, Everywhere(store));
    }

    [Theory, EachDatabase]
    public async Task One_purged_is_forgotten_only_from_where_it_was_last(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (id, fjord) = await MetAsync(store);
        var last = store.Given.Organization("Last");
        await store.Service<ContactService>().ChangeAsync(id, null, Ragnhild(last, "ragnhild@zernichow.no"), dryRun: false, Cancellation);
        await store.Service<ContactService>().DeleteAsync(id, null, null, dryRun: false, Cancellation);
        store.Clock.Advance(TimeSpan.FromDays(91));
        await store.Service<IEnumerable<IRecurringWork>>().Single(work => work.Name == "purge-deleted").RunAsync(Cancellation);
        Assert.Empty(store.Open().Contacts.IgnoreQueryFilters());

        store.SignInAs(StaffRole.Admin, fjord);
        Assert.IsType<NotFound>((await Privacy(store).EraseAsync(id, null, "Krav", dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Privacy(store).ExportAsync(id, Cancellation)).Error);
        store.SignInAs(StaffRole.Admin, last);
        Assert.True((await Privacy(store).ExportAsync(id, Cancellation)).Succeeded);
        Assert.True((await Privacy(store).EraseAsync(id, null, "Krav", dryRun: false, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task The_export_names_no_place_and_no_person_that_its_maker_does_not_see(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (id, fjord) = await MetAsync(store);
        var mine = store.Given.Organization("Mine");
        var hidden = store.Given.Contact("Ola", "Annen", fjord);
        await store.Service<ContactService>().ChangeAsync(id, null, Ragnhild(mine, "ragnhild@zernichow.no"), dryRun: false, Cancellation);
        await BilledToAsync(store, mine, hidden.PublicId);
        await BilledToAsync(store, mine, id);
        Assert.Contains(fjord.PublicId, JsonOf(await Privacy(store).ExportAsync(id, Cancellation)), StringComparison.Ordinal);
        store.SignInAs(StaffRole.Editor, mine);

        var json = JsonOf(await Privacy(store).ExportAsync(id, Cancellation));

        Assert.DoesNotContain(fjord.PublicId, json, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.PublicId, json, StringComparison.Ordinal);
        Assert.Contains($"\"new\": \"{mine.PublicId}\"", json, StringComparison.Ordinal);
        Assert.Contains($"\"new\": \"{id}\"", json, StringComparison.Ordinal);
    }

    private static string JsonOf(Result<ContactExport> export) => Encoding.UTF8.GetString(export.Value!.ToJson());

    private static async Task BilledToAsync(TestStore store, Organization organization, string contact) => Assert.True((await store.Service<OrganizationLifecycleService>().ChangeAsync(
        organization.PublicId, null, new() { Name = organization.Name, BillingContactId = contact }, dryRun: false, Cancellation)).Succeeded);

    /// <summary>A contact with history, who is billing contact too.</summary>
    private static async Task<(string Id, Organization Organization)> MetAsync(TestStore store)
    {
        var fjord = store.Given.Organization("Fjord");
        var contacts = store.Service<ContactService>();
        var id = (await contacts.CreateAsync(Ragnhild(fjord, "old@zernichow.no"), Cancellation)).Value!;
        await contacts.ChangeAsync(id, 1, Ragnhild(fjord, "ragnhild@zernichow.no"), dryRun: false, Cancellation);
        await store.Service<PortalStore>().WriteAsync<bool>(
            async session =>
            {
                var contact = await session.Db.Contacts.SingleAsync(c => c.PublicId == id, Cancellation);
                (await session.Db.Organizations.SingleAsync(o => o.Id == fjord.Id, Cancellation)).BillingContactId = contact.Id;
                return true;
            },
            Cancellation);
        return (id, fjord);
    }

    private static ContactInput Ragnhild(Organization place, string email) => new()
    {
        FirstName = "Ragnhild", LastName = "Zernichow", Email = email, Mobile = "911 22 333", OrganizationId = place.PublicId, Roles = [ContactRole.FinancialContact],
    };

    private static async Task GivenDraftsAsync(TestStore store, string id)
    {
        await using var db = store.Open();
        db.Drafts.AddRange(
            new() { PersonId = "somebody", FormKey = $"contact:{id}", Content = """{"LastName":"Zernichow"}""", SavedAt = store.Clock.UtcNow },
            new() { PersonId = "somebody", FormKey = "organization:o-p-1", Content = $$"""{"BillingContactId":"{{id}}","Name":"Ragnhild"}""", SavedAt = store.Clock.UtcNow },
            new() { PersonId = "somebody", FormKey = "account:new", Content = """{"Name":"Login"}""", SavedAt = store.Clock.UtcNow });
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Every text of every table.</summary>
    private static IEnumerable<string> Everywhere(TestStore store)
    {
        using var db = store.Open();
        var connection = db.Database.GetDbConnection();
        connection.Open();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order())
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of our own tables.
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                foreach (var value in Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue))
                {
                    yield return value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
                }
            }
        }
    }

    private static bool TellsOfHer(string value) => Known.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static ContactPrivacyService Privacy(TestStore store) => store.Service<ContactPrivacyService>();
}
