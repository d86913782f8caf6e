using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>Does one thing to many invoices in one write.</summary>
internal sealed class QueueBulk(PortalSession session, QueueChange change)
{
    private readonly CaseWork work = new(session);
    private string? reason = change.Reason;
    private CasePerson? assignee;
    private SettlementScope? there;

    public async Task<Result<QueueReport>> RunAsync(CancellationToken cancellationToken)
    {
        var people = change is { Deed: QueueDeed.Assign, AssigneeId: not null } ? await CaseAssignees.ReadAsync(session, cancellationToken) : null;
        assignee = people?.Find(change.AssigneeId!);
        if (Faults(people) is { Count: > 0 } faults)
        {
            return new InvalidInput(faults);
        }

        string[] numbers = [.. change.Numbers.Distinct()];
        var opened = (await OpenedCase.ReadAsync(session, numbers, cancellationToken)).ToDictionary(one => one.Invoice.InvoiceNumber);
        there = assignee is null ? null : await people!.ScopeOfAsync(session.Db, assignee.Id, opened.Values.SelectMany(one => OpenedCase.PartiesOf(one.Invoice)), cancellationToken);
        var skipped = numbers
            .Select(number => (Number: number, Why: opened.TryGetValue(number, out var one) ? Apply(one) : QueueSkip.NotFound))
            .Where(one => one.Why is not null)
            .Select(one => new SkippedInvoice(one.Number, one.Why!.Value))
            .ToList();
        return new QueueReport(session.OperationId, numbers.Length - skipped.Count, skipped);
    }

    private List<FieldError> Faults(CaseAssignees? people)
    {
        var faults = new List<FieldError>();
        if (!Enum.IsDefined(change.Deed))
        {
            faults.Add(new(nameof(change.Deed), "invalid"));
        }

        if (change.Numbers.Count is 0 or > QueueChange.MostInvoices)
        {
            faults.Add(change.Numbers.Count == 0 ? new(nameof(change.Numbers), "required") : new(nameof(change.Numbers), "too_many", QueueChange.MostInvoices));
        }

        if (people is not null && assignee is null)
        {
            faults.Add(new("Assignee", "unknown_person"));
        }

        if (change.Deed is QueueDeed.SetDue && work.FaultOfDue(null, change.DueOn) is { } past)
        {
            faults.Add(past);
        }

        if (change.Deed is QueueDeed.Explain && ReasonText.Check(ref reason, isRequired: true) is { } fault)
        {
            faults.AddRange(fault.Fields);
        }

        return faults;
    }

    private QueueSkip? Apply(OpenedCase opened)
    {
        if (!opened.MaySettle)
        {
            return QueueSkip.NotAllowed;
        }

        if (there?.Covers(opened.Invoice.ReceiverId, opened.Invoice.UserId) == false)
        {
            return QueueSkip.OutsideScope;
        }

        switch (change.Deed)
        {
            case QueueDeed.Take:
                return work.Take(opened) is null ? null : QueueSkip.AlreadyTaken;
            case QueueDeed.Assign:
                CaseWork.Assign(work.Begin(opened), assignee);
                return null;
            case QueueDeed.SetDue:
                work.Begin(opened).DueOn = change.DueOn;
                return null;
            case QueueDeed.Explain when work.Found(opened) is FindingSet.None:
                return QueueSkip.NothingFound;
            case QueueDeed.Explain:
                work.Explain(opened, reason!);
                return null;
            default:
                throw new InvalidOperationException($"{change.Deed} was let through.");
        }
    }
}
