using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>What a bulk change may be asked for at all; whether it may be done to an object is for the object's own service to say.</summary>
internal static class BulkRules
{
    public static async Task<PortalError?> ForbidAsync(PortalSession session, BulkRequest request, CancellationToken cancellationToken)
    {
        if (!session.Caller.MaySomewhere(Right.Edit))
        {
            return new NotAllowed("start_job");
        }

        var faults = Input.TidyAndCheck(request);
        if (request.Kind is { } kind)
        {
            faults.AddRange(FaultsOf(request, kind));
            if (kind.TakesProduct() && !await session.Db.Products.AnyAsync(p => p.Code == request.Product, cancellationToken))
            {
                faults.Add(new(nameof(request.Product), request.Product is null ? "required" : "unknown_product"));
            }

            if (request.ReviewOn < OsloTime.DateOf(session.Now))
            {
                faults.Add(new(nameof(request.ReviewOn), "past"));
            }
        }

        return faults.Count > 0 ? new InvalidInput(faults) : null;
    }

    private static IEnumerable<FieldError> FaultsOf(BulkRequest request, BulkKind kind)
    {
        if (!Enum.IsDefined(kind) || (kind.IsOfContacts() ? request.Accounts is not null : request.Contacts is not null))
        {
            yield return new(nameof(request.Kind), "invalid");
        }

        if (request.Accounts is null && request.Contacts is null && request.Ids.Count is 0 or > BulkRequest.MostSelected)
        {
            yield return request.Ids.Count == 0
                ? new(nameof(request.Ids), "required")
                : new(nameof(request.Ids), "too_many", BulkRequest.MostSelected);
        }

        if (request.Ids.Any(id => id.Length > PublicId.MaximumLength))
        {
            yield return new(nameof(request.Ids), "invalid");
        }

        if (kind.IsOfContacts() && (request.Role is not { } role || !Enum.IsDefined(role)))
        {
            yield return new(nameof(request.Role), request.Role is null ? "required" : "invalid");
        }
    }
}
