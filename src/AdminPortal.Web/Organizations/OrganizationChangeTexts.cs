namespace AdminPortal.Web.Organizations;

/// <summary>Finds the texts in OrganizationChangeTexts.resx (Norwegian) and OrganizationChangeTexts.en.resx: those of making, editing, moving and deleting organisations.</summary>
public sealed class OrganizationChangeTexts;
