using AdminPortal.Application.Jobs;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Jobs;

/// <summary>One job as it goes on.</summary>
public sealed partial class JobPanels
{
    private JobDetail job = null!;

    [Inject]
    public required JobService Jobs { get; init; }

    [Inject]
    public required JobWords Words { get; init; }

    [Inject]
    public required IStringLocalizer<JobTexts> Texts { get; init; }

    /// <summary>The job as it was when the page was opened.</summary>
    [Parameter, EditorRequired]
    public required JobDetail Start { get; set; }

    private string DoneText => Texts["Progress.Of", Display.Number(job.Done), Words.Count(job.Kind, job.Total)];

    private int Percent => job.Total == 0 ? 100 : (int)(100L * job.Done / job.Total);

    private string? Explanation => job switch
    {
        { HasEnded: false, IsCancelling: true } => Texts["Explain.Cancelling"].Value,
        { IsInterrupted: true } => Texts["Explain.Interrupted"].Value,
        { HasEnded: false } => Texts["Explain.Running"].Value,
        { Status: JobStatus.Cancelled } => Texts["Explain.Cancelled"].Value,
        { Status: JobStatus.Failed } => Texts["Explain.Failed"].Value,
        _ => null,
    };

    protected override void OnInitialized() => job = Start;

    private async Task RefreshAsync()
    {
        job = await Jobs.FindAsync(job.Id, CancellationToken.None) ?? job;
        StateHasChanged();
    }

    private async Task CancelAsync()
    {
        if (!job.IsCancelling && (await Jobs.CancelAsync(job.Id, CancellationToken.None)).Value is { } asked)
        {
            job = asked;
        }
    }
}
