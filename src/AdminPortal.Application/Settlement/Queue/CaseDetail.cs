namespace AdminPortal.Application.Settlement.Queue;

/// <summary>Somebody who may look into invoices.</summary>
public sealed record CasePerson(string Id, string Name);

/// <param name="IsExplained">Whether the explanation covers it.</param>
public sealed record CaseFinding(CheckCode Code, bool IsExplained);

/// <param name="Number">From 1.</param>
/// <param name="At">UTC.</param>
public sealed record CaseNote(int Number, DateTime At, string PersonName, string Text);

/// <summary>What is being done about an invoice, as the caller sees it.</summary>
public sealed record CaseDetail
{
    public required string InvoiceNumber { get; init; }

    /// <summary>Null where nobody has looked into it yet.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>0 where there is no case yet.</summary>
    public int Version { get; init; }

    /// <summary>Null while nobody has taken it.</summary>
    public CasePerson? Assignee { get; init; }

    public bool IsMine { get; init; }

    /// <summary>The day, in Norway, by which it is to be looked into.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Open, and past that day.</summary>
    public bool IsLate { get; init; }

    /// <summary>The last explanation; of an open case it covers some of the findings, or none any more.</summary>
    public string? Explanation { get; init; }

    /// <summary>What is found now, in the order of the checks.</summary>
    public IReadOnlyList<CaseFinding> Findings { get; init; } = [];

    /// <summary>Bits of <see cref="CheckCode"/> n-1 for what is found now; an explanation quotes it, so that nobody explains what they have not seen.</summary>
    public int FindingBits { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CaseNote> Notes { get; init; } = [];

    /// <summary>Whether the caller may take, assign and explain it.</summary>
    public bool MaySettle { get; init; }
}
