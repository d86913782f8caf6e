namespace AdminPortal.Application.Invoices.Import;

/// <summary>Why an import ended that could not come to its own end, beside the codes of its files and of errors.</summary>
public static class ImportEnds
{
    /// <summary>A fault of ours, which the log tells of.</summary>
    public const string Internal = "internal";

    /// <summary>Its files never came whole.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>The program that did it, such as the command line, ended before it.</summary>
    public const string Interrupted = "interrupted";

    public static readonly IReadOnlyList<string> All = [Internal, Abandoned, Interrupted];
}
