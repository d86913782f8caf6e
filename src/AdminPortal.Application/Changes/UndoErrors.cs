using AdminPortal.Application.Common;

namespace AdminPortal.Application.Changes;

/// <summary>The operation is somebody else's, too old, or of a kind that is not taken back: something made, purged, erased or approved.</summary>
public sealed record NotUndoable() : PortalError("not_undoable");

/// <summary>What the operation wrote has been changed again, or what was there before it is gone.</summary>
/// <param name="Fields">The fields' names, as the audit trail has them.</param>
public sealed record ChangedSince(params IReadOnlyList<string> Fields) : PortalError("changed_since");
