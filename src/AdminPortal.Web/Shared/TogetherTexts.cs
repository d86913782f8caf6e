namespace AdminPortal.Web.Shared;

/// <summary>Finds the texts in TogetherTexts.resx (Norwegian) and TogetherTexts.en.resx.</summary>
public sealed class TogetherTexts;
