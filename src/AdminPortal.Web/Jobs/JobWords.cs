using AdminPortal.Application.Accounts;
using AdminPortal.Application.Jobs;
using AdminPortal.Web.Contacts;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Jobs;

/// <summary>Says in words what jobs do and have done.</summary>
public sealed class JobWords(IStringLocalizer<JobTexts> texts, IStringLocalizer<ContactTexts> contactTexts)
{
    /// <summary>"Add the product auth", "Disable accounts".</summary>
    public string TitleOf(JobDetail job) => texts[$"Job.{job.Kind}", job.Role is { } role ? contactTexts[$"Role.{role}"].Value : job.Product ?? ""];

    /// <summary>"1 account", "1 234 contacts".</summary>
    public string Count(BulkKind kind, int count) => texts[$"{(kind.IsOfContacts() ? "Contacts" : "Accounts")}.{(count == 1 ? "One" : "Many")}", Display.Number(count)];

    /// <summary>Why an object was refused.</summary>
    public string Refusal(BulkKind kind, string reason) =>
        texts[$"Refusal.{reason}.{kind}"] is { ResourceNotFound: false } special ? special
        : texts[$"Refusal.{reason}"] is { ResourceNotFound: false } known ? known
        : texts["Refusal.other", reason];

    /// <summary>"2 000 changed, 3 already so, 10 refused".</summary>
    public string OutcomeOf(JobDetail job) => texts["Outcome", Display.Number(job.Changed), Display.Number(job.Unchanged), Display.Number(job.Refused)];

    public string StatusOf(JobDetail job) => texts[job switch
    {
        { HasEnded: false, IsCancelling: true } => "Status.Cancelling",
        { IsInterrupted: true } => "Status.Interrupted",
        _ => $"Status.{job.Status}",
    }];

    public static Tone ToneOf(JobDetail job) => job.Status switch
    {
        JobStatus.Queued => Tone.Neutral,
        JobStatus.Running => job.IsInterrupted ? Tone.Warning : Tone.Info,
        JobStatus.Done => job.Refused > 0 ? Tone.Warning : Tone.Success,
        JobStatus.Cancelled => Tone.Neutral,
        JobStatus.Failed => Tone.Danger,
    };

    public static string UrlOf(BulkKind kind, string objectId) => kind.IsOfContacts() ? PortalUrls.Contact(objectId) : PortalUrls.Account(objectId);

    /// <summary>The products that need this one.</summary>
    public static IEnumerable<ProductLine> ChildrenOf(IEnumerable<ProductLine> products, string? product) => products.Where(child => product is not null && child.ParentCode == product);
}
