using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>Two API clients whose secret everybody knows: only where the host says that it may be (<see cref="DemoSettings.Clients"/>).</summary>
internal static class DemoClients
{
    public const string Secret = "demo-secret";

    /// <summary>Every scope, for everything.</summary>
    public const string OfAll = "org-demo-all";

    /// <summary>Every scope that reads, for the subtree that Sigrid has.</summary>
    public const string OfReading = "org-demo-read";

    public static async Task FillAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.ApiClients.AnyAsync(c => c.ClientId == OfAll || c.ClientId == OfReading, cancellationToken))
        {
            return;
        }

        var subtree = await db.Grants.Where(grant => grant.HolderId == DevelopmentPerson.Sigrid.Id).Select(grant => grant.OrganizationId).FirstOrDefaultAsync(cancellationToken);
        db.ApiClients.Add(Client(OfAll, "Demo: alt", ApiScopes.All, null, now));
        if (subtree is not null)
        {
            db.ApiClients.Add(Client(OfReading, "Demo: lesing i ett tre", ApiScopes.All.Where(scope => scope.EndsWith(".read", StringComparison.Ordinal)), subtree, now));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.ApiClients.Any(c => c.ClientId == OfAll))
        {
            // Another instance that started at the same moment was quicker.
            db.ChangeTracker.Clear();
        }
    }

    private static ApiClient Client(string id, string name, IEnumerable<string> scopes, long? organizationId, DateTime now)
    {
        var client = new ApiClient
        {
            ClientId = id,
            Name = name,
            Scopes = string.Join(' ', scopes),
            OrganizationId = organizationId,
            Version = 1,
            CreatedAt = now,
            LastModifiedAt = now,
        };
        client.Secrets.Add(ClientSecrets.Of(Secret).Stored(now));
        return client;
    }
}
