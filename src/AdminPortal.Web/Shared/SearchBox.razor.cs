using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AdminPortal.Web.Shared;

/// <summary>A field whose text narrows a list while one types.</summary>
public sealed partial class SearchBox : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource? waiting;
    private string? given;
    private string text = "";

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>What the list is narrowed to now.</summary>
    [Parameter]
    public string? Value { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<string> OnSearch { get; set; }

    public void Dispose() => waiting?.Cancel();

    /// <summary>Takes over a value that came from elsewhere (Back, a cleared filter) and leaves alone what is being typed.</summary>
    protected override void OnParametersSet()
    {
        if (given != Value)
        {
            given = Value;
            text = waiting is null && text.Trim() != (Value ?? "") ? Value ?? "" : text;
        }
    }

    private async Task TypeAsync(string? typed)
    {
        text = typed ?? "";
        waiting?.Cancel();
        var mine = waiting = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Time, mine.Token);
        }
        catch (TaskCanceledException)
        {
            return;
        }

        await SearchAsync();
    }

    private Task PressAsync(KeyboardEventArgs key) => key.Key == "Enter" && waiting is not null ? SearchAsync() : Task.CompletedTask;

    private Task SearchAsync()
    {
        waiting?.Cancel();
        waiting = null;
        return OnSearch.InvokeAsync(text.Trim());
    }
}
