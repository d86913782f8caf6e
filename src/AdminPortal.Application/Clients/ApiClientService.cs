using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Clients;

/// <summary>Makes, changes and ends API clients; for Admins, each within what they administer.</summary>
public sealed class ApiClientService(PortalStore store)
{
    /// <summary>The clients that the caller administers, by name; ended ones among them.</summary>
    public Task<Page<ApiClientRow>> ListAsync(PageRequest request, CancellationToken cancellationToken) => throw new NotImplementedException($"{store} {request} {cancellationToken}");

    /// <summary>Null where the caller administers none of that id.</summary>
    public Task<ApiClientDetail?> FindAsync(string clientId, CancellationToken cancellationToken) => throw new NotImplementedException($"{clientId} {cancellationToken}");

    /// <summary>Makes a client with its first secret.</summary>
    public Task<Result<NewSecret>> CreateAsync(ApiClientInput input, CancellationToken cancellationToken) => throw new NotImplementedException($"{input} {cancellationToken}");

    /// <summary>Name, scopes, organisation and expiry; they count from the next call on, also for tokens that are out.</summary>
    public Task<Result<Receipt>> ChangeAsync(string clientId, int? version, ApiClientInput input, bool dryRun, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{clientId} {version} {input} {dryRun} {cancellationToken}");

    /// <summary>Gives a second secret; the one before lives on for as long as asked, so that nobody has to change over in one moment.</summary>
    /// <param name="hours">How long the old one still lives: 0 to 720.</param>
    public Task<Result<NewSecret>> RotateAsync(string clientId, int hours, CancellationToken cancellationToken) => throw new NotImplementedException($"{clientId} {hours} {cancellationToken}");

    /// <summary>Ends one secret at once.</summary>
    public Task<Result<Receipt>> EndSecretAsync(string clientId, long secretId, bool dryRun, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{clientId} {secretId} {dryRun} {cancellationToken}");

    /// <summary>Ends the client at once and for good, tokens that are out included.</summary>
    public Task<Result<Receipt>> RevokeAsync(string clientId, string? reason, bool dryRun, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{clientId} {reason} {dryRun} {cancellationToken}");
}
