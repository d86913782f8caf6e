namespace AdminPortal.Application.Invoices.Import;

/// <summary>An import and how far it has come.</summary>
/// <param name="Fault">Code of what stopped it.</param>
/// <param name="IsCancelling">Asked to stop, and not yet stopped.</param>
public sealed record ImportDetail(
    long Id,
    ImportStatus Status,
    string OwnerName,
    DateTime CreatedAt,
    DateTime? StartedAt,
    DateTime? EndedAt,
    IReadOnlyList<ImportFileDetail> Files,
    long TotalBytes,
    long ReadBytes,
    int Created,
    int Updated,
    int Unchanged,
    int Refused,
    int Lines,
    string? Fault,
    bool IsCancelling)
{
    public bool HasEnded => Status is ImportStatus.Done or ImportStatus.Cancelled or ImportStatus.Failed;
}

public sealed record ImportFileDetail(int Number, string Name, long Bytes);
