namespace AdminPortal.Web.Admin;

/// <summary>Finds the texts in ImportTexts.resx (Norwegian) and ImportTexts.en.resx.</summary>
public sealed class ImportTexts;
