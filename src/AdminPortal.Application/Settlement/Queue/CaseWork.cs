using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>What people do with a case. What is so already succeeds and changes nothing.</summary>
internal sealed class CaseWork(PortalSession session)
{
    private readonly DateOnly today = OsloTime.DateOf(session.Now);

    /// <summary>The case as it is now, made where there is none yet: open where there is something to look into.</summary>
    public SettlementCase Begin(OpenedCase opened)
    {
        var (invoice, found) = (opened.Invoice, Found(opened));
        if (invoice.Case is { } existing)
        {
            existing.Status = CaseFindings.StatusOf(existing.Status, existing.ExplainedFindings, found);
            return existing;
        }

        invoice.Case = new() { Invoice = invoice, Status = found is FindingSet.None ? CaseStatus.Closed : CaseStatus.Open };
        session.Db.SettlementCases.Add(invoice.Case);
        return invoice.Case;
    }

    public FindingSet Found(OpenedCase opened) => CaseFindings.On(opened.Invoice, today);

    /// <summary>Gives it to oneself; not where somebody else has it.</summary>
    public PortalError? Take(OpenedCase opened)
    {
        if (opened.Invoice.Case is { AssigneeId: { } other, AssigneeName: { } name } && other != session.Caller.Id)
        {
            return new AlreadyTaken(name);
        }

        Assign(Begin(opened), new(session.Caller.Id, session.Caller.Name));
        return null;
    }

    /// <summary>Whoever gets a case that is closed is to look into it again.</summary>
    public static void Assign(SettlementCase assigned, CasePerson? person)
    {
        (assigned.AssigneeId, assigned.AssigneeName) = (person?.Id, person?.Name);
        if (person is not null && assigned.Status is CaseStatus.Closed)
        {
            assigned.Status = CaseStatus.Open;
        }
    }

    /// <summary>A day that has passed may stay, and not be set.</summary>
    public FieldError? FaultOfDue(DateOnly? present, DateOnly? dueOn) =>
        dueOn < today && dueOn != present ? new(nameof(SettlementCase.DueOn), "past") : null;

    /// <summary>Says why the findings are as they are; that covers what is found now.</summary>
    public void Explain(OpenedCase opened, string reason)
    {
        var explained = Begin(opened);
        explained.Status = CaseStatus.Explained;
        explained.Explanation = reason;
        explained.ExplainedFindings = (int)Found(opened);
    }
}
