namespace AdminPortal.Web.Access;

/// <summary>Finds the texts in AccessTexts.resx (Norwegian) and AccessTexts.en.resx.</summary>
public sealed class AccessTexts;
