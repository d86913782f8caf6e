using AdminPortal.Application.Common;

namespace AdminPortal.Application.Changes;

/// <summary>What is to be restored does not lie in the recycle bin.</summary>
public sealed record NotDeleted() : PortalError("not_deleted");

/// <summary>It has been in the recycle bin for longer than the retention, and is about to be purged.</summary>
public sealed record RestoreWindowOver() : PortalError("restore_window_over");

/// <summary>It would come back into an organisation that lies in the recycle bin; that one has to come back first.</summary>
/// <param name="Id">That organisation's public id; null where the caller does not see it.</param>
public sealed record OrganizationDeleted(string? Id = null) : PortalError("organization_deleted");
