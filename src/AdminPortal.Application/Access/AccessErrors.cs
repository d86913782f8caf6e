using AdminPortal.Application.Common;

namespace AdminPortal.Application.Access;

/// <summary>Nobody gives themselves anything, and nobody changes or ends what they hold: somebody else has to.</summary>
public sealed record OwnAccess() : PortalError("own_access");

/// <summary>It would leave nobody who may give access to everything, now or when the last such grant expires.</summary>
public sealed record LastAdmin() : PortalError("last_admin");

/// <summary>The person holds the same role for the same place already.</summary>
/// <param name="Id">The grant that gives it.</param>
public sealed record GrantExists(string Id) : PortalError("grant_exists");

/// <summary>The grant has ended or expired; what has ended stays so, and a new one can be given.</summary>
public sealed record GrantEnded() : PortalError("grant_ended");
