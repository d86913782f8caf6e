using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AdminPortal.Web.Organizations;

/// <summary>Draws a <see cref="TreeModel"/> and walks it by keyboard and mouse.</summary>
public sealed partial class OrganizationTree : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private readonly Dictionary<string, TreeCounts> counts = [];
    private readonly HashSet<string> counted = [];
    private List<TreeRow> rows = [];
    private TreeModel? drawn;
    private string? revealed;
    private string? activeKey;
    private bool busy;
    private bool failed;
    private bool live;
    private TreeRow? dragged;
    private OrganizationLink? menuOf;

    [Inject]
    public required IStringLocalizer<OrganizationTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<OrganizationChangeTexts> ChangeTexts { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required OrganizationTreeService Trees { get; init; }

    [Inject]
    public required ILogger<OrganizationTree> Logger { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public required TreeModel Model { get; set; }

    /// <summary>The id of the organisation shown beside the tree.</summary>
    [Parameter]
    public string? Selected { get; set; }

    /// <summary>The tab shown beside the tree; the next organisation opens on the same one.</summary>
    [Parameter]
    public string? Tab { get; set; }

    /// <summary>What is searched for; null for the whole hierarchy.</summary>
    [Parameter]
    public string? Search { get; set; }

    /// <summary>Whether nodes can be dragged and have a menu.</summary>
    [Parameter]
    public bool MayMove { get; set; }

    /// <summary>Whether a node can be dropped where it gets no parent.</summary>
    [Parameter]
    public bool MayMakeRoot { get; set; }

    /// <summary>Somebody wants to move a node.</summary>
    [Parameter]
    public EventCallback<TreeMove> Moving { get; set; }

    private TreeLoader Loader => new(Trees);

    private TreeRow? Active => rows.Find(row => row.Key == activeKey) ?? (rows.Count > 0 ? rows[0] : null);

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    /// <summary>Reads anew what is open, after something in the hierarchy has changed, and opens the path to the node that did.</summary>
    public async Task RefreshAsync(string? changed)
    {
        await WaitForAsync(Loader.RefreshAsync(Model, changed ?? Selected, gone.Token));
        counted.Clear();
        Redraw();
        activeKey = changed is not null && rows.Exists(row => row.Key == changed) ? changed : activeKey;
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (drawn != Model)
        {
            drawn = Model;
            revealed = Selected;
            Redraw();
            activeKey = Selected is not null && rows.Exists(row => row.Key == Selected) ? Selected : rows.Find(row => Model.Hits.Contains(row.Key))?.Key;
        }
        else if (revealed != Selected)
        {
            revealed = Selected;
            if (Selected is not null && !rows.Exists(row => row.Key == Selected) && Search is null)
            {
                await WaitForAsync(Loader.RevealAsync(Model, Selected, gone.Token));
                Redraw();
            }

            activeKey = Selected ?? activeKey;
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        live |= firstRender;
        return CountAsync();
    }

    private static string DomId(TreeRow? row) => row is null ? "" : $"node-{row.Key}";

    private TreeCounts? CountsOf(TreeRow row) => row.Node is null ? null : counts.GetValueOrDefault(row.Node.Id);

    private string? HrefOf(TreeRow row) => row.Node is null ? null : PortalUrls.Organization(row.Node.Id, Tab, Search);

    private void Redraw() => rows = Model.Rows();

    /// <summary>Counts come after the nodes themselves, for what is drawn and not yet counted.</summary>
    private async Task CountAsync()
    {
        var missing = rows.Select(row => row.Node?.Id).OfType<string>().Where(id => !counted.Contains(id)).Take(OrganizationTreeService.LevelSize).ToList();
        if (!live || missing.Count == 0)
        {
            return;
        }

        counted.UnionWith(missing);
        try
        {
            foreach (var found in await Trees.CountsAsync(missing, gone.Token))
            {
                counts[found.Id] = found;
            }

            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The tree is gone from the page, and its counts with it.
        }
        catch (Exception exception)
        {
            // The tree is of use without its counts, which come when the page is opened anew.
            SharedLog.LoadFailed(Logger, exception, "tree-counts");
        }
    }

    private async Task AskMenuAsync(TreeRow? row)
    {
        if (MayMove && row?.Node is { } node)
        {
            activeKey = row.Key;
            menuOf = new(node.Id, node.Name);
            StateHasChanged();
            await Script.InvokeVoidAsync("portal.showMenu", gone.Token, TreeMenu.DomId, DomId(row));
        }
    }

    private Task DropOnAsync(TreeRow row)
    {
        var (what, to) = (dragged?.Node, row.Node);
        dragged = null;
        return what is null || to is null || what == to ? Task.CompletedTask : Moving.InvokeAsync(new(new(what.Id, what.Name), new(to.Id, to.Name, to.EntityId, NamesAbove(row))));
    }

    private Task DropAtTopAsync()
    {
        var what = dragged?.Node;
        dragged = null;
        return what is null ? Task.CompletedTask : Moving.InvokeAsync(new(new(what.Id, what.Name), ToRoot: true));
    }

    private List<string> NamesAbove(TreeRow row)
    {
        var above = rows.Find(other => other.Key == row.ParentId);
        return above?.Node is null ? [] : [.. NamesAbove(above), above.Node.Name];
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (Active is not { } at || key.CtrlKey || key.AltKey || key.MetaKey)
        {
            return;
        }

        var place = rows.IndexOf(at);
        switch (key.Key)
        {
            case "ArrowDown": Go(place + 1); break;
            case "ArrowUp": Go(place - 1); break;
            case "Home": Go(0); break;
            case "End": Go(rows.Count - 1); break;
            case "ArrowRight" when at.Expanded == false: await ToggleAsync(at); break;
            case "ArrowRight" when at.Expanded == true: Go(place + 1); break;
            case "ArrowLeft" when at.Expanded == true: await ToggleAsync(at); break;
            case "ArrowLeft": Go(rows.FindIndex(row => row.Key == at.ParentId)); break;
            case "*": await OpenSiblingsAsync(at); break;
            case "Enter" or " " when at.Node is null: await ReadMoreAsync(at); break;
            case "Enter" or " ": Navigation.NavigateTo(HrefOf(at)!); break;
            case { Length: 1 } letter: Go(FirstFrom(place, letter)); break;
        }
    }

    private void Go(int place)
    {
        if (place >= 0 && place < rows.Count)
        {
            activeKey = rows[place].Key;
        }
    }

    private int FirstFrom(int place, string letter)
    {
        var after = rows.FindIndex(place + 1, row => Begins(row, letter));
        return after >= 0 ? after : rows.FindIndex(row => Begins(row, letter));
    }

    private static bool Begins(TreeRow row, string letter) => row.Node?.Name.StartsWith(letter, StringComparison.CurrentCultureIgnoreCase) ?? false;

    private async Task ToggleAsync(TreeRow row)
    {
        activeKey = row.Key;
        if (row.Expanded == true)
        {
            Model.Open.Remove(row.Key);
        }
        else
        {
            await WaitForAsync(Loader.OpenAsync(Model, row.Key, gone.Token));
        }

        Redraw();
    }

    /// <summary>The asterisk opens all siblings, as the pattern has it; those of one read level, so that it stays quick.</summary>
    private async Task OpenSiblingsAsync(TreeRow at)
    {
        foreach (var sibling in rows.Where(row => row.ParentId == at.ParentId && row.Expanded == false).ToList())
        {
            await WaitForAsync(Loader.OpenAsync(Model, sibling.Key, gone.Token));
        }

        Redraw();
    }

    private async Task ReadMoreAsync(TreeRow row)
    {
        var first = row.Position;
        await WaitForAsync(Loader.ReadMoreAsync(Model, row.ParentId, gone.Token));
        Redraw();
        activeKey = rows.Find(next => next.ParentId == row.ParentId && next.Position == first)?.Key ?? activeKey;
    }

    /// <summary>What cannot be read is told above the tree, which stays as it was.</summary>
    private async Task WaitForAsync(Task reading)
    {
        busy = true;
        failed = false;
        try
        {
            await reading;
        }
        catch (Exception exception) when (!gone.IsCancellationRequested)
        {
            SharedLog.LoadFailed(Logger, exception, "tree");
            failed = true;
        }
        finally
        {
            busy = false;
        }
    }
}
