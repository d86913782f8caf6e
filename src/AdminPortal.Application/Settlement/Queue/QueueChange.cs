namespace AdminPortal.Application.Settlement.Queue;

/// <summary>What is done to each of many invoices.</summary>
public enum QueueDeed
{
    /// <summary>Give the case to oneself.</summary>
    Take = 1,

    /// <summary>Give the case to somebody, or to nobody.</summary>
    Assign = 2,

    /// <summary>Set the day by which it is to be looked into, or take it away.</summary>
    SetDue = 3,

    /// <summary>Say why the findings are as they are.</summary>
    Explain = 4,
}

/// <summary>One thing to be done to many invoices.</summary>
public sealed class QueueChange
{
    /// <summary>Invoices in one operation.</summary>
    public const int MostInvoices = 1_000;

    public QueueDeed Deed { get; set; }

    /// <summary>Numbers of invoices, at most <see cref="MostInvoices"/>.</summary>
    public IReadOnlyList<string> Numbers { get; set; } = [];

    /// <summary>For <see cref="QueueDeed.Assign"/>; null takes the cases from whoever has them.</summary>
    public string? AssigneeId { get; set; }

    /// <summary>For <see cref="QueueDeed.SetDue"/>: today or later, in Norway; null takes the day away.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>For <see cref="QueueDeed.Explain"/>: 1 to 1000 characters.</summary>
    public string? Reason { get; set; }
}

/// <summary>Why one of many invoices was left as it was.</summary>
public enum QueueSkip
{
    /// <summary>There is no such invoice for the caller.</summary>
    NotFound = 1,

    NotAllowed = 2,

    /// <summary>Somebody else has it.</summary>
    AlreadyTaken = 3,

    /// <summary>Whoever it is to be given to may not settle there.</summary>
    OutsideScope = 4,

    /// <summary>There is nothing to explain.</summary>
    NothingFound = 5,
}

/// <param name="Number">Of the invoice.</param>
public sealed record SkippedInvoice(string Number, QueueSkip Why);

/// <param name="Done">Invoices to which it was done, those where it was so already included.</param>
public sealed record QueueReport(string OperationId, int Done, IReadOnlyList<SkippedInvoice> Skipped);
