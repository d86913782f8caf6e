namespace AdminPortal.Web.Admin;

/// <summary>Finds the texts in AdminTexts.resx (Norwegian) and AdminTexts.en.resx.</summary>
public sealed class AdminTexts;
