using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>What is found on an invoice on a day: what is stored beside it, and whether it is overdue then.</summary>
internal static class CaseFindings
{
    /// <summary>The bit of <see cref="CheckCode.DueDate"/>, which only time brings about, so that it is stored nowhere but in an explanation.</summary>
    public const FindingSet Overdue = (FindingSet)(1 << ((int)CheckCode.DueDate - 1));

    /// <summary>
    /// What calls for somebody. A missing payment does not: whoever imports no bank files has none for any settled invoice.
    /// </summary>
    public const FindingSet Pressing = (FindingSet)((1 << (int)CheckCode.PaidUnsettled) - 1) & ~FindingSet.Evidence;

    /// <summary>The same as a number, for statements.</summary>
    public const int PressingBits = (int)Pressing;

    public const int OverdueBit = (int)Overdue;

    public static FindingSet On(FindingSet stored, bool settled, DateOnly dueOn, DateOnly today) =>
        !settled && dueOn < today ? stored | Overdue : stored;

    public static FindingSet On(Invoice invoice, DateOnly today) => On(invoice.Findings, invoice.Settled, invoice.DueOn, today);

    /// <summary>What the case is now: an explanation does not cover what has come since, such as the day after the due date.</summary>
    public static CaseStatus StatusOf(CaseStatus stored, int explained, FindingSet found) =>
        stored is CaseStatus.Explained && ((int)(found & Pressing) & ~explained) != 0 ? CaseStatus.Open : stored;
}
