using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Access;

/// <summary>
/// Gives and ends grants; for Admins, each within what they administer. Nobody changes what they hold themselves, and the last
/// unrestricted Admin stays. A grant counts from the next call of its holder on, in pages that are open too.
/// </summary>
public sealed class GrantService(PortalStore store, IPublicIds ids)
{
    /// <summary>The grants within what the caller administers, and those from above that reach into it; by holder.</summary>
    public Task<Page<GrantRow>> ListAsync(GrantFilter filter, PageRequest request, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{store} {ids}");

    /// <summary>Null where the caller sees no such grant.</summary>
    public Task<GrantRow?> FindAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Gives a role. Where the same person holds the same role for the same place it answers an error of its own.</summary>
    public Task<Result<Receipt>> GiveAsync(GrantInput input, bool dryRun, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Lets a grant end on another day.</summary>
    /// <param name="expiresOn">The last day on which it holds, in Norway's time; null for no end.</param>
    public Task<Result<Receipt>> ExtendAsync(string id, int? version, DateOnly? expiresOn, string? reason, bool dryRun, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Ends a grant at once.</summary>
    public Task<Result<Receipt>> EndAsync(string id, int? version, string? reason, bool dryRun, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
