using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Changes;

/// <summary>Does a change, or only tries it; both are the same call of a service.</summary>
/// <param name="dryRun">Try only: answer what the change would do, and leave everything as it is.</param>
/// <param name="reason">Why, in the person's words; null where none is given.</param>
public delegate Task<Result<Receipt>> ChangeCall(bool dryRun, string? reason);

/// <summary>Asks before a change, with what it would touch; a change that is refused says so before anybody presses the button.</summary>
public sealed partial class ChangeDialog
{
    private FormSave save = null!;
    private Impact? impact;
    private string? reason;
    private string? typedName;
    private string? nameFault;
    private string? tried;

    [Inject]
    public required IStringLocalizer<ChangeTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<ChangeDialog> Logger { get; init; }

    /// <summary>A verb and its object: "Delete account Acme?".</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What the button says: the same verb and object.</summary>
    [Parameter, EditorRequired]
    public required string Confirm { get; set; }

    [Parameter, EditorRequired]
    public required ChangeCall Change { get; set; }

    /// <summary>The change is done.</summary>
    [Parameter]
    public EventCallback<Receipt> Done { get; set; }

    /// <summary>The dialog has been closed, with nothing changed.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>What has to be typed before a costly change; null asks for nothing.</summary>
    [Parameter]
    public string? NameToType { get; set; }

    [Parameter]
    public bool AsksReason { get; set; }

    [Parameter]
    public bool Danger { get; set; }

    /// <summary>What is chosen within the dialog, such as a new place: each other choice is tried anew.</summary>
    [Parameter]
    public string Choice { get; set; } = "";

    /// <summary>Whether all is chosen that the change needs; until then there is nothing to try.</summary>
    [Parameter]
    public bool IsChosen { get; set; } = true;

    /// <summary>The consequence, in words, and what there is to choose.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Explains an error better than its one text does, such as who protects what; null leaves it to the text.</summary>
    [Parameter]
    public Func<PortalError, RenderFragment?>? Explanation { get; set; }

    /// <summary>Refused by the rules, so that pressing the button is no use; a store that gave no answer, or a faulty reason, may be tried again.</summary>
    private bool IsRefused => impact is null && save.Error is not null;

    protected override void OnInitialized() => save = new(ErrorTexts, Logger);

    /// <summary>What is chosen while a choice is being tried is tried after it; an answer to an earlier choice is never shown.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (save.IsBusy || save.IsDone)
        {
            return;
        }

        while (tried != Choice && IsChosen)
        {
            Forget();
            tried = Choice;
            await save.TryAsync(async () => await Change(true, null), receipt => impact = receipt.Impact);
        }

        if (!IsChosen)
        {
            Forget();
            tried = null;
        }
    }

    private void Forget()
    {
        save.Forget();
        impact = null;
        nameFault = null;
    }

    private async Task CommitAsync()
    {
        nameFault = NameToType is not null && typedName?.Trim() != NameToType.Trim() ? Texts["TypeName.Wrong"].Value : null;
        if (impact is null || nameFault is not null)
        {
            return;
        }

        if (await save.RunAsync(async () => await Change(false, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim())) is { } receipt)
        {
            await Done.InvokeAsync(receipt);
        }
    }
}
