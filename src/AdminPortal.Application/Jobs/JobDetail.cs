using AdminPortal.Application.Contacts;

namespace AdminPortal.Application.Jobs;

/// <summary>A job and how far it has come.</summary>
/// <param name="Product">The product that it adds or removes, or null.</param>
/// <param name="WithChildren">Whether the products that need it go along.</param>
/// <param name="Role">The role that it adds or removes, or null.</param>
/// <param name="Unchanged">Objects that were so already.</param>
/// <param name="IsCancelling">Asked to stop, and not yet stopped.</param>
/// <param name="IsInterrupted">Begun, and no instance is doing it: its instance stopped, and another one will go on.</param>
public sealed record JobDetail(
    long Id,
    BulkKind Kind,
    string? Product,
    bool WithChildren,
    ContactRole? Role,
    string? Reason,
    DateOnly? ReviewOn,
    JobStatus Status,
    int Total,
    int Changed,
    int Unchanged,
    int Refused,
    DateTime CreatedAt,
    DateTime? StartedAt,
    DateTime? EndedAt,
    bool IsCancelling,
    bool IsInterrupted)
{
    public int Done => Changed + Unchanged + Refused;

    public bool HasEnded => Status is JobStatus.Done or JobStatus.Cancelled or JobStatus.Failed;
}

/// <summary>What a job did to one object.</summary>
/// <param name="Number">The object's place in the job, from 1.</param>
/// <param name="Name">Null where the caller no longer sees the object.</param>
/// <param name="Reason">Why it was refused: the code of an error or of a field's fault.</param>
public sealed record JobRowResult(int Number, string ObjectId, string? Name, JobRowStatus Status, string? Reason);

/// <summary>What a bulk change would do.</summary>
/// <param name="Total">Objects that it is about.</param>
/// <param name="IsTried">Whether each of them was tried; else there are too many for that, and only the job will tell.</param>
/// <param name="Refused">Objects that would be refused, by reason.</param>
/// <param name="FirstRefused">The first of them, at most <see cref="MostShown"/>.</param>
public sealed record BulkPreview(
    int Total, bool IsTried, int Changed, int Unchanged, IReadOnlyList<RefusalCount> Refused, IReadOnlyList<JobRowResult> FirstRefused)
{
    /// <summary>Objects that are tried for a preview, at most.</summary>
    public const int MostTried = 200;

    public const int MostShown = 20;

    public int RefusedTotal => Refused.Sum(refusal => refusal.Count);
}

/// <param name="Reason">The code of an error or of a field's fault.</param>
public sealed record RefusalCount(string Reason, int Count);
