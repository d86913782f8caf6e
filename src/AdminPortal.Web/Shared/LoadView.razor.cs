using System.Text.Json;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Telemetry;
using AdminPortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AdminPortal.Web.Shared;

/// <summary>
/// Loads what a page or panel shows, once per <see cref="Key"/>, and stands in for it meanwhile. What prerendering loaded is kept
/// for the circuit (as JSON), so that nothing is asked for twice. It loads again when what the reader may see or do has changed.
/// </summary>
public sealed partial class LoadView<T> : IDisposable
{
    /// <summary>
    /// Bytes. The browser hands what is kept back in one message, whose size is bounded; what is larger, such as an invoice of
    /// a thousand lines, is loaded a second time instead.
    /// </summary>
    private const int MostKept = 256 * 1024;

    /// <summary>After which a store that was away is asked again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private string? shownKey;
    private CancellationTokenSource? running;
    private PersistingComponentStateSubscription persisting;
    private T? value;
    private bool loaded;
    private bool loading;
    private bool failed;
    private string? reference;

    [Inject]
    public required PersistentComponentState State { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<LoadView<T>> Logger { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required AccessChanges Access { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    /// <summary>Names what is loaded, uniquely on its page; another key loads anew.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task<T?>> Load { get; set; }

    [Parameter]
    public RenderFragment<T>? ChildContent { get; set; }

    /// <summary>Where it holds a whole page: what the page is called until its data, and with it its own title, is there.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Rows of the skeleton.</summary>
    [Parameter]
    public int Rows { get; set; } = 5;

    /// <summary>Whether null means that the page does not exist; else <see cref="Empty"/> is shown.</summary>
    [Parameter]
    public bool NotFound { get; set; } = true;

    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>Keeps what is there while another key loads: right for the pages of a list, wrong for another object.</summary>
    [Parameter]
    public bool KeepContent { get; set; }

    /// <summary>Shows nothing while it loads and nothing where it fails: for what a page can do without.</summary>
    [Parameter]
    public bool Quiet { get; set; }

    private string StateKey => $"load:{Key}";

    /// <summary>Loads again; what is there stays until the answer comes.</summary>
    public Task ReloadAsync() => InvokeAsync(LoadAsync);

    protected override void OnInitialized()
    {
        persisting = State.RegisterOnPersisting(Keep, RenderMode.InteractiveServer);
        Notices.Undone += ReloadAsync;
        Access.Changed += ReloadAsync;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shownKey == Key)
        {
            return;
        }

        var isFirst = shownKey is null;
        shownKey = Key;
        if (isFirst && State.TryTakeFromJson<byte[]>(StateKey, out var kept) && kept is not null)
        {
            Show(JsonSerializer.Deserialize<Kept>(kept, JsonSerializerOptions.Web)!.Value);
            return;
        }

        loaded &= KeepContent;
        await LoadAsync();
    }

    public void Dispose()
    {
        Notices.Undone -= ReloadAsync;
        Access.Changed -= ReloadAsync;
        persisting.Dispose();
        running?.Cancel();
        running = null;
    }

    private Task LoadAsync()
    {
        failed = false;
        return AskAsync();
    }

    private async Task AskAsync()
    {
        running?.Cancel();
        var mine = running = new CancellationTokenSource();
        loading = true;
        StateHasChanged();
        try
        {
            var answer = await Load(mine.Token);
            if (mine == running)
            {
                Show(answer);
            }
        }
        catch (Exception exception)
        {
            if (mine == running)
            {
                Fail(exception, mine.Token);
            }
        }
    }

    private void Show(T? answer)
    {
        value = answer;
        loaded = true;
        failed = false;
        loading = false;
        StateHasChanged();
        if (answer is null && NotFound)
        {
            Navigation.NotFound();
        }
    }

    private void Fail(Exception exception, CancellationToken asked)
    {
        reference = PortalTelemetry.Reference();
        SharedLog.ViewFailed(Logger, exception, Key, reference);
        failed = true;
        loading = false;
        if (exception is SessionOverException && Http is not null)
        {
            Navigation.NavigateTo(PortalUrls.SignInAgain(PortalUrls.LocalOf(Navigation)));
        }
        else if (!Quiet && Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        if (Http is null && StoreOutage.Is(exception))
        {
            _ = TryLaterAsync(asked);
        }

        StateHasChanged();
    }

    /// <summary>A store comes back by itself, and so does the page: quietly, since what has failed is told already.</summary>
    private async Task TryLaterAsync(CancellationToken asked)
    {
        await Task.Delay(Pause, Time, asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!asked.IsCancellationRequested)
        {
            await InvokeAsync(AskAsync);
        }
    }

    private Task Keep()
    {
        if (loaded && !failed && JsonSerializer.SerializeToUtf8Bytes(new Kept(value), JsonSerializerOptions.Web) is { Length: <= MostKept } json)
        {
            State.PersistAsJson(StateKey, json);
        }

        return Task.CompletedTask;
    }

    /// <summary>Tells "loaded, and there was nothing" from "not loaded".</summary>
    private sealed record Kept(T? Value);
}
