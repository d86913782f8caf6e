namespace AdminPortal.Web.Invoices;

/// <summary>Finds the texts in EhfTexts.resx (Norwegian) and EhfTexts.en.resx.</summary>
public sealed class EhfTexts;
