namespace AdminPortal.Web.Invoices;

/// <summary>Names the texts of the files that invoices are exported to.</summary>
public sealed class InvoiceExportTexts;
