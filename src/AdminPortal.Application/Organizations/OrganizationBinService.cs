using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Organizations;

/// <summary>Deletes organisations into the recycle bin and brings them back; for Admins.</summary>
public sealed class OrganizationBinService(PortalStore store, IOptions<RetentionSettings> retention)
{
    /// <summary>
    /// Deletes an organisation with its contacts; with everything below it also the organisations, accounts and contacts there, which come
    /// back together. Answers <see cref="HasChildren"/>, <see cref="UnsettledInvoices"/>, <see cref="Protections.DeleteProtected"/> or <see cref="TooMany"/>.
    /// </summary>
    public Task<Result<Receipt>> DeleteAsync(string id, int? version, bool withEverythingBelow, string? reason, bool dryRun, CancellationToken cancellationToken) => throw new NotImplementedException($"{store}");

    /// <summary>
    /// Brings back the organisation and all that was deleted with it, as it was. Answers <see cref="NotDeleted"/>,
    /// <see cref="ParentDeleted"/> or <see cref="RestoreWindowOver"/>.
    /// </summary>
    public Task<Result<Receipt>> RestoreAsync(string id, bool dryRun, CancellationToken cancellationToken) => throw new NotImplementedException($"{retention}");

    /// <summary>Deleted organisations, each the topmost of what went with it. Sorts: <c>deleted</c> (the newest first), <c>name</c>.</summary>
    /// <param name="text">A part of its name, its id, or its number in any spacing.</param>
    public Task<Page<DeletedOrganizationRow>> ListDeletedAsync(string? text, PageRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The deleted organisation; null where the caller sees none of that id in the recycle bin.</summary>
    public Task<DeletedOrganization?> FindDeletedAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
