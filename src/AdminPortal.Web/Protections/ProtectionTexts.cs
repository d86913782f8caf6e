namespace AdminPortal.Web.Protections;

/// <summary>Finds the texts in ProtectionTexts.resx (Norwegian) and ProtectionTexts.en.resx.</summary>
public sealed class ProtectionTexts;
