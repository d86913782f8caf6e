namespace AdminPortal.Web.Admin;

/// <summary>Names the resources of the state of the system.</summary>
public sealed class SystemTexts;
