namespace AdminPortal.Web.Shared;

/// <summary>The address of a list with some of its query parameters set, replaced or (where null) taken away.</summary>
public delegate string ListHref(params (string Name, object? Value)[] changes);
