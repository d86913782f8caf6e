using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
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
    private AccountDetail? theirs;
    private int version;

    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required AccountLifecycleService Lifecycle { get; init; }

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

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        Fill(Account);
    }

    private void Fill(AccountDetail account)
    {
        input = AccountEdit.InputOf(account);
        start = AccountEdit.InputOf(account);
        version = account.Version;
    }

    private bool HasChanges() => !save.IsDone && AccountEdit.Differences(start, input).Count > 0;

    private async Task SaveAsync()
    {
        if (await save.RunAsync(WriteAsync) is { } receipt)
        {
            if (AccountEdit.Differences(start, input).Count > 0)
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
        theirs = result.Error is Stale && await Accounts.FindAsync(Account.Id, CancellationToken.None) is { DeletedAt: null } stored ? stored : null;
        return result.Error is Stale && theirs is null ? new NotFound("account") : result;
    }

    private void TakeTheirs()
    {
        Fill(theirs!);
        theirs = null;
        save.Forget();
    }

    private Task SaveOverAsync()
    {
        version = theirs!.Version;
        return SaveAsync();
    }
}
