namespace AdminPortal.Testing;

/// <summary>What the server that is not there answers, so that code runs past its not-found checks.</summary>
/// <param name="Rows">Rows of each result set of a read.</param>
/// <param name="Truth">What every question of EXISTS is answered.</param>
/// <param name="EmptyColumns">Columns that are null.</param>
public sealed record ShadowAnswers(int Rows = 1, bool Truth = true, IReadOnlySet<string>? EmptyColumns = null)
{
    /// <summary>Columns that say an object is gone, has ended or stands below another.</summary>
    public static readonly IReadOnlySet<string> Ends = new HashSet<string> { "DeletedAt", "DeletedBy", "ExpiresAt", "RevokedAt", "SettledSeenAt", "ParentId", "ParentCode" };

    public IReadOnlySet<string> EmptyColumns { get; } = EmptyColumns ?? new HashSet<string>();

    /// <summary>Every combination that a walk through the services meets.</summary>
    public static readonly IReadOnlyList<ShadowAnswers> All =
    [
        new(),
        new(1, true, Ends),
        new(1, false, Ends),
        new(0, false),
    ];
}
