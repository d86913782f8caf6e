namespace AdminPortal.Web.Shared;

/// <summary>One of several answers.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Text">What the reader chooses by.</param>
/// <param name="Details">A line on what it means, where the text does not say it.</param>
public sealed record ChoiceOption(string Value, string Text, string? Details = null);
