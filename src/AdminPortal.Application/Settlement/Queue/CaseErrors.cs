using AdminPortal.Application.Common;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>Somebody else has taken the case.</summary>
/// <param name="Name">Who.</param>
public sealed record AlreadyTaken(string Name) : PortalError("already_taken");

/// <summary>Something has been found on the invoice that the person who explains its findings has not seen.</summary>
public sealed record NewFindings() : PortalError("new_findings");
