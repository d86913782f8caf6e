using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Protections;

/// <summary>What a protection stands on, as those read it whom it stops.</summary>
/// <param name="ObjectId">The public id of the protected account or organisation; null where it lies outside what the caller sees.</param>
/// <param name="Name">Its name; null where it lies outside what the caller sees.</param>
/// <param name="IsOrganization">Whether it is on an organisation, and so on everything below it.</param>
public sealed record StandingProtection(string? ObjectId, string? Name, bool IsOrganization, string? Reason, string SetByName, DateTime SetAt, DateOnly? ReviewOn);

/// <summary>Something of what would be deleted is protected.</summary>
public sealed record DeleteProtected(IReadOnlyList<StandingProtection> Protections) : PortalError("delete_protected");

/// <summary>The change lifts a protection, which takes a second member of staff: it can be asked for.</summary>
/// <param name="Protections">Those that would no longer hold.</param>
public sealed record NeedsApproval(IReadOnlyList<StandingProtection> Protections) : PortalError("needs_approval");
