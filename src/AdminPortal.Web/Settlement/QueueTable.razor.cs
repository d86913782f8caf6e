using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement;

/// <summary>A page of the queue, with a quick way to take what nobody has.</summary>
public sealed partial class QueueTable
{
    private readonly Selection selection = new();
    private LoadView<Listed>? view;
    private QueueSearch? selectedIn;
    private string? problem;
    private bool isTaking;

    [Inject]
    public required SettlementQueueService Queue { get; init; }

    [Inject]
    public required SettlementCaseService Cases { get; init; }

    [Inject]
    public required AccessService Access { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<QueueTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Parameter, EditorRequired]
    public required QueueSearch Search { get; set; }

    /// <summary>The view without the reader's filters; null where there are none.</summary>
    [Parameter]
    public string? ClearHref { get; set; }

    private bool IsOfCases => Search.View is not QueueView.Untaken;

    protected override string DefaultSort => "";

    /// <summary>Cases that are due first come first; among invoices without one the newest.</summary>
    private PageRequest Asked => Request.Sort is { Length: > 0 } ? Request
        : IsOfCases ? Request with { Sort = QueueSort.Due, Descending = false }
        : Request with { Sort = QueueSort.Date, Descending = true };

    private string Empty => ClearHref is null ? $"Empty.{Search.View}" : "Empty.NoMatch";

    /// <summary>What is selected stays so from page to page, and not where the filters let through other rows.</summary>
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        if (selectedIn != Search)
        {
            selectedIn = Search;
            problem = null;
            selection.Clear();
        }
    }

    private async Task TakeAsync(QueueRow row)
    {
        if (isTaking)
        {
            return;
        }

        isTaking = true;
        problem = null;
        var taken = await Cases.TakeAsync(row.Number, null, CancellationToken.None);
        isTaking = false;
        if (taken.Succeeded)
        {
            Notices.Show(Texts["Take.Done", row.Number]);
            return;
        }

        problem = taken.Error is AlreadyTaken other ? Texts["Take.Taken", row.Number, other.Name] : FormErrors.Of(taken.Error, ErrorTexts).Summary;
        await ReloadAsync();
    }

    private Task ReloadAsync() => view?.ReloadAsync() ?? Task.CompletedTask;

    private async Task<Listed?> LoadAsync(CancellationToken cancellationToken) =>
        new(await Queue.ListAsync(Search.Filter, Asked, cancellationToken), (await Access.MineAsync(cancellationToken)).MaySettle);

    /// <param name="MaySettle">Whether the reader may follow up anything anywhere; only then can rows be selected.</param>
    private sealed record Listed(Page<QueueRow> Page, bool MaySettle);
}
