namespace AdminPortal.Web.Shared;

/// <summary>A filter that counts now.</summary>
/// <param name="Label">The field, such as "Region".</param>
/// <param name="Value">What it is held to.</param>
/// <param name="ClearHref">The address of the list without it.</param>
public sealed record FilterChip(string Label, string Value, string ClearHref);
