using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Access;

/// <summary>A member of staff as the list shows them.</summary>
/// <param name="Roles">Every role that they have somewhere within what the caller administers.</param>
public sealed record StaffRow(string PersonId, string Name, string? UserName, IReadOnlyList<StaffRole> Roles, DateTime? LastSignInAt);

/// <summary>What a person may do, and where they have it from.</summary>
/// <param name="Organization">With all below it; null for everything.</param>
/// <param name="GrantId">The grant that gives it; null where the sign-in does.</param>
/// <param name="IsCovered">Whether another line of the same person gives all of it already.</param>
public sealed record HeldRole(StaffRole Role, OrganizationLink? Organization, string? GrantId, string? GivenByName, DateTime? Since, DateTime? ExpiresAt, bool IsCovered);

/// <summary>A member of staff with all that they may do.</summary>
/// <param name="Sessions">Browsers in which they are signed in just now.</param>
/// <param name="MayEndSessions">Whether the caller may sign them out everywhere.</param>
/// <param name="MayGive">Whether the caller may give them something: false for oneself.</param>
public sealed record StaffDetail(
    string PersonId,
    string Name,
    string? UserName,
    DateTime FirstSeenAt,
    DateTime? LastSignInAt,
    IReadOnlyList<HeldRole> Held,
    IReadOnlyList<StaffSessionRow> Sessions,
    bool MayEndSessions,
    bool MayGive);

/// <summary>A sign-in that goes on.</summary>
public sealed record StaffSessionRow(DateTime BeganAt, DateTime EndsAt, bool IsMine);

/// <summary>Who the staff are and what each may do; for Admins.</summary>
public sealed class StaffService(PortalStore store)
{
    /// <summary>Those whose name, user name or id holds the text; all where it is empty. By name. Nobody for who administers nothing.</summary>
    public Task<Page<StaffRow>> ListAsync(string? text, PageRequest request, CancellationToken cancellationToken) => throw new NotImplementedException($"{store}");

    /// <summary>Null where there is no such person, or the caller administers nothing.</summary>
    public Task<StaffDetail?> FindAsync(string personId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>What the caller may do, and where they have it from.</summary>
    public Task<IReadOnlyList<HeldRole>> MineAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>What the person may do with objects of one organisation, and which line of theirs gives it.</summary>
    /// <param name="organizationId">Public id.</param>
    public Task<IReadOnlyList<HeldRole>?> AtAsync(string personId, string organizationId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Signs the person out in every browser, at once. For unrestricted Admins, and for oneself.</summary>
    public Task<Result<Receipt>> EndSessionsAsync(string personId, string? reason, bool dryRun, CancellationToken cancellationToken) => throw new NotImplementedException();
}
