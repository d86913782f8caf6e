namespace AdminPortal.Web.Shared;

/// <summary>Finds the texts in ErrorTexts.resx (Norwegian) and ErrorTexts.en.resx.</summary>
public sealed class ErrorTexts;
