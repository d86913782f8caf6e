using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Web.Audit;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Changes;

/// <summary>Tells of the last change, and takes it back for whoever presses Undo.</summary>
public sealed partial class NoticeHost : IDisposable
{
    private FormSave save = null!;

    [Inject]
    public required IStringLocalizer<ChangeTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required IStringLocalizer<AuditTexts> AuditTexts { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required UndoService Undo { get; init; }

    [Inject]
    public required ILogger<NoticeHost> Logger { get; init; }

    public void Dispose() => Notices.Changed -= Redraw;

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        Notices.Changed += Redraw;
    }

    private void Redraw() => _ = InvokeAsync(StateHasChanged);

    private async Task UndoAsync(ChangeNotice notice)
    {
        if (save.IsBusy)
        {
            return;
        }

        Receipt? receipt = null;
        await save.TryAsync(() => Undo.UndoAsync(notice.OperationId!, default), done => receipt = done);
        if (receipt is not null)
        {
            var text = notice.IsUndo ? notice.Text : Texts["Undone", notice.Text].Value;
            await Notices.ShowUndoneAsync(new(notice.IsUndo ? Texts["Redone"] : text, receipt.OperationId, !notice.IsUndo));
        }
        else if (save.Error is { } error)
        {
            // What the rules refuse they go on refusing; only a store that gave no answer may be asked again.
            Notices.ShowProblem(notice with { Problem = Worded(error), OperationId = error.Code == FormSave.UnansweredCode ? notice.OperationId : null });
        }
    }

    /// <summary>That something has gone to the recycle bin, or come from there, is no field that anybody filled in.</summary>
    private string Worded(PortalError error) => error is ChangedSince { Fields: var fields } && fields.Any(field => field != "DeletedAt")
        ? Texts["ChangedSince", string.Join(", ", fields.Select(field => AuditTexts.Word("Field", field)))]
        : save.Errors.Summary;
}
