using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Web.Changes;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Changes;

public sealed class AskingBeforeAChange : PortalTestContext
{
    private static readonly Impact TwoAccounts = new()
    {
        Accounts = Touched.Of([new TouchedAccount("a-1", "Acme", false), new TouchedAccount("a-2", "Acme test", true)]),
        Unsettled = [new("NOK", 3, 1250.5m)],
    };

    private readonly List<(bool DryRun, string? Reason)> calls = [];

    [Fact]
    public void It_shows_what_the_change_would_touch_and_changes_nothing()
    {
        var dialog = Ask();

        Assert.Equal((true, null), Assert.Single(calls));
        Assert.Contains("Kontoer: 2", dialog.Markup, StringComparison.Ordinal);
        Assert.Contains("1\u00a0250,50\u00a0NOK", dialog.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_button_makes_the_very_same_call_for_good()
    {
        Receipt? done = null;
        var dialog = Ask(more => more.Add(d => d.AsksReason, true).Add(d => d.Done, receipt => done = receipt));
        dialog.Find("textarea").Input("  Asked for  ");

        dialog.Find("button.danger").Click();

        Assert.Equal([(true, null), (false, "Asked for")], calls);
        Assert.Equal("operation", done?.OperationId);
    }

    [Fact]
    public void A_name_that_is_not_typed_right_changes_nothing_and_says_so()
    {
        var dialog = Ask(more => more.Add(d => d.NameToType, "Acme"));
        dialog.Find("#typed-name").Input("Acne");

        dialog.Find("button.danger").Click();

        Assert.Single(calls);
        Assert.Equal("true", dialog.Find("#typed-name").GetAttribute("aria-invalid"));

        dialog.Find("#typed-name").Input("Acme");
        dialog.Find("button.danger").Click();
        Assert.Equal(2, calls.Count);
    }

    [Fact]
    public void A_change_that_is_refused_offers_no_button()
    {
        var dialog = Ask(change: (_, _) => new NotAllowed("test"));

        Assert.Empty(dialog.FindAll("button.danger"));
        Assert.Contains("har ikke tilgang", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_fails_at_the_end_says_so_in_the_dialog_and_can_be_tried_again()
    {
        var isUp = false;
        var dialog = Ask(change: (dryRun, _) => dryRun || isUp ? new Receipt("a-1", "operation", TwoAccounts) : throw new TimeoutException());

        dialog.Find("button.danger").Click();
        Assert.NotEmpty(dialog.FindAll("[role=alert]"));

        isUp = true;
        dialog.Find("button.danger").Click();
        Assert.Equal(3, calls.Count);
        Assert.Empty(dialog.FindAll("[role=alert]"));
    }

    private IRenderedComponent<ChangeDialog> Ask(
        Action<ComponentParameterCollectionBuilder<ChangeDialog>>? more = null, Func<bool, string?, Result<Receipt>>? change = null) => Render<ChangeDialog>(parameters =>
    {
        parameters.Add(d => d.Title, "Slett kontoen?").Add(d => d.Confirm, "Slett kontoen").Add(d => d.Danger, true);
        parameters.Add(d => d.Change, new ChangeCall((dryRun, reason) =>
        {
            calls.Add((dryRun, reason));
            return Task.FromResult(change is null ? new Receipt("a-1", "operation", TwoAccounts) : change(dryRun, reason));
        }));
        more?.Invoke(parameters);
    });
}
