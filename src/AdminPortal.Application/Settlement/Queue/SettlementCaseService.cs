using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>
/// Follows up one invoice: who looks into it, until when, what was found out. For those who may settle at either party of the
/// invoice; whoever sees the invoice reads it.
/// </summary>
public sealed class SettlementCaseService(PortalStore store)
{
    private const int MostNotes = 200;

    /// <summary>What is being done about the invoice, also where nothing is yet; null where the caller sees no such invoice.</summary>
    public async Task<CaseDetail?> FindAsync(string invoiceNumber, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await db.Invoices.Include(i => i.Case).SingleOrDefaultAsync(i => i.InvoiceNumber == invoiceNumber, cancellationToken) is not { } invoice)
        {
            return null;
        }

        var caseId = invoice.Case?.Id;
        var notes = await db.SettlementNotes.Where(note => note.CaseId == caseId)
            .OrderByDescending(note => note.Number).Take(MostNotes)
            .Select(note => new CaseNote(note.Number, note.At, note.PersonName, note.Text))
            .ToListAsync(cancellationToken);
        var scope = await SettlementScope.OfCallerAsync(session, OpenedCase.PartiesOf(invoice), cancellationToken);
        var detail = DetailOf(invoice, session, notes, scope.Covers(invoice.ReceiverId, invoice.UserId));
        // What one may not see does not exist for one; an explanation covers it nevertheless, so the bits stay.
        return invoice.Findings.HasFlag(FindingSet.UniqueReference) && (await FindingQuery.AloneAsync(db, [invoice.InvoiceNumber], cancellationToken)).Count > 0
            ? detail with { Findings = [.. detail.Findings.Where(finding => finding.Code is not CheckCode.UniqueReference)] }
            : detail;
    }

    /// <summary>Those whom the invoice's case can be given to, by name: the people whom the portal knows and who may settle there.</summary>
    public async Task<IReadOnlyList<CasePerson>> AssigneesAsync(string invoiceNumber, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var invoice = await session.Db.Invoices.SingleOrDefaultAsync(i => i.InvoiceNumber == invoiceNumber, cancellationToken);
        var known = await CaseAssignees.ReadAsync(session, cancellationToken);
        var there = new List<CasePerson>();
        foreach (var person in invoice is null ? [] : known.All)
        {
            if ((await known.ScopeOfAsync(session.Db, person.Id, OpenedCase.PartiesOf(invoice!), cancellationToken)).Covers(invoice!.ReceiverId, invoice.UserId))
            {
                there.Add(person);
            }
        }

        return there;
    }

    /// <summary>Gives the case to the caller; answers <see cref="AlreadyTaken"/> where somebody else has it.</summary>
    /// <param name="version">That the caller has seen, 0 where there was no case; null does not check.</param>
    public Task<Result<Receipt>> TakeAsync(string invoiceNumber, int? version, CancellationToken cancellationToken) => WriteAsync(
        invoiceNumber,
        (session, opened) => Task.FromResult(new CaseWork(session).Take(opened) ?? StaleOf(opened, version)),
        cancellationToken);

    /// <summary>Gives the case to somebody, or to nobody, and sets the day by which it is to be looked into.</summary>
    /// <param name="version">As above.</param>
    /// <param name="assigneeId">One of <see cref="AssigneesAsync"/>; null takes it from whoever has it.</param>
    /// <param name="dueOn">In Norway; a new one is today or later.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    public Task<Result<Receipt>> AssignAsync(
        string invoiceNumber, int? version, string? assigneeId, DateOnly? dueOn, string? reason, CancellationToken cancellationToken) => WriteAsync(
        invoiceNumber,
        async (session, opened) =>
        {
            var work = new CaseWork(session);
            var present = opened.Invoice.Case;
            var person = present is { AssigneeName: { } name } && present.AssigneeId == assigneeId
                ? new CasePerson(assigneeId!, name)
                : await AssigneeAsync(session, opened.Invoice, assigneeId, cancellationToken);
            List<FieldError> faults = [.. assigneeId is not null && person is null ? [new FieldError("Assignee", "unknown_person")] : Array.Empty<FieldError>()];
            faults.AddRange(work.FaultOfDue(present?.DueOn, dueOn) is { } fault ? [fault] : []);
            if (faults.Count > 0)
            {
                return new InvalidInput(faults);
            }

            if (StaleOf(opened, version) is { } stale)
            {
                return stale;
            }

            session.Reason = reason;
            var assigned = work.Begin(opened);
            CaseWork.Assign(assigned, person);
            assigned.DueOn = dueOn;
            return null;
        },
        cancellationToken);

    /// <summary>Writes a note, which stays as it is. On an invoice with nothing found it makes no work.</summary>
    /// <param name="text">One paragraph of 1 to 1000 characters.</param>
    public Task<Result<Receipt>> AddNoteAsync(string invoiceNumber, string? text, CancellationToken cancellationToken) => WriteAsync(
        invoiceNumber,
        async (session, opened) =>
        {
            var input = new NoteInput { Text = text };
            if (Input.TidyAndCheck(input) is { Count: > 0 } faults)
            {
                return new InvalidInput(faults);
            }

            var noted = new CaseWork(session).Begin(opened);
            var last = await session.Db.SettlementNotes.Where(note => note.CaseId == noted.Id).MaxAsync(note => (int?)note.Number, cancellationToken);
            session.Db.SettlementNotes.Add(new()
            {
                Case = noted,
                Number = (last ?? 0) + 1,
                At = session.Now,
                PersonId = session.Caller.Id,
                PersonName = session.Caller.Name,
                Text = input.Text!,
            });
            return null;
        },
        cancellationToken);

    /// <summary>Says why the findings are as they are. Something else that is found later opens the case again.</summary>
    /// <param name="version">As above.</param>
    /// <param name="reason">1 to 1000 characters.</param>
    /// <param name="seen"><see cref="CaseDetail.FindingBits"/> as the caller saw them; more by now answers <see cref="NewFindings"/>. Null does not check.</param>
    public Task<Result<Receipt>> ExplainAsync(string invoiceNumber, int? version, string? reason, int? seen, CancellationToken cancellationToken) => WriteAsync(
        invoiceNumber,
        (session, opened) =>
        {
            var work = new CaseWork(session);
            PortalError? error = ReasonText.Check(ref reason, isRequired: true);
            error ??= StaleOf(opened, version);
            error ??= seen is { } known && ((int)work.Found(opened) & ~known) != 0 ? new NewFindings() : null;
            if (error is null)
            {
                work.Explain(opened, reason!);
            }

            return Task.FromResult(error);
        },
        cancellationToken);

    /// <summary>Opens the case again; the explanation then covers nothing any more.</summary>
    /// <param name="version">As above.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    public Task<Result<Receipt>> ReopenAsync(string invoiceNumber, int? version, string? reason, CancellationToken cancellationToken) => WriteAsync(
        invoiceNumber,
        (session, opened) =>
        {
            if (opened.Invoice.Case is not { } closed)
            {
                return Task.FromResult<PortalError?>(new NotFound("settlement_case"));
            }

            if (StaleOf(opened, version) is { } stale)
            {
                return Task.FromResult<PortalError?>(stale);
            }

            session.Reason = reason;
            (closed.Status, closed.ExplainedFindings) = (CaseStatus.Open, 0);
            return Task.FromResult<PortalError?>(null);
        },
        cancellationToken);

    private Task<Result<Receipt>> WriteAsync(
        string invoiceNumber, Func<PortalSession, OpenedCase, Task<PortalError?>> work, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
            await OpenedCase.FindAsync(session, invoiceNumber, cancellationToken) is not { } opened ? new NotFound("invoice")
            : !opened.MaySettle ? new NotAllowed("settle")
            : await work(session, opened) is { } error ? error
            : new Receipt(invoiceNumber, session.OperationId, Impact.None),
        cancellationToken);

    private static Stale? StaleOf(OpenedCase opened, int? version) =>
        version is { } seen && seen != (opened.Invoice.Case?.Version ?? 0) ? new Stale("settlement_case") : null;

    private static async Task<CasePerson?> AssigneeAsync(PortalSession session, Invoice invoice, string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return null;
        }

        var known = await CaseAssignees.ReadAsync(session, cancellationToken);
        return known.Find(id) is { } person
            && (await known.ScopeOfAsync(session.Db, id, OpenedCase.PartiesOf(invoice), cancellationToken)).Covers(invoice.ReceiverId, invoice.UserId)
            ? person
            : null;
    }

    private static CaseDetail DetailOf(Invoice invoice, PortalSession session, List<CaseNote> notes, bool maySettle)
    {
        var today = OsloTime.DateOf(session.Now);
        var found = CaseFindings.On(invoice, today);
        var stored = invoice.Case;
        CaseStatus? status = stored is null ? null : CaseFindings.StatusOf(stored.Status, stored.ExplainedFindings, found);
        return new()
        {
            InvoiceNumber = invoice.InvoiceNumber,
            Status = status,
            Version = stored?.Version ?? 0,
            Assignee = stored is { AssigneeId: { } id, AssigneeName: { } name } ? new(id, name) : null,
            IsMine = stored?.AssigneeId == session.Caller.Id,
            DueOn = stored?.DueOn,
            IsLate = status is CaseStatus.Open && stored!.DueOn < today,
            Explanation = stored?.Explanation,
            Findings = [.. CaseFindings.CodesOf(found).Select(code => new CaseFinding(code, ((stored?.ExplainedFindings ?? 0) & (int)InvoiceFindings.Of(code)) != 0))],
            FindingBits = (int)found,
            Notes = notes,
            MaySettle = maySettle,
        };
    }
}
