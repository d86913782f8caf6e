using AdminPortal.Application.Common;
using AdminPortal.Application.Jobs;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Jobs;

/// <summary>What became of each object of a job; the choice of outcome stands in the address.</summary>
public sealed partial class JobRows
{
    private JobRowStatus? status;

    [Inject]
    public required JobService Jobs { get; init; }

    [Inject]
    public required JobWords Words { get; init; }

    [Inject]
    public required IStringLocalizer<JobTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required JobDetail Job { get; set; }

    protected override string DefaultSort => "number";

    /// <summary>Outcomes that there are none of are not offered.</summary>
    private IEnumerable<(JobRowStatus? Status, string Text, int Count)> Choices => All.Where(choice => choice.Count > 0 || choice.Status is null || choice.Status == status);

    private (JobRowStatus? Status, string Text, int Count)[] All =>
    [
        (null, Texts["Rows.All"], Job.Total),
        (JobRowStatus.Changed, WordOf(JobRowStatus.Changed), Job.Changed),
        (JobRowStatus.Unchanged, WordOf(JobRowStatus.Unchanged), Job.Unchanged),
        (JobRowStatus.Refused, WordOf(JobRowStatus.Refused), Job.Refused),
        (JobRowStatus.Waiting, WordOf(JobRowStatus.Waiting), Job.Total - Job.Done),
    ];

    protected override void ReadQuery()
    {
        base.ReadQuery();
        status = Enum.TryParse<JobRowStatus>(FromQuery("status"), ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : null;
    }

    private static Tone ToneOf(JobRowStatus status) => status switch
    {
        JobRowStatus.Waiting or JobRowStatus.Unchanged => Tone.Neutral,
        JobRowStatus.Changed => Tone.Success,
        JobRowStatus.Refused => Tone.Warning,
    };

    private static string IconOf(JobRowStatus status) => status switch
    {
        JobRowStatus.Waiting => "clock",
        JobRowStatus.Unchanged => "info",
        JobRowStatus.Changed => "check",
        JobRowStatus.Refused => "ban",
    };

    /// <summary>What waits when a job has ended is not going to be done.</summary>
    private string WordOf(JobRowStatus of) => Texts[of == JobRowStatus.Waiting && Job.HasEnded ? "Row.NotDone" : $"Row.{of}"];

    private string HrefOf(JobRowStatus? wanted) => PortalUrls.Here(Navigation, ("status", wanted?.ToString().ToLowerInvariant()), ("page", null));

    private Task<Page<JobRowResult>?> LoadAsync(CancellationToken cancellationToken) => Jobs.RowsAsync(Job.Id, status, Request, cancellationToken);
}
