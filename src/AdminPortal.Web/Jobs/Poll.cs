using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Jobs;

/// <summary>Does something again and again for as long as it is on the page; it shows nothing. A fault is logged, and the next turn comes all the same.</summary>
public sealed class Poll : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource gone = new();

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ILogger<Poll> Logger { get; init; }

    /// <summary>From the end of one turn to the beginning of the next.</summary>
    [Parameter]
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(1);

    [Parameter, EditorRequired]
    public required Func<Task> Do { get; set; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = RunAsync(gone.Token);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, Time, cancellationToken);
                await TurnAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // It has left the page.
        }
    }

    private async Task TurnAsync()
    {
        try
        {
            await InvokeAsync(Do);
        }
        catch (Exception fault) when (!gone.IsCancellationRequested)
        {
            SharedLog.LoadFailed(Logger, fault, nameof(Poll));
        }
    }
}
