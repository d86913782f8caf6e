namespace AdminPortal.Application.Organizations;

/// <summary>An organisation in the recycle bin, the topmost of what was deleted with it.</summary>
/// <param name="Parent">Where it returns to, live or deleted; null for a root, and where the caller does not see it.</param>
/// <param name="DeletedBy">Who deleted it, by the name of that day.</param>
/// <param name="PurgedAt">From when on it cannot come back.</param>
/// <param name="Organizations">How many organisations come back together, itself included.</param>
public sealed record DeletedOrganizationRow(
    string Id,
    string Name,
    string? EntityId,
    OrganizationLink? Parent,
    DateTime DeletedAt,
    string? DeletedBy,
    DateTime PurgedAt,
    int Organizations,
    int Accounts,
    int Contacts);

/// <summary>A deleted organisation, for the page that its address still leads to.</summary>
/// <param name="EntityId">Organisation number as typed.</param>
/// <param name="Parent">Its parent, live or deleted; null for a root, and where the caller does not see it.</param>
/// <param name="IsParentDeleted">Whether the place that the batch returns to is deleted itself, so that it has to come back first.</param>
/// <param name="Top">The topmost organisation of those that come back together; the organisation itself unless something above it went along.</param>
/// <param name="Organizations">How many organisations come back together, with <paramref name="Accounts"/> and <paramref name="Contacts"/>.</param>
/// <param name="MayRestore">Whether the caller may bring it back, and there is still time.</param>
public sealed record DeletedOrganization(
    string Id,
    string Name,
    string? EntityId,
    string? EntityLegalName,
    string? Country,
    OrganizationLink? Parent,
    bool IsParentDeleted,
    OrganizationLink Top,
    DateTime DeletedAt,
    string? DeletedBy,
    DateTime PurgedAt,
    int Organizations,
    int Accounts,
    int Contacts,
    bool MayRestore);
