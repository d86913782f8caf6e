namespace AdminPortal.Web.Contacts;

/// <summary>Stands for the texts of the role coverage.</summary>
public sealed class CoverageTexts;
