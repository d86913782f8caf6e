using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Shared;

/// <summary>A field in which one types to find, and chooses, one of very many.</summary>
public sealed partial class Combobox<TItem> : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly string id = $"combobox-{RandomNumberGenerator.GetHexString(8)}";
    private ElementReference input;
    private CancellationTokenSource? searching;
    private IReadOnlyList<TItem> matches = [];
    private TItem? shown;
    private string query = "";
    private int active = -1;
    private bool hasFocus;
    private bool hasNoMatch;
    private bool hasFailed;
    private bool isSearching;

    [Inject]
    public required IStringLocalizer<SharedTexts> Texts { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ILogger<Combobox<TItem>> Logger { get; init; }

    /// <summary>What the list holds, for screen readers.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Finds what fits a text; a later search cancels an earlier one.</summary>
    [Parameter, EditorRequired]
    public required Func<string, CancellationToken, Task<IReadOnlyList<TItem>>> Search { get; set; }

    /// <summary>How an item is written in the field.</summary>
    [Parameter, EditorRequired]
    public required Func<TItem, string> Text { get; set; }

    [Parameter]
    public TItem? Value { get; set; }

    [Parameter]
    public EventCallback<TItem?> ValueChanged { get; set; }

    [Parameter]
    public RenderFragment<TItem>? ItemTemplate { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>From <see cref="FormField"/>'s context.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    private bool IsOpen => matches.Count > 0;

    private string ListId => $"{id}-list";

    private string? ActiveId => active < 0 ? null : OptionId(active);

    private string Status => hasFailed ? Texts["Combobox.Failed"] : hasNoMatch ? Texts["Combobox.NoMatch"] : IsOpen ? Texts["Combobox.Matches", matches.Count] : "";

    public void Dispose()
    {
        searching?.Cancel();
        searching = null;
    }

    protected override void OnParametersSet()
    {
        if (!EqualityComparer<TItem?>.Default.Equals(shown, Value))
        {
            shown = Value;
            query = Value is null ? "" : Text(Value);
        }
    }

    private string OptionId(int index) => $"{id}-{index}";

    private async Task TypeAsync(string? typed)
    {
        query = typed ?? "";
        searching?.Cancel();
        var mine = searching = new CancellationTokenSource();
        if (query.Trim().Length == 0)
        {
            Close();
            return;
        }

        try
        {
            await Task.Delay(Pause, Time, mine.Token);
            isSearching = true;
            hasFailed = false;
            StateHasChanged();
            var found = await Search(query.Trim(), mine.Token);
            if (mine == searching && hasFocus)
            {
                matches = found;
                active = found.Count > 0 ? 0 : -1;
                hasNoMatch = found.Count == 0;
            }
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            // A store that does not answer must not take the form, and what is typed in it, off the page.
            SharedLog.LoadFailed(Logger, exception, id);
            if (mine == searching)
            {
                Close();
                hasFailed = hasFocus;
            }
        }
        finally
        {
            if (mine == searching)
            {
                isSearching = false;
            }
        }
    }

    private Task PressAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when IsOpen:
                active = (active + 1) % matches.Count;
                break;
            case "ArrowUp" when IsOpen:
                active = (active <= 0 ? matches.Count : active) - 1;
                break;
            case "Enter" when IsOpen && active >= 0:
                return ChooseAsync(matches[active]);
            case "Escape" when IsOpen || hasNoMatch || hasFailed:
                Close();
                break;
            case "Escape":
                return ClearAsync();
        }

        return Task.CompletedTask;
    }

    private Task ChooseAsync(TItem item)
    {
        Close();
        query = Text(item);
        shown = item;
        return ValueChanged.InvokeAsync(item);
    }

    private async Task ClearAsync()
    {
        Close();
        query = "";
        shown = null;
        await ValueChanged.InvokeAsync(null);
        await input.FocusAsync();
    }

    /// <summary>What was typed and not chosen counts for nothing: the field goes back to the value, or takes an emptied field for none.</summary>
    private Task LeaveAsync()
    {
        hasFocus = false;
        Close();
        var emptied = query.Trim().Length == 0 && Value is not null;
        query = emptied || Value is null ? "" : Text(Value);
        return emptied ? ValueChanged.InvokeAsync(null) : Task.CompletedTask;
    }

    private void Close()
    {
        searching?.Cancel();
        searching = null;
        isSearching = false;
        hasNoMatch = false;
        hasFailed = false;
        matches = [];
        active = -1;
    }
}
