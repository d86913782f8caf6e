namespace AdminPortal.Web.Clients;

/// <summary>Finds the texts in ClientTexts.resx (Norwegian) and ClientTexts.en.resx.</summary>
public sealed class ClientTexts;
