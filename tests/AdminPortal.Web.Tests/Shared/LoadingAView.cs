using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Shared;

public sealed class LoadingAView : PortalTestContext
{
    private readonly Dictionary<string, TaskCompletionSource<string?>> answers = [];
    private readonly List<string> asked = [];

    [Fact]
    public void ShowsASkeletonAndThenTheAnswer()
    {
        var view = Show("a");
        Assert.NotEmpty(view.FindAll(".skeleton[aria-busy=true]"));

        Answer(view, "a", "Fjordkraft");

        view.WaitForAssertion(() => Assert.Equal("Fjordkraft", view.Find("p").TextContent));
        Assert.Empty(view.FindAll(".skeleton"));
    }

    [Fact]
    public void AFailureOffersToTryAgain()
    {
        var view = Show("a");
        answers["a"].SetException(new TimeoutException());

        view.WaitForElement("[role=alert] .actions button").Click();
        Answer(view, "a", "Fjordkraft");

        view.WaitForAssertion(() => Assert.Equal("Fjordkraft", view.Find("p").TextContent));
        Assert.Equal(["a", "a"], asked);
    }

    [Fact]
    public async Task AStoreThatWasAwayIsAskedAgainQuietly()
    {
        var hand = new HandClock(Clock);
        Services.AddSingleton<TimeProvider>(hand);
        var view = Show("a");
        answers["a"].SetException(new TimeoutException());
        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll("[role=alert]")));

        await hand.TickAsync(view);
        view.WaitForAssertion(() => Assert.Equal(["a", "a"], asked));
        Assert.NotEmpty(view.FindAll("[role=alert]"));
        Answer(view, "a", "Fjordkraft");

        view.WaitForAssertion(() => Assert.Equal("Fjordkraft", view.Find("p").TextContent));
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task AFaultOfOursIsNotMetAgainAndAgain()
    {
        var hand = new HandClock(Clock);
        Services.AddSingleton<TimeProvider>(hand);
        var view = Show("a");
        answers["a"].SetException(new InvalidOperationException());
        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll("[role=alert]")));

        await hand.TickAsync(view);

        Assert.Equal(["a"], asked);
    }

    [Fact]
    public void AnotherKeyLoadsAnew()
    {
        var view = Show("a");
        Answer(view, "a", "Fjordkraft");

        view.Render(parameters => Describe(parameters, "b"));
        Assert.NotEmpty(view.FindAll(".skeleton"));
        Answer(view, "b", "Hårfagre");

        view.WaitForAssertion(() => Assert.Equal("Hårfagre", view.Find("p").TextContent));
    }

    [Fact]
    public void TheSameKeyLoadsOnce()
    {
        var view = Show("a");
        Answer(view, "a", "Fjordkraft");

        view.Render(parameters => Describe(parameters, "a"));

        Assert.Equal(["a"], asked);
    }

    [Fact]
    public void AnOlderAnswerThatComesLateIsNotShown()
    {
        var view = Show("a");
        view.Render(parameters => Describe(parameters, "b"));
        Answer(view, "b", "Hårfagre");
        view.WaitForAssertion(() => Assert.Equal("Hårfagre", view.Find("p").TextContent));

        Answer(view, "a", "Fjordkraft");

        Assert.Equal("Hårfagre", view.Find("p").TextContent);
    }

    [Fact]
    public void AnOlderFailureThatComesLateIsNotShown()
    {
        var view = Show("a");
        var late = answers["a"];
        view.Render(parameters => Describe(parameters, "b"));
        Answer(view, "b", "Hårfagre");

        late.SetException(new TimeoutException());

        view.WaitForAssertion(() => Assert.Equal("Hårfagre", view.Find("p").TextContent));
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    [Fact]
    public void NothingMeansThatThePageDoesNotExist()
    {
        var notFound = false;
        Service<NavigationManager>().OnNotFound += (_, _) => notFound = true;

        var view = Show("a");
        Answer(view, "a", null);

        view.WaitForAssertion(() => Assert.True(notFound));
    }

    [Fact]
    public void NothingCanAlsoBeAnAnswer()
    {
        var view = Render<LoadView<string>>(parameters => Describe(parameters, "a").Add(one => one.NotFound, false).Add(one => one.Empty, "<em>none</em>"));
        Answer(view, "a", null);

        view.WaitForAssertion(() => Assert.Equal("none", view.Find("em").TextContent));
    }

    [Fact]
    public async Task ReloadingKeepsWhatIsThere()
    {
        var view = Show("a");
        Answer(view, "a", "Fjordkraft");
        view.WaitForAssertion(() => Assert.Equal("Fjordkraft", view.Find("p").TextContent));

        var reload = view.InvokeAsync(view.Instance.ReloadAsync);

        Assert.Equal("Fjordkraft", view.Find("[aria-busy=true] p").TextContent);
        Answer(view, "a", "Fjordkraft Telekom");
        await reload;
        Assert.Equal("Fjordkraft Telekom", view.Find("p").TextContent);
    }

    private IRenderedComponent<LoadView<string>> Show(string key) => Render<LoadView<string>>(parameters => Describe(parameters, key));

    private ComponentParameterCollectionBuilder<LoadView<string>> Describe(ComponentParameterCollectionBuilder<LoadView<string>> parameters, string key) => parameters
        .Add(view => view.Key, key)
        .Add(view => view.Load, _ => Ask(key))
        .Add(view => view.ChildContent, name => $"<p>{name}</p>");

    private Task<string?> Ask(string key)
    {
        asked.Add(key);
        answers[key] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return answers[key].Task;
    }

    private void Answer(IRenderedComponent<LoadView<string>> view, string key, string? answer) =>
        view.InvokeAsync(() => answers[key].SetResult(answer)).GetAwaiter().GetResult();
}
