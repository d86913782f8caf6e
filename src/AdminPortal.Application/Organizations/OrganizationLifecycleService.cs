using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Organizations;

/// <summary>Creates, changes and moves organisations, as the caller may.</summary>
public sealed class OrganizationLifecycleService(PortalStore store, IPublicIds ids)
{
    /// <summary>What the form of a new organisation begins with; null where the caller sees no such parent.</summary>
    public Task<OrganizationStart?> StartAsync(string? parentId, CancellationToken cancellationToken) => throw new NotImplementedException($"{store}");

    /// <summary>Creates an organisation and answers its id. Under a parent it takes an Editor there; a root is made by an unrestricted Admin.</summary>
    public Task<Result<string>> CreateAsync(OrganizationInput input, CancellationToken cancellationToken) => throw new NotImplementedException($"{ids}");

    /// <summary>Replaces all of an organisation's facts; its parent stays.</summary>
    /// <param name="version">The version that the change was made from, or null for whichever is stored; another one answers <see cref="Stale"/>.</param>
    public Task<Result<Receipt>> ChangeAsync(string id, int? version, OrganizationInput input, bool dryRun, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>
    /// Moves an organisation with everything below it. It takes an Editor of the organisation and of the new parent; only an
    /// unrestricted Admin makes it a root. Answers <see cref="WouldCycle"/>, or <see cref="Protections.NeedsApproval"/> where it leaves a protection.
    /// </summary>
    /// <param name="newParentId">The new parent's public id; null makes it a root.</param>
    public Task<Result<Receipt>> MoveAsync(string id, int? version, string? newParentId, string? reason, bool dryRun, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Live organisations with the same organisation number in any spacing, the oldest first; <paramref name="exceptId"/> is not among them.</summary>
    public Task<IReadOnlyList<OrganizationLink>> WithSameNumberAsync(string number, string? exceptId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
