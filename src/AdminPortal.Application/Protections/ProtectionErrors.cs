using AdminPortal.Application.Common;

namespace AdminPortal.Application.Protections;

/// <summary>What a protection stands on, as those read it whom it stops.</summary>
/// <param name="ObjectId">The public id of the protected account or organisation; null where it lies outside what the caller sees.</param>
/// <param name="Name">Its name; null where it lies outside what the caller sees.</param>
/// <param name="IsOrganization">Whether it is on an organisation, and so on everything below it.</param>
/// <param name="Reason">Null where none was given, or where what it stands on lies outside what the caller sees.</param>
public sealed record StandingProtection(string? ObjectId, string? Name, bool IsOrganization, string? Reason, string SetByName, DateTime SetAt, DateOnly? ReviewOn);

/// <summary>Something of what would be deleted is protected.</summary>
public sealed record DeleteProtected(IReadOnlyList<StandingProtection> Protections) : PortalError("delete_protected");

/// <summary>The change lifts a protection, which takes a second member of staff: it can be asked for.</summary>
/// <param name="Protections">Those that would no longer hold.</param>
public sealed record NeedsApproval(IReadOnlyList<StandingProtection> Protections) : PortalError("needs_approval");

/// <summary>The caller may do at once what was asked for.</summary>
public sealed record ApprovalNotNeeded() : PortalError("approval_not_needed");

/// <summary>A request for the same is open already.</summary>
public sealed record AlreadyAsked() : PortalError("already_asked");

/// <summary>Whoever asked cannot be the one who decides.</summary>
public sealed record OwnRequest() : PortalError("own_request");

/// <summary>The time to decide is over; it can be asked for anew.</summary>
public sealed record RequestExpired() : PortalError("request_expired");

/// <summary>Somebody has decided already, or it was taken back.</summary>
public sealed record RequestDecided() : PortalError("request_decided");
