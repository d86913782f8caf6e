using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Data;

/// <summary>How long deleted things can come back; the section <c>Retention</c> of the settings.</summary>
public sealed class RetentionSettings
{
    /// <summary>Days in the recycle bin before the purge.</summary>
    public int DeletedDays { get; set; } = 90;

    /// <summary>When what was deleted then can no longer come back (UTC).</summary>
    public DateTime PurgedAt(DateTime deletedAt) => deletedAt.AddDays(DeletedDays);

    /// <summary>Why nothing can come back that was deleted then: it lives, or the purge may be taking it already.</summary>
    internal PortalError? ForbidRestoring(DateTime? deletedAt, DateTime now) =>
        deletedAt is not { } since ? new NotDeleted()
        : PurgedAt(since) <= now ? new RestoreWindowOver()
        : null;
}
