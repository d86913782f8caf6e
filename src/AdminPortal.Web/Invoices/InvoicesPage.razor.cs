using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>All invoices that the reader may see; every filter is in the address.</summary>
public sealed partial class InvoicesPage
{
    [Inject]
    public required IStringLocalizer<InvoiceTexts> Texts { get; init; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public string? Finding { get; set; }

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

    private InvoiceSearch Search => new()
    {
        Text = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
        From = InvoiceSearch.ReadDay(From),
        To = InvoiceSearch.ReadDay(To),
        Status = InvoiceSearch.ReadName<InvoiceStatus>(Status),
        Finding = InvoiceSearch.ReadName<CheckCode>(Finding),
        AnyFinding = Finding == FindingWords.Any,
        Currency = string.IsNullOrEmpty(Currency) ? null : Currency,
        OrganizationId = string.IsNullOrEmpty(Organization) ? null : Organization,
        Party = InvoiceSearch.ReadName<InvoiceParty>(Party) ?? InvoiceParty.Either,
        WithSubtree = Below == "true",
        AmountFrom = InvoiceSearch.ReadAmount(Min),
        AmountTo = InvoiceSearch.ReadAmount(Max),
    };
}
