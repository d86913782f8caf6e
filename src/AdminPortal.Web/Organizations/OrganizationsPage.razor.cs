using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Organizations;

/// <summary>The hierarchy, and beside it the organisation that is selected in it.</summary>
public sealed partial class OrganizationsPage : IDisposable
{
    /// <summary>How long typing must rest before the hierarchy is searched.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource? typing;

    [Inject]
    public required IStringLocalizer<OrganizationTexts> Texts { get; init; }

    [Inject]
    public required OrganizationTreeService Trees { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Parameter]
    public string? Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    private IReadOnlyList<Crumb> AtTop => [new(Texts["Home"], PortalUrls.Home)];

    public void Dispose() => typing?.Cancel();

    private Task<TreeModel?> LoadTreeAsync(CancellationToken cancellationToken) =>
        new TreeLoader(Trees).LoadAsync(Q, Id, cancellationToken)!;

    private Task<OrganizationDetail?> LoadOrganizationAsync(CancellationToken cancellationToken) =>
        Organizations.FindAsync(Id!, cancellationToken);

    private string FoundIn(TreeModel model) => model.Hits.Count switch
    {
        0 => Texts["Tree.Found.None"],
        1 => Texts["Tree.Found.One"],
        OrganizationTreeService.MaximumHits => Texts["Tree.Found.First", OrganizationTreeService.MaximumHits],
        var count => Texts["Tree.Found", count],
    };

    private async Task SearchAsync(ChangeEventArgs change)
    {
        typing?.Cancel();
        var mine = typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Rest, Clock, mine.Token);
            Navigation.NavigateTo(PortalUrls.Here(Navigation, ("q", ((string?)change.Value)?.Trim())), replace: true);
        }
        catch (OperationCanceledException)
        {
            // More was typed, or the page was left; that search is the one that counts.
        }
    }
}
