namespace AdminPortal.Web.Settlement;

/// <summary>Finds the texts in AgeingTexts.resx (Norwegian) and AgeingTexts.en.resx.</summary>
public sealed class AgeingTexts;
