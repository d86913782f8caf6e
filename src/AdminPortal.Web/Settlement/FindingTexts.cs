namespace AdminPortal.Web.Settlement;

/// <summary>Finds the texts in FindingTexts.resx (Norwegian) and FindingTexts.en.resx.</summary>
public sealed class FindingTexts;
