using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>The invoices of a search, with their order, page and page size in the address: on the page of invoices and on an organisation's.</summary>
public sealed partial class InvoiceTable
{
    [Inject]
    public required IStringLocalizer<InvoiceTexts> Texts { get; init; }

    [Inject]
    public required InvoiceService Invoices { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public required InvoiceSearch Search { get; set; }

    /// <summary>The address of the list without filters; nothing is offered without it.</summary>
    [Parameter]
    public string? ClearHref { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageToken { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery]
    public string? Desc { get; set; }

    [SupplyParameterFromQuery]
    public string? Size { get; set; }

    /// <summary>Newest first, until a column is chosen.</summary>
    private PageRequest Request => new(
        PageToken,
        int.TryParse(Size, out var size) ? Math.Clamp(size, 1, 200) : PageRequest.DefaultSize,
        Sort,
        string.IsNullOrEmpty(Sort) || Desc == "true");

    /// <summary>Whether nothing but an organisation narrows the list, so that there is no filter to blame for an empty one.</summary>
    private bool IsOrganizationAlone => ClearHref is null
        && Search == new InvoiceSearch { OrganizationId = Search.OrganizationId, Party = Search.Party, WithSubtree = Search.WithSubtree };

    private Task<Page<InvoiceRow>?> LoadAsync(CancellationToken cancellationToken) => Invoices.ListAsync(Search.Filter, Request, cancellationToken)!;

    private string SortHref(string name, bool descending) => PortalUrls.Here(Navigation, ("sort", name), ("desc", descending), ("page", null));

    private string SizeHref(int size) => PortalUrls.Here(Navigation, ("size", size == PageRequest.DefaultSize ? null : size), ("page", null));

    private string? PageHref(string? token) => token is null ? null : PortalUrls.Here(Navigation, ("page", token));
}
