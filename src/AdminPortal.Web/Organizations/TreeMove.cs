using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Organizations;

/// <summary>What somebody in the tree wants to move.</summary>
/// <param name="To">Where it was dropped; null where the place is still to be chosen.</param>
/// <param name="ToRoot">Whether it was dropped where it gets no parent.</param>
public sealed record TreeMove(OrganizationLink Organization, OrganizationChoice? To = null, bool ToRoot = false);
