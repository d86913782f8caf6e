using AdminPortal.Application.Access;
using AdminPortal.Application.Protections;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>Requests about the protections of two organisations: open, declined, withdrawn and past their time.</summary>
internal sealed class DemoProtectionRequests(DemoCalendar calendar)
{
    private static readonly DevelopmentPerson Erik = Person("Erik");
    private static readonly DevelopmentPerson Astrid = Person("Astrid");
    private static readonly DevelopmentPerson Anders = Person("Anders");

    public IEnumerable<ProtectionRequest> All()
    {
        yield return Request(1, DemoSamples.Telenor, Erik, 64, "Kunden samler alt under morselskapet");
        yield return Decided(
            Request(2, DemoSamples.Telenor, Erik, 41, "Kunden har sagt opp avtalen"), ProtectionRequestStatus.Declined, Astrid, "Oppsigelsen gjelder først fra nyttår");
        yield return Decided(Request(3, DemoHierarchy.Chain, Anders, 20, "Skulle vært satt på datterselskapet"), ProtectionRequestStatus.Withdrawn, Anders, null);
        yield return Request(4, DemoSamples.Telenor, Erik, 2, "Avtalen er avsluttet, og kundens data er levert ut");
        yield return Request(5, DemoHierarchy.Chain, Astrid, 1, "Tvisten er forlikt");
    }

    private ProtectionRequest Request(long id, int place, DevelopmentPerson by, int daysAgo, string reason)
    {
        var askedAt = calendar.Today.AddDays(-daysAgo).AddHours(9).AddMinutes(7 * id);
        return new()
        {
            Id = id,
            Version = 1,
            Kind = ProtectionRequestKind.Lift,
            Status = ProtectionRequestStatus.Pending,
            OrganizationId = DemoOrganizations.Id(place),
            Reason = reason,
            RequestedById = by.Id,
            RequestedByName = by.Name,
            ExpiresAt = askedAt + ProtectionRequestService.Lifetime,
            CreatedAt = askedAt,
            LastModifiedAt = askedAt,
        };
    }

    private static ProtectionRequest Decided(ProtectionRequest request, ProtectionRequestStatus decision, DevelopmentPerson by, string? reason)
    {
        (request.Status, request.DecidedById, request.DecidedByName, request.DecisionReason) = (decision, by.Id, by.Name, reason);
        request.DecidedAt = request.LastModifiedAt = request.CreatedAt.AddHours(26);
        request.Version = 2;
        return request;
    }

    private static DevelopmentPerson Person(string name) => DevelopmentPerson.All.First(person => person.Name == name);
}
