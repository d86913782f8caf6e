using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>What the form of a grant may hold.</summary>
/// <param name="Faults">Every fault at once.</param>
/// <param name="OrganizationId">Null for everything.</param>
internal sealed record GrantFields(List<FieldError> Faults, StaffMember? Holder, long? OrganizationId, DateTime? ExpiresAt)
{
    public static async Task<GrantFields> CheckAsync(PortalSession session, GrantInput input, CancellationToken cancellationToken)
    {
        var faults = Input.TidyAndCheck(input);
        var holder = await session.Db.StaffMembers.SingleOrDefaultAsync(m => m.PersonId == input.HolderId, cancellationToken);
        if (holder is null && faults.TrueForAll(fault => fault.Field != nameof(input.HolderId)))
        {
            faults.Add(new(nameof(input.HolderId), "unknown_staff"));
        }

        if (input.Role is { } role && !Enum.IsDefined(role))
        {
            faults.Add(new(nameof(input.Role), "invalid"));
        }

        var place = await PlaceAsync(session, input, faults, cancellationToken);
        return new(faults, holder, place, EndOf(session, input.ExpiresOn, faults));
    }

    /// <summary>The end of a grant whose last day is this one; a day that is over is a fault.</summary>
    public static DateTime? EndOf(PortalSession session, DateOnly? expiresOn, List<FieldError> faults)
    {
        DateTime? end = expiresOn is { } day ? OsloTime.EndOf(day) : null;
        if (end <= session.Now)
        {
            faults.Add(new(nameof(GrantInput.ExpiresOn), "past"));
        }

        return end;
    }

    /// <summary>Everything and a place at once is a form that somebody has misread; neither is taken for the other.</summary>
    private static async Task<long?> PlaceAsync(PortalSession session, GrantInput input, List<FieldError> faults, CancellationToken cancellationToken)
    {
        if (input.Everything || input.OrganizationId is null)
        {
            if (input.Everything == input.OrganizationId is not null)
            {
                faults.Add(input.Everything ? new(nameof(input.OrganizationId), "invalid") : new(nameof(input.OrganizationId), "required"));
            }

            return null;
        }

        var place = await session.Db.Organizations.Where(o => o.PublicId == input.OrganizationId).Select(o => (long?)o.Id).SingleOrDefaultAsync(cancellationToken);
        if (place is null && faults.TrueForAll(fault => fault.Field != nameof(input.OrganizationId)))
        {
            faults.Add(new(nameof(input.OrganizationId), "unknown_organization"));
        }

        return place;
    }
}
