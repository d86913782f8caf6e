using AdminPortal.Application.Access;
using AdminPortal.Application.Presence;
using AdminPortal.Testing;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Shared;

public sealed class SeeingWhoElseIsHere : PortalTestContext
{
    private readonly TestStore store = new();
    private readonly HandClock time;
    private readonly string id;

    public SeeingWhoElseIsHere()
    {
        time = new(store.Clock);
        Services.AddSingleton<TimeProvider>(time);
        Services.AddSingleton(store.Service<PresenceService>());
        ComponentFactories.Clear();
        id = store.Given.Organization("Fjord").PublicId;
    }

    [Fact]
    public void Nobody_else_is_nothing()
    {
        var bar = Bar();

        bar.WaitForAssertion(() => Assert.Single(store.Open().PresenceMarks.ToList()));
        Assert.Equal("", bar.Find("[role=status]").TextContent.Trim());
    }

    [Fact]
    public void Who_looks_and_who_edits_is_told_in_words()
    {
        Other("Anders Admin", isEditing: true);
        Other("Erik");
        Other("Frida Finance");

        var bar = Bar();

        bar.WaitForAssertion(() => Assert.Equal(["Anders Admin redigerer denne", "Erik og Frida Finance ser også på denne"], Told(bar)));
        Assert.Equal(["AA", "E", "FF"], bar.FindAll(".avatar").Select(avatar => avatar.TextContent));
    }

    [Fact]
    public void Of_many_two_are_named()
    {
        foreach (var name in new[] { "Anders", "Berit", "Cato", "Dagny", "Even" })
        {
            Other(name);
        }

        var bar = Bar();

        bar.WaitForAssertion(() => Assert.Equal(["Anders, Berit og 3 andre ser også på denne"], Told(bar)));
        Assert.Equal(3, bar.FindAll(".avatar").Count);
    }

    [Fact]
    public void Who_comes_and_who_goes_is_seen_at_the_next_look()
    {
        var bar = Bar(isEditing: true);
        bar.WaitForAssertion(() => Assert.True(Assert.Single(store.Open().PresenceMarks.ToList()).IsEditing));
        Other("Erik");

        time.Tick();
        bar.WaitForAssertion(() => Assert.Equal(["Erik ser også på denne"], Told(bar)));
        store.Clock.Advance(PresenceService.Counts);
        time.Tick();

        bar.WaitForAssertion(() => Assert.Empty(Told(bar)));
    }

    [Fact]
    public async Task Leaving_the_page_takes_the_mark_away()
    {
        var bar = Bar();
        bar.WaitForAssertion(() => Assert.Single(store.Open().PresenceMarks.ToList()));

        await DisposeComponentsAsync();

        Assert.Empty(store.Open().PresenceMarks.ToList());
    }

    [Fact]
    public void Another_record_takes_the_mark_along()
    {
        var other = store.Given.Organization("Berg").PublicId;
        Other("Erik");
        var bar = Bar();
        bar.WaitForAssertion(() => Assert.NotEmpty(Told(bar)));

        bar.Render(part => part.Add(p => p.RecordId, other));

        bar.WaitForAssertion(() => Assert.Equal([id, other], store.Open().PresenceMarks.Select(mark => mark.RecordId).ToList().Order()));
        Assert.Empty(Told(bar));
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_renewed_no_more()
    {
        var bar = Bar();
        bar.WaitForAssertion(() => Assert.Single(store.Open().PresenceMarks.ToList()));
        var seen = store.Clock.UtcNow;
        await Service<TabConnection>().OnConnectionDownAsync(null!, CancellationToken.None);
        store.Clock.Advance(TimeSpan.FromSeconds(10));

        await time.TickAsync(bar);
        Assert.Equal(seen, store.Open().PresenceMarks.Single().SeenAt);

        await Service<TabConnection>().OnConnectionUpAsync(null!, CancellationToken.None);
        time.Tick();
        bar.WaitForAssertion(() => Assert.Equal(store.Clock.UtcNow, store.Open().PresenceMarks.Single().SeenAt));
    }

    [Fact]
    public void A_store_that_gives_no_answer_hurts_nobody()
    {
        var me = store.User.Identity!;
        store.User.SignOut();
        var bar = Bar();
        Assert.Empty(Told(bar));

        store.User.SignIn(me);
        Other("Erik");
        time.Tick();

        bar.WaitForAssertion(() => Assert.Equal(["Erik ser også på denne"], Told(bar)));
    }

    private IRenderedComponent<PresenceBar> Bar(bool isEditing = false) =>
        Render<PresenceBar>(part => part.Add(p => p.RecordId, id).Add(p => p.IsEditing, isEditing));

    private void Other(string name, bool isEditing = false)
    {
        var me = store.User.Identity!;
        store.User.SignIn(new CallerIdentity($"test-{name}", name, [StaffRole.Viewer], ChangeSource.Portal));
        store.Service<PresenceService>().SeeAsync(id, $"tab-{name}"[..Math.Min(32, name.Length + 4)], isEditing, CancellationToken.None).GetAwaiter().GetResult();
        store.User.SignIn(me);
    }

    private static IEnumerable<string> Told(IRenderedComponent<PresenceBar> bar) =>
        bar.FindAll(".presence-group").Select(group => group.ChildNodes.OfType<AngleSharp.Dom.IText>().Last().TextContent.Trim());
}
