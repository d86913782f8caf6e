using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Clients;

/// <summary>What the form of a client may hold.</summary>
/// <param name="Faults">Every fault at once.</param>
/// <param name="Scopes">Known ones, in the order in which people read them.</param>
/// <param name="OrganizationId">Null for everything.</param>
internal sealed record ApiClientFields(List<FieldError> Faults, string Scopes, long? OrganizationId, DateTime? ExpiresAt)
{
    /// <param name="present">The client that is changed: what it has already may stay.</param>
    public static async Task<ApiClientFields> CheckAsync(PortalSession session, ApiClientInput input, ApiClient? present, CancellationToken cancellationToken)
    {
        var faults = Input.TidyAndCheck(input);
        if (input.Scopes.Count == 0)
        {
            faults.Add(new(nameof(input.Scopes), "required"));
        }
        else if (input.Scopes.Except(ApiScopes.All).Any())
        {
            faults.Add(new(nameof(input.Scopes), "not_among", string.Join(", ", ApiScopes.All)));
        }

        DateTime? expiresAt = input.ExpiresOn is { } day ? OsloTime.EndOf(day) : null;
        if (expiresAt <= session.Now && expiresAt != present?.ExpiresAt)
        {
            faults.Add(new(nameof(input.ExpiresOn), "past"));
        }

        var organization = await PlaceAsync(session, input.OrganizationId, present, cancellationToken);
        if (input.OrganizationId is null && !session.Caller.MayEverywhere(Right.Administer))
        {
            faults.Add(new(nameof(input.OrganizationId), "required"));
        }
        else if (input.OrganizationId is not null && organization is null)
        {
            faults.Add(new(nameof(input.OrganizationId), "unknown_organization"));
        }

        return new(faults, string.Join(' ', ApiScopes.All.Intersect(input.Scopes)), organization?.Id, expiresAt);
    }

    private static Task<Organization?> PlaceAsync(PortalSession session, string? id, ApiClient? present, CancellationToken cancellationToken)
    {
        var place = present?.OrganizationId;
        return session.Db.Organizations.IgnoreQueryFilters([PortalDb.Live]).AsNoTracking()
            .Where(o => o.PublicId == id && (o.DeletedAt == null || o.Id == place))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
