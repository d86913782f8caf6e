namespace AdminPortal.Application.Data;

/// <summary>A piece of a list in order of creation, as the API hands it out: nothing is counted.</summary>
/// <param name="After">Where the next piece begins, for a host to hide in its page token; null at the end.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, long? After);
