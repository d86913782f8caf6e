namespace AdminPortal.Application.Common;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Token">A token that an earlier page gave, or null for the first page. A token of another sort order is taken as null.</param>
/// <param name="Size">Rows on a page, 1 to 1000; taken as the nearest of these.</param>
/// <param name="Sort">The name of a sortable column, or null for the list's own order; an unknown name is taken as null.</param>
/// <param name="Descending">Whether the order is turned round.</param>
public sealed record PageRequest(string? Token = null, int Size = PageRequest.DefaultSize, string? Sort = null, bool Descending = false)
{
    public const int DefaultSize = 50;
    public const int MaximumSize = 1000;

    public int Rows => Math.Clamp(Size, 1, MaximumSize);
}

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows, in the order asked for.</param>
/// <param name="Next">Token of the page after this one, or null on the last.</param>
/// <param name="Previous">Token of the page before this one, or null on the first.</param>
/// <param name="Total">How many rows the whole list has.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, string? Previous, BoundedCount Total);

/// <summary>A count that is exact up to a bound, past which it only says "more than".</summary>
public readonly record struct BoundedCount(int Value, bool IsExact)
{
    public const int Bound = 10_000;

    /// <summary>Makes the count of what was counted with a limit of <see cref="Bound"/> + 1 rows.</summary>
    public static BoundedCount Of(int counted) => counted > Bound ? new(Bound, false) : new(counted, true);
}
