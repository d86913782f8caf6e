using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Protections;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Protections;

/// <summary>Protects an account or organisation, or changes why and until when it is looked at again.</summary>
public sealed partial class ProtectDialog
{
    private readonly ProtectionInput input = new();
    private FormSave save = null!;
    private Impact? impact;

    [Inject]
    public required ProtectionService Protections { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IStringLocalizer<ProtectionTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<ProtectDialog> Logger { get; init; }

    [Parameter, EditorRequired]
    public required TargetProtections Target { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    private bool IsNew => Target.Own is null;

    private DateOnly Today => Display.LocalDate(Time.GetUtcNow().UtcDateTime);

    /// <summary>How many accounts an organisation's protection reaches is worth knowing before.</summary>
    protected override async Task OnInitializedAsync()
    {
        save = new(ErrorTexts, Logger);
        (input.Reason, input.ReviewOn) = (Target.Own?.Reason, Target.Own?.ReviewOn);
        if (IsNew && Target.IsOrganization)
        {
            await save.TryAsync(() => SetAsync(new(), dryRun: true), receipt => impact = receipt.Impact);
        }
    }

    private async Task SaveAsync()
    {
        if (await save.RunAsync(() => SetAsync(input, dryRun: false)) is { } receipt)
        {
            Notices.Show(Texts[IsNew ? "Protect.Done" : "Change.Done", Target.TargetName], receipt.OperationId);
            await Closed.InvokeAsync();
        }
    }

    private Task<Result<Receipt>> SetAsync(ProtectionInput values, bool dryRun) => Target.IsOrganization
        ? Protections.SetOnOrganizationAsync(Target.TargetId, values, dryRun, CancellationToken.None)
        : Protections.SetOnAccountAsync(Target.TargetId, null, values, dryRun, CancellationToken.None);

    private string? LabelOf(string field) => field switch
    {
        nameof(input.Reason) => Texts["Reason"].Value,
        nameof(input.ReviewOn) => Texts["Review"].Value,
        _ => null,
    };
}
