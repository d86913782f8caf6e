using AdminPortal.Application.Common;
using AdminPortal.Application.Protections;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Protections;

/// <summary>What the panel shows.</summary>
public sealed record ProtectionState(TargetProtections Target, Page<ProtectionRequestDetail> Requests);

/// <summary>Shows, sets and lifts the protection of an account or organisation.</summary>
public sealed partial class ProtectionPanel
{
    private const int RequestsShown = 20;

    private LoadView<ProtectionState>? view;
    private ElementReference section;
    private Shown shown;

    private enum Shown
    {
        Nothing,
        Protect,
        Lift,
    }

    [Inject]
    public required ProtectionService Protections { get; init; }

    [Inject]
    public required ProtectionRequestService Requests { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<ProtectionTexts> Texts { get; init; }

    /// <summary>The account or organisation.</summary>
    [Parameter, EditorRequired]
    public required string TargetId { get; set; }

    /// <summary>A link to the protection leads here, also where the page came after the address.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Navigation.Uri.EndsWith("#protection", StringComparison.Ordinal))
        {
            await section.FocusAsync();
        }
    }

    private async Task<ProtectionState?> LoadAsync(CancellationToken cancellationToken) =>
        await Protections.FindAsync(TargetId, cancellationToken) is { } target
            ? new(target, await Requests.ListForAsync(TargetId, new(Size: RequestsShown, Descending: true), cancellationToken))
            : null;

    private static List<StandingProtection> Standing(TargetProtections target) => target.Own is null ? [.. target.Inherited] : [target.Own, .. target.Inherited];

    private void Open(Shown what) => shown = what;

    private Task ReloadAsync() => view!.ReloadAsync();
}
