using AdminPortal.Application.Access;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>Cases of the labelled invoices, in every state; the other labelled ones have findings and no case.</summary>
/// <param name="calendar">Their dates hang on it.</param>
/// <param name="ids">The labelled invoices' ids by their numbers.</param>
internal sealed class DemoCases(DemoCalendar calendar, IReadOnlyDictionary<string, long> ids)
{
    private static readonly DevelopmentPerson Frida = Person("Frida");
    private static readonly DevelopmentPerson Astrid = Person("Astrid");
    private static readonly DevelopmentPerson Anders = Person("Anders");

    private long id;

    /// <summary>The numbers that <see cref="All"/> has cases for.</summary>
    public static readonly IReadOnlyList<string> Numbers =
    [
        "DEMO-SUM-1", "DEMO-TAX-1", "DEMO-CHARGE-1", "DEMO-CURRENCY-1", "DEMO-DUPREF-1", "DEMO-PERIOD-2",
        "DEMO-OVERDUE-2", "DEMO-OVERDUE-3", "DEMO-OVERDUE-4", "DEMO-FUTURE-1", "DEMO-PAID-1",
    ];

    public IEnumerable<SettlementCase> All()
    {
        yield return Noted(Case("DEMO-SUM-1", 6, Frida, dueInDays: 4), (Frida, "Totalen er 100 kr høyere enn linjene. Spurt økonomisystemet om grunnlaget."));
        yield return Case("DEMO-TAX-1", 5, null, dueInDays: null);
        yield return Noted(
            Case("DEMO-CHARGE-1", 8, Frida, dueInDays: -2),
            (Frida, "Gebyret står på linjen, men ikke i hodet."),
            (Astrid, "Kunden har spurt om det samme. Kan vi svare i dag?"));
        yield return Case("DEMO-CURRENCY-1", 3, Astrid, dueInDays: 9);
        yield return Explained(Case("DEMO-DUPREF-1", 7, Astrid, dueInDays: null), FindingSet.UniqueReference, "Samme KID på begge fakturaene etter avtale med kunden.");
        yield return Explained(Case("DEMO-PERIOD-2", 7, Frida, dueInDays: null), FindingSet.Periods, "Inntekten fordeles etter gammel avtale ut året.");
        yield return Noted(Case("DEMO-OVERDUE-2", 20, Anders, dueInDays: -5), (Anders, "Purret på e-post, venter på svar fra kunden."));
        // Explained while something else was wrong with it: that it is overdue has come since, so that it is open again.
        yield return Explained(Case("DEMO-OVERDUE-3", 90, Frida, dueInDays: null), FindingSet.Total, "Øreavrunding i økonomisystemet, rettet i neste kjøring.");
        yield return Explained(Case("DEMO-OVERDUE-4", 30, Astrid, dueInDays: null), CaseFindings.Overdue, "Kunden har fått utsatt betaling til årsskiftet.");
        yield return Closed(Noted(Case("DEMO-FUTURE-1", 12, Frida, dueInDays: -6), (Frida, "Ny faktura sendt, alt stemmer nå.")));
        yield return Case("DEMO-PAID-1", 2, null, dueInDays: 12);
    }

    private SettlementCase Case(string number, int daysAgo, DevelopmentPerson? assignee, int? dueInDays)
    {
        var at = calendar.Today.AddDays(-daysAgo).AddHours(8).AddMinutes(11 * ++id);
        return new()
        {
            Id = id,
            Version = 1,
            InvoiceId = ids[number],
            Status = CaseStatus.Open,
            AssigneeId = assignee?.Id,
            AssigneeName = assignee?.Name,
            DueOn = dueInDays is { } days ? calendar.Day.AddDays(days) : null,
            CreatedAt = at,
            LastModifiedAt = at,
        };
    }

    private static SettlementCase Noted(SettlementCase noted, params (DevelopmentPerson By, string Text)[] notes)
    {
        foreach (var (by, text) in notes)
        {
            noted.Version++;
            noted.LastModifiedAt = noted.LastModifiedAt.AddHours(3);
            noted.Notes.Add(new()
            {
                CaseId = noted.Id,
                Number = noted.Notes.Count + 1,
                At = noted.LastModifiedAt,
                PersonId = by.Id,
                PersonName = by.Name,
                Text = text,
            });
        }

        return noted;
    }

    private static SettlementCase Explained(SettlementCase explained, FindingSet covered, string reason)
    {
        (explained.Status, explained.Explanation, explained.ExplainedFindings) = (CaseStatus.Explained, reason, (int)covered);
        return explained;
    }

    private static SettlementCase Closed(SettlementCase closed)
    {
        closed.Status = CaseStatus.Closed;
        return closed;
    }

    private static DevelopmentPerson Person(string name) => DevelopmentPerson.All.First(person => person.Name == name);
}
