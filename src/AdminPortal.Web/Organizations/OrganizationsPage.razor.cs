using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Organizations;

/// <summary>The hierarchy, and beside it the organisation that is selected in it.</summary>
public sealed partial class OrganizationsPage
{
    private string? search;
    private string? tab;

    [Inject]
    public required IStringLocalizer<OrganizationTexts> Texts { get; init; }

    [Inject]
    public required OrganizationTreeService Trees { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Parameter]
    public string? Id { get; set; }

    private IReadOnlyList<Crumb> AtTop => [new(Texts["Home"], PortalUrls.Home)];

    protected override void ReadQuery()
    {
        search = FromQuery("q");
        tab = FromQuery("tab");
    }

    private Task<TreeModel?> LoadTreeAsync(CancellationToken cancellationToken) =>
        new TreeLoader(Trees).LoadAsync(search, Id, cancellationToken)!;

    private Task<OrganizationDetail?> LoadOrganizationAsync(CancellationToken cancellationToken) =>
        Organizations.FindAsync(Id!, cancellationToken);

    private string FoundIn(TreeModel model) => model.Hits.Count switch
    {
        0 => Texts["Tree.Found.None"],
        1 => Texts["Tree.Found.One"],
        OrganizationTreeService.MaximumHits => Texts["Tree.Found.First", OrganizationTreeService.MaximumHits],
        var count => Texts["Tree.Found", count],
    };

    private void Search(string text) => Navigation.NavigateTo(PortalUrls.Here(Navigation, ("q", text)), replace: true);
}
