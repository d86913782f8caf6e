using AdminPortal.Application.Invoices;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Shared;

namespace AdminPortal.Web.Settlement;

/// <summary>From a figure of the ageing to the list of its invoices.</summary>
public static class AgeingLinks
{
    public static string Invoices(InvoiceFilter filter) => PortalUrls.Invoices(
        ("asAt", filter.AsAt),
        ("dueFrom", filter.DueFrom),
        ("dueTo", filter.DueTo),
        ("currency", filter.CurrencyCode),
        ("organization", filter.OrganizationId),
        ("party", filter.Party is InvoiceParty.Either ? null : InvoiceSearch.Write<InvoiceParty>(filter.Party)),
        ("below", filter.WithSubtree),
        ("elsewhere", filter.Elsewhere));
}
