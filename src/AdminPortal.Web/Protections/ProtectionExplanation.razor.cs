using AdminPortal.Application.Common;
using AdminPortal.Application.Protections;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Protections;

/// <summary>Explains <see cref="DeleteProtected"/> and <see cref="NeedsApproval"/> where a change is refused, and lets one ask for approval.</summary>
public sealed partial class ProtectionExplanation
{
    private FormSave save = null!;
    private string? reason;
    private bool asked;
    private PortalError? shown;

    [Inject]
    public required ProtectionRequestService Requests { get; init; }

    [Inject]
    public required IStringLocalizer<ProtectionTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<ProtectionExplanation> Logger { get; init; }

    [Parameter, EditorRequired]
    public required PortalError Error { get; set; }

    /// <summary>The account or organisation that is to change; null where nothing can be asked for, such as many at once.</summary>
    [Parameter]
    public string? TargetId { get; set; }

    /// <summary>What is asked for.</summary>
    [Parameter]
    public ProtectionRequestKind Kind { get; set; } = ProtectionRequestKind.Lift;

    /// <summary>Where a move leads; null makes an organisation a root.</summary>
    [Parameter]
    public string? DestinationId { get; set; }

    /// <summary>Approval has been asked for.</summary>
    [Parameter]
    public EventCallback Asked { get; set; }

    private IReadOnlyList<StandingProtection> Standing => Error switch
    {
        DeleteProtected refused => refused.Protections,
        NeedsApproval refused => refused.Protections,
        _ => [],
    };

    private bool MayAsk => Error is NeedsApproval && TargetId is not null;

    private string Title => Texts[Error is DeleteProtected ? "Explain.Delete" : Kind is ProtectionRequestKind.Move ? "Explain.Move" : "Explain.Lift"];

    private string Text => Texts[Error is DeleteProtected ? "Explain.Delete.Text" : Kind is ProtectionRequestKind.Move ? "Explain.Move.Text" : "Explain.Lift.Text"];

    /// <summary>For the Explanation of a ChangeDialog; null leaves other errors to their texts.</summary>
    /// <param name="destinationId">Where a move leads; without meaning for a lift.</param>
    public static RenderFragment? Of(
        PortalError error, string? targetId, ProtectionRequestKind kind = ProtectionRequestKind.Lift, string? destinationId = null, EventCallback asked = default) =>
        error is not (DeleteProtected or NeedsApproval) ? null : builder =>
        {
            builder.OpenComponent<ProtectionExplanation>(0);
            builder.AddComponentParameter(1, nameof(Error), error);
            builder.AddComponentParameter(2, nameof(TargetId), targetId);
            builder.AddComponentParameter(3, nameof(Kind), kind);
            builder.AddComponentParameter(4, nameof(DestinationId), destinationId);
            builder.AddComponentParameter(5, nameof(Asked), asked);
            builder.CloseComponent();
        };

    /// <summary>Another error, such as that of another destination, begins anew.</summary>
    protected override void OnParametersSet()
    {
        if (shown != Error)
        {
            shown = Error;
            save = new(ErrorTexts, Logger);
            asked = false;
        }
    }

    private async Task AskAsync()
    {
        await save.RunAsync(() => Kind is ProtectionRequestKind.Move
            ? Requests.AskMoveAsync(TargetId!, DestinationId, reason, CancellationToken.None)
            : Requests.AskLiftAsync(TargetId!, reason, CancellationToken.None));
        if (save.IsDone)
        {
            asked = true;
            await Asked.InvokeAsync();
        }
    }
}
