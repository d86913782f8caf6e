namespace AdminPortal.Application.Data;

/// <summary>
/// How often SQL Server is asked again after an error that passes: at once, then after about 1, 3 and 4 seconds. Together as long
/// as a writer waits on SQLite; whoever waits longer is told so, and jobs and imports try on by themselves.
/// </summary>
internal static class StoreRetries
{
    public const int Most = 4;

    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Beyond those that EF Core knows, deadlocks and lost connections among them: a replica that is changing its role. A command that
    /// took too long (-2) is not asked again: it would take as long once more.
    /// </summary>
    public static readonly int[] More = [976, 983, 10061];
}
