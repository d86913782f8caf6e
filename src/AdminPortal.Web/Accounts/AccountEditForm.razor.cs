using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Drafts;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>Gives an account another name, and goes to it.</summary>
public sealed partial class AccountEditForm
{
    private AccountChange input = new();
    private AccountChange start = new();
    private FormSave save = null!;
    private FieldWords words = null!;
    private FormMerge<AccountChange>? merge;
    private bool isGone;
    private int version;

    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required AccountLifecycleService Lifecycle { get; init; }

    [Inject]
    public required LatestChangeService Latest { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<AccountEditForm> Logger { get; init; }

    [Parameter, EditorRequired]
    public required AccountDetail Account { get; set; }

    private string CancelHref => PortalUrls.Account(Account.Id);

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        words = AccountEdit.WordsOf(Texts);
        start = AccountEdit.InputOf(Account);
        input = ThreeWayMerge.Copy(start);
        version = Account.Version;
    }

    private bool HasChanges() => !save.IsDone && ThreeWayMerge.Differences(start, input).Count > 0;

    private async Task SaveAsync()
    {
        if (await save.RunAsync(WriteAsync) is { } receipt)
        {
            if (ThreeWayMerge.Differences(start, input).Count > 0)
            {
                Notices.Show(Texts["Changed.Notice", input.Name!], receipt.OperationId);
            }

            Navigation.NavigateTo(PortalUrls.Account(receipt.Id));
        }
    }

    /// <summary>A stale save reads what is stored now before it answers, so that the form never shows the one without the other.</summary>
    private async Task<Result<Receipt>> WriteAsync()
    {
        var result = await Lifecycle.ChangeAsync(Account.Id, version, input, dryRun: false, CancellationToken.None);
        merge = result.Error is Stale ? await MeetAsync() : null;
        isGone = result.Error is NotFound || (result.Error is Stale && merge is null);
        return result;
    }

    private async Task<FormMerge<AccountChange>?> MeetAsync()
    {
        if (await Accounts.FindAsync(Account.Id, CancellationToken.None) is not { DeletedAt: null } stored)
        {
            return null;
        }

        var changes = await Latest.OfAsync(Account.Id, stored.Version - version, CancellationToken.None);
        return FormMerge.Of(start, AccountEdit.InputOf(stored), input, stored.Version, words, FormDraft<AccountChange>.NoNames, changes);
    }

    private void TakeUp(FormDraft<AccountChange> draft)
    {
        (start, input, version) = (draft.Start, draft.Input, draft.Version);
        merge = null;
        save.Forget();
    }

    private void TakeMerged(IReadOnlySet<string> theirs) =>
        TakeUp(new(merge!.Theirs, merge.Merged.WithTheirs(theirs), merge.Version, FormDraft<AccountChange>.NoNames));

    private Task SaveMergedAsync(IReadOnlySet<string> theirs)
    {
        TakeMerged(theirs);
        return SaveAsync();
    }
}
