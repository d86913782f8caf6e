namespace AdminPortal.Web.Invoices;

/// <summary>Finds the texts in InvoiceTexts.resx (Norwegian) and InvoiceTexts.en.resx.</summary>
public sealed class InvoiceTexts;
