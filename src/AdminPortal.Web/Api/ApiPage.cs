namespace AdminPortal.Web.Api;

/// <summary>How the first API answers a list.</summary>
/// <param name="Next">The token of the page after this one; null at the end.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Data, string? Next);

/// <summary>Which page of a list is asked for.</summary>
/// <param name="List">The list with its arguments, which its tokens are bound to.</param>
/// <param name="After">Where the page begins.</param>
internal sealed record ApiPageRequest(string List, long After, int Limit);
