using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Clients;

/// <summary>Tells whether what a call is narrowed to is there for its client; a narrowed call that names nothing sees nothing.</summary>
public sealed class CallNarrowing(PortalStore store)
{
    public async Task<bool> ReachesAsync(string organizationId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await session.Db.Organizations.AnyAsync(organization => organization.PublicId == organizationId, cancellationToken);
    }
}
