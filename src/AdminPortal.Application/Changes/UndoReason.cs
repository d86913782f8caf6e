namespace AdminPortal.Application.Changes;

/// <summary>What stands as the reason of an operation that took another one back: no language, so that each reader gets words.</summary>
public static class UndoReason
{
    private const string Prefix = "undo:";

    public static string Of(string operationId) => Prefix + operationId;

    /// <summary>The operation that was taken back; null where the reason is a person's own words.</summary>
    public static string? OperationIn(string? reason) => reason?.StartsWith(Prefix, StringComparison.Ordinal) == true ? reason[Prefix.Length..] : null;
}
