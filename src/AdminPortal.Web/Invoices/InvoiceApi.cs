namespace AdminPortal.Web.Invoices;

/// <summary>Invoices over HTTP, as the first document has them.</summary>
internal static class InvoiceApi
{
    public static void MapInvoiceApi(this RouteGroupBuilder api)
    {
        _ = api;
    }
}
