namespace AdminPortal.Web.Shared;

/// <summary>A step of the path from Home to the parent of a page.</summary>
public sealed record Crumb(string Text, string Url);
