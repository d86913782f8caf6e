using AdminPortal.Application.Invoices;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>All invoices that the reader may see; every filter is in the address.</summary>
public sealed partial class InvoicesPage
{
    [Inject]
    public required IStringLocalizer<InvoiceTexts> Texts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public string? Currency { get; set; }

    [SupplyParameterFromQuery]
    public string? Organization { get; set; }

    [SupplyParameterFromQuery]
    public string? Party { get; set; }

    [SupplyParameterFromQuery]
    public string? Below { get; set; }

    [SupplyParameterFromQuery]
    public string? Min { get; set; }

    [SupplyParameterFromQuery]
    public string? Max { get; set; }

    [SupplyParameterFromQuery]
    public string? AsAt { get; set; }

    [SupplyParameterFromQuery]
    public string? DueFrom { get; set; }

    [SupplyParameterFromQuery]
    public string? DueTo { get; set; }

    [SupplyParameterFromQuery]
    public string? Elsewhere { get; set; }

    private string ExportHref => PortalUrls.InvoiceExport(new Uri(Navigation.Uri).Query);

    private InvoiceSearch Search => new()
    {
        Text = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
        From = InvoiceSearch.ReadDay(From),
        To = InvoiceSearch.ReadDay(To),
        Status = InvoiceSearch.ReadName<InvoiceStatus>(Status),
        Currency = string.IsNullOrEmpty(Currency) ? null : Currency,
        OrganizationId = string.IsNullOrEmpty(Organization) ? null : Organization,
        Party = InvoiceSearch.ReadName<InvoiceParty>(Party) ?? InvoiceParty.Either,
        WithSubtree = Below == "true",
        AsAt = InvoiceSearch.ReadDay(AsAt),
        DueFrom = InvoiceSearch.ReadDay(DueFrom),
        DueTo = InvoiceSearch.ReadDay(DueTo),
        Elsewhere = Elsewhere == "true",
        AmountFrom = InvoiceSearch.ReadAmount(Min),
        AmountTo = InvoiceSearch.ReadAmount(Max),
    };
}
