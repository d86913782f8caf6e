using AdminPortal.Application.Protections;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Protections;

/// <summary>An open request, with what its reader may do about it.</summary>
public sealed partial class ProtectionRequestCard
{
    private FormSave save = null!;
    private Shown shown;

    private enum Shown
    {
        Nothing,
        Approve,
        Decline,
    }

    [Inject]
    public required ProtectionRequestService Requests { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<ProtectionTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<ProtectionRequestCard> Logger { get; init; }

    [Parameter, EditorRequired]
    public required ProtectionRequestDetail Request { get; set; }

    protected override void OnInitialized() => save = new(ErrorTexts, Logger);

    private void Open(Shown what) => shown = what;

    private async Task WithdrawAsync()
    {
        await save.RunAsync(() => Requests.WithdrawAsync(Request.Id, CancellationToken.None));
        if (save.IsDone)
        {
            Notices.Show(Texts["Withdraw.Done"]);
        }
    }
}
