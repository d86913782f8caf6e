using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Drafts;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Drafts;

public sealed class KeepingADraft
{
    private const string Form = "contact:new";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_latest_of_a_form_is_kept_until_it_is_discarded(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await Drafts(store).SaveAsync(Form, 0, """{"a":1}""", Cancellation);
        store.Clock.Advance(TimeSpan.FromMinutes(1));

        var saved = await Drafts(store).SaveAsync(Form, 3, """{"a":"ø"}""", Cancellation);

        Assert.Equal(store.Clock.UtcNow, saved.Value);
        Assert.Equal(new StoredDraft(Form, 3, """{"a":"ø"}""", store.Clock.UtcNow), await Drafts(store).FindAsync(Form, Cancellation));
        Assert.Single(await AllAsync(store));
        Assert.Null(await Drafts(store).FindAsync("account:new", Cancellation));

        await Drafts(store).DiscardAsync(Form, Cancellation);
        await Drafts(store).DiscardAsync(Form, Cancellation);
        Assert.Null(await Drafts(store).FindAsync(Form, Cancellation));
        Assert.Empty(await store.Open().AuditEntries.ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task It_is_for_its_person_alone(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.SignInAs(StaffRole.Editor);
        await Drafts(store).SaveAsync(Form, 0, "\"Erik's\"", Cancellation);

        foreach (var role in new[] { StaffRole.Admin, StaffRole.Viewer })
        {
            store.SignInAs(role);
            Assert.Null(await Drafts(store).FindAsync(Form, Cancellation));
            await Drafts(store).DiscardAsync(Form, Cancellation);
            await Drafts(store).SaveAsync(Form, 0, "\"another\"", Cancellation);
        }

        store.SignInAs(StaffRole.Editor);
        Assert.Equal("\"Erik's\"", (await Drafts(store).FindAsync(Form, Cancellation))!.Content);
        store.SignInAs(StaffRole.Editor, store.Given.Organization("Fjord"));
        Assert.Null(await Drafts(store).FindAsync(Form, Cancellation));
        Assert.True((await Drafts(store).SaveAsync(Form, 0, "\"scoped\"", Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task What_is_too_large_is_refused_and_the_earlier_one_stays(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await Drafts(store).SaveAsync(Form, 0, new('x', DraftService.LargestContent), Cancellation);

        var content = await Drafts(store).SaveAsync(Form, 0, new string('x', DraftService.LargestContent - 1) + "ø", Cancellation);
        var key = await Drafts(store).SaveAsync(new('k', 129), 0, "{}", Cancellation);

        Assert.Equal(("Content", "length_max"), Fault(content));
        Assert.Equal(("FormKey", "length_max"), Fault(key));
        Assert.Equal(DraftService.LargestContent, Assert.Single(await AllAsync(store)).Content.Length);
    }

    [Theory, EachDatabase]
    public async Task After_thirty_days_it_is_offered_no_more_and_goes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await Drafts(store).SaveAsync(Form, 0, "{}", Cancellation);
        store.Clock.Advance(DraftService.Kept);
        Assert.NotNull(await Drafts(store).FindAsync(Form, Cancellation));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Drafts(store).FindAsync(Form, Cancellation));

        await Drafts(store).SaveAsync("account:new", 0, "{}", Cancellation);

        Assert.Equal("account:new", Assert.Single(await AllAsync(store)).FormKey);
    }

    [Theory, EachDatabase]
    public async Task One_that_names_a_contact_who_was_forgotten_does_not_come_back(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var place = store.Given.Organization("Place");
        var contact = store.Given.Contact("Kari", "Nordmann", place);
        var (own, other) = ($"contact:{contact.PublicId}", $"Kari Nordmann {contact.PublicId}");
        store.SignInAs(StaffRole.Viewer, place);
        Assert.True((await Drafts(store).SaveAsync(own, 1, "{}", Cancellation)).Succeeded);
        Assert.True((await Drafts(store).SaveAsync("organization:new", 0, other, Cancellation)).Succeeded);
        store.SignInAs(StaffRole.Admin);
        Assert.True((await store.Service<ContactPrivacyService>().EraseAsync(contact.PublicId, null, "Krav", false, Cancellation)).Succeeded);
        Assert.Empty(await AllAsync(store));

        Assert.IsType<NotFound>((await Drafts(store).SaveAsync(own, 1, "{}", Cancellation)).Error);
        Assert.IsType<NotFound>((await Drafts(store).SaveAsync("organization:new", 0, other, Cancellation)).Error);

        Assert.Empty(await AllAsync(store));
    }

    [Theory, EachDatabase]
    public async Task A_contact_out_of_sight_is_answered_as_one_that_is_not_there(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Kari", "Nordmann", store.Given.Organization("Place"));
        store.SignInAs(StaffRole.Admin, store.Given.Organization("Elsewhere"));

        var foreign = await Drafts(store).SaveAsync($"contact:{contact.PublicId}", 1, "{}", Cancellation);
        var none = await Drafts(store).SaveAsync($"contact:{store.Ids.NewContact()}", 1, "{}", Cancellation);

        Assert.Equal(none.Error, foreign.Error);
        Assert.Equal(new NotFound("contact"), foreign.Error);
        Assert.Empty(await AllAsync(store));
    }

    [Fact]
    public async Task Tabs_that_save_at_once_never_fail()
    {
        await using var store = TestStore.InFile();
        var tabs = Enumerable.Range(1, 8).Select(number => Task.Run(
            async () =>
            {
                await using var tab = store.NewScope();
                return await tab.ServiceProvider.GetRequiredService<DraftService>().SaveAsync(Form, number, $"{number}", Cancellation);
            },
            Cancellation));

        Assert.All(await Task.WhenAll(tabs), saved => Assert.True(saved.Succeeded));
        var draft = Assert.Single(await AllAsync(store));
        Assert.Equal(draft.Content, $"{draft.BaseVersion}");
    }

    private static (string, string) Fault(Result<DateTime> result)
    {
        var fault = Assert.Single(Assert.IsType<InvalidInput>(result.Error).Fields);
        return (fault.Field, fault.Code);
    }

    private static Task<List<Draft>> AllAsync(TestStore store) => store.Open().Drafts.IgnoreQueryFilters().ToListAsync(Cancellation);

    private static DraftService Drafts(TestStore store) => store.Service<DraftService>();
}
