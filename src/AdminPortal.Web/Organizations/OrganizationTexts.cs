namespace AdminPortal.Web.Organizations;

/// <summary>Finds the texts in OrganizationTexts.resx (Norwegian) and OrganizationTexts.en.resx.</summary>
public sealed class OrganizationTexts;
