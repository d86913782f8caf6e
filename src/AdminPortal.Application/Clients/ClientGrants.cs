using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Clients;

/// <summary>What an API client may do at this moment, read anew for every operation: one that was ended a moment ago may nothing.</summary>
internal static class ClientGrants
{
    private static readonly CompiledQuery<Func<PortalDb, string, DateTime, CancellationToken, Task<Standing?>>> Current = new(() => EF.CompileAsyncQuery(
        (PortalDb db, string clientId, DateTime now, CancellationToken cancellationToken) => db.ApiClients
            .Where(c => c.ClientId == clientId && c.RevokedAt == null && (c.ExpiresAt == null || c.ExpiresAt > now))
            .Select(c => new Standing(c.Scopes, c.OrganizationId))
            .SingleOrDefault()));

    public static async Task<IReadOnlyList<CallerGrant>> ReadAsync(PortalDb db, string clientId, ClientCall call, DateTime now, CancellationToken cancellationToken)
    {
        var client = await Current.Over(db)(db, clientId, now, cancellationToken);
        if (client is null || ApiScopes.RoleOf(call.TokenScopes, ApiScopes.Read(client.Scopes), call.Family) is not { } role)
        {
            return [];
        }

        if (call.NarrowedTo is null)
        {
            return [new(role, client.OrganizationId)];
        }

        var narrowed = await db.Organizations
            .Where(o => o.PublicId == call.NarrowedTo
                && (client.OrganizationId == null || db.Closure.Any(link => link.AncestorId == client.OrganizationId && link.DescendantId == o.Id)))
            .Select(o => (long?)o.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return narrowed is null ? [] : [new(role, narrowed)];
    }
    private sealed record Standing(string Scopes, long? OrganizationId);
}
