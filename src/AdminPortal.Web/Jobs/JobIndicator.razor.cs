using AdminPortal.Application.Jobs;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminPortal.Web.Jobs;

/// <summary>Looks when the tab is opened, goes to another page or starts a job, and every other second while one runs; else it asks for nothing.</summary>
public sealed partial class JobIndicator
{
    public void Dispose()
    {
        Watch.Started -= Look;
        Navigation.LocationChanged -= Follow;
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Watch.Started += Look;
            Navigation.LocationChanged += Follow;
            Look();
        }
    }

    private void Follow(object? sender, LocationChangedEventArgs change) => Look();

    private void Look() => _ = InvokeAsync(async () =>
    {
        try
        {
            await RefreshAsync();
        }
        catch (Exception fault)
        {
            SharedLog.LoadFailed(Logger, fault, nameof(JobIndicator));
        }
    });

    private async Task RefreshAsync()
    {
        var before = running;
        running = await Jobs.RunningAsync(CancellationToken.None);
        foreach (var gone in before.Where(job => running.All(still => still.Id != job.Id)))
        {
            await TellEndedAsync(gone.Id);
        }

        StateHasChanged();
    }

    /// <summary>Not where the reader is looking at the job anyway.</summary>
    private async Task TellEndedAsync(long id)
    {
        if (new Uri(Navigation.Uri).AbsolutePath != PortalUrls.Job(id) && await Jobs.FindAsync(id, CancellationToken.None) is { } ended)
        {
            Notices.Show(Texts["Notice.Ended", Words.TitleOf(ended), Words.StatusOf(ended), Words.OutcomeOf(ended)]);
        }
    }
}
