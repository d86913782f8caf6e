namespace AdminPortal.Web.Shared;

/// <summary>What is wrong with a field, in words.</summary>
/// <param name="Field">The input's property name, which is also the id of its control.</param>
/// <param name="Text">What to tell the reader.</param>
public sealed record FieldProblem(string Field, string Text);
