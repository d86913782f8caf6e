using AdminPortal.Application.Accounts;
using AdminPortal.Application.Drafts;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>Gives an account another name, and goes to it.</summary>
public sealed partial class AccountEditForm
{
    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required AccountLifecycleService Lifecycle { get; init; }

    [Inject]
    public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required AccountDetail Account { get; set; }

    internal override async Task SaveAsync()
    {
        if (await Save.RunAsync(() => ChangeAsync(Account.Id, Lifecycle.ChangeAsync(Account.Id, Version, Model, dryRun: false, CancellationToken.None))) is { } receipt)
        {
            if (ThreeWayMerge.Differences(Start, Model).Count > 0)
            {
                Notices.Show(Texts["Changed.Notice", Model.Name!], receipt.OperationId);
            }

            Navigation.NavigateTo(PortalUrls.Account(receipt.Id));
        }
    }

    protected override FieldWords WordsOf() => AccountEdit.WordsOf(Texts);

    protected override (AccountChange Start, int Version) Begin() => (AccountEdit.InputOf(Account), Account.Version);

    protected override async Task<(AccountChange Input, int Version)?> FindStoredAsync(string id) =>
        await Accounts.FindAsync(id, CancellationToken.None) is { DeletedAt: null } stored ? (AccountEdit.InputOf(stored), stored.Version) : null;
}
