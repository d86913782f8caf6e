namespace AdminPortal.Web.Invoices;

/// <summary>The answers of the status filter; in the address in lower case.</summary>
public enum InvoiceStatus
{
    Unsettled,
    Overdue,
    Settled,
}
