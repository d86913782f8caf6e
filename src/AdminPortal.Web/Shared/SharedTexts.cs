namespace AdminPortal.Web.Shared;

/// <summary>Finds the texts in SharedTexts.resx (Norwegian) and SharedTexts.en.resx.</summary>
public sealed class SharedTexts;
