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
    private LoadView<ShownTree>? treeView;
    private LoadView<ShownOrganization>? detailView;
    private OrganizationTree? tree;
    private TreeMove? moving;
    private bool movingMayMakeRoot;
    private string? moved;

    [Inject]
    public required IStringLocalizer<OrganizationTexts> Texts { get; init; }

    [Inject]
    public required OrganizationTreeService Trees { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Inject]
    public required OrganizationLifecycleService Lifecycle { get; init; }

    [Inject]
    public required OrganizationBinService Bin { get; init; }

    [Parameter]
    public string? Id { get; set; }

    private IReadOnlyList<Crumb> AtTop => [new(Texts["Home"], PortalUrls.Home)];

    protected override void ReadQuery()
    {
        search = FromQuery("q");
        tab = FromQuery("tab");
    }

    private async Task<ShownTree?> LoadTreeAsync(CancellationToken cancellationToken)
    {
        var model = await new TreeLoader(Trees).LoadAsync(search, Id, cancellationToken);
        var rights = await Lifecycle.StartAsync(null, cancellationToken);
        return new(model, rights is { MayCreate: true }, rights is { MayMakeRoot: true });
    }

    private async Task<ShownOrganization?> LoadOrganizationAsync(CancellationToken cancellationToken) =>
        await Organizations.FindAsync(Id!, cancellationToken) is { } live ? new(live, null)
        : await Bin.FindDeletedAsync(Id!, cancellationToken) is { } deleted ? new(null, deleted)
        : null;

    private void Move(TreeMove move, bool mayMakeRoot)
    {
        moving = move;
        movingMayMakeRoot = mayMakeRoot;
    }

    /// <summary>What stood here may have been moved, renamed or deleted, or brought back by Undo.</summary>
    private Task RefreshAsync()
    {
        var changed = moved;
        moved = null;
        return Task.WhenAll(
            search is null && tree is not null ? tree.RefreshAsync(changed) : treeView?.ReloadAsync() ?? Task.CompletedTask,
            detailView?.ReloadAsync() ?? Task.CompletedTask);
    }

    private string FoundIn(TreeModel model) => model.Hits.Count switch
    {
        0 => Texts["Tree.Found.None"],
        1 => Texts["Tree.Found.One"],
        OrganizationTreeService.MaximumHits => Texts["Tree.Found.First", OrganizationTreeService.MaximumHits],
        var count => Texts["Tree.Found", count],
    };

    private void Search(string text) => Navigation.NavigateTo(PortalUrls.Here(Navigation, ("q", text)), replace: true);
}

/// <summary>The hierarchy, and what its reader may do with it.</summary>
internal sealed record ShownTree(TreeModel Model, bool MayMove, bool MayMakeRoot);

/// <summary>An organisation, or what is left of it in the recycle bin: one of the two.</summary>
internal sealed record ShownOrganization(OrganizationDetail? Live, DeletedOrganization? Deleted);
