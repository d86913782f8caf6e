using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Shared;

public sealed class ChoosingInACombobox : PortalTestContext
{
    private static readonly string[] Names = ["Fjordkraft AS", "Fjordkraft Telekom AS", "Hårfagre ASA"];
    private string? chosen;

    public ChoosingInACombobox() => Services.AddSingleton(TimeProvider.System);

    [Fact]
    public void ArrowsAndEnterChoose()
    {
        var box = Show();
        Type(box, "fjord");
        box.WaitForAssertion(() => Assert.Equal("true", box.Find("input").GetAttribute("aria-expanded")));

        Press(box, "ArrowDown");
        box.WaitForAssertion(() => Assert.Equal("Fjordkraft Telekom AS", box.Find("#" + box.Find("input").GetAttribute("aria-activedescendant")).TextContent.Trim()));
        Press(box, "Enter");

        box.WaitForAssertion(() => Assert.Equal("Fjordkraft Telekom AS", chosen));
        Assert.Equal("Fjordkraft Telekom AS", box.Find("input").GetAttribute("value"));
        Assert.Equal("false", box.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void EscapeClosesAndChoosesNothing()
    {
        var box = Show();
        Type(box, "fjord");
        box.WaitForAssertion(() => Assert.Equal("true", box.Find("input").GetAttribute("aria-expanded")));

        Press(box, "Escape");

        box.WaitForAssertion(() => Assert.Equal("false", box.Find("input").GetAttribute("aria-expanded")));
        Assert.Null(chosen);
    }

    [Fact]
    public void NoMatchIsSaid()
    {
        var box = Show();
        Type(box, "nobody");

        box.WaitForAssertion(() => Assert.Equal("Ingen treff", box.Find("[role=status]").TextContent));
    }

    [Fact]
    public void AStoreThatDoesNotAnswerIsSaidAndLeavesThePageAlone()
    {
        var box = Render<Combobox<string>>(parameters => parameters
            .Add(one => one.Label, "Organisasjoner")
            .Add(one => one.Search, (_, _) => throw new InvalidOperationException("no store"))
            .Add(one => one.Text, name => name));
        box.Find("input").Focus();
        Type(box, "fjord");

        box.WaitForAssertion(() => Assert.StartsWith("Kunne ikke søke", box.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("fjord", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void WhatIsTypedAndNotChosenCountsForNothing()
    {
        var box = Show("Hårfagre ASA");
        Type(box, "fjord");
        box.Find(".combobox").FocusOut();

        Assert.Equal("Hårfagre ASA", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void AnEmptiedFieldIsNone()
    {
        chosen = "Hårfagre ASA";
        var box = Show(chosen);
        Type(box, "");
        box.Find(".combobox").FocusOut();

        Assert.Null(chosen);
    }

    private IRenderedComponent<Combobox<string>> Show(string? value = null)
    {
        var box = Render<Combobox<string>>(parameters => parameters
            .Add(one => one.Label, "Organisasjoner")
            .Add(one => one.Search, (text, _) => Task.FromResult<IReadOnlyList<string>>([.. Names.Where(name => name.Contains(text, StringComparison.OrdinalIgnoreCase))]))
            .Add(one => one.Text, name => name)
            .Add(one => one.Value, value)
            .Add(one => one.ValueChanged, one => chosen = one));
        box.Find("input").Focus();
        return box;
    }

    private static void Type(IRenderedComponent<Combobox<string>> box, string text) => box.Find("input").Input(text);

    private static void Press(IRenderedComponent<Combobox<string>> box, string key) => box.Find("input").KeyDown(key);
}
