using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>Makes a billing account, and goes to it.</summary>
public sealed partial class BillingAccountForm
{
    /// <summary>Tells the account's page, by the history entry, that the account has just been made.</summary>
    public const string CreatedState = "billing-account-created";

    private readonly Dictionary<string, string> names = [];
    private BillingAccountInput start = new();
    private BillingAccountInput input = new();
    private FormSave save = null!;
    private FieldWords words = null!;
    private OrganizationChoice? owner;
    private OrganizationChoice? payer;

    [Inject]
    public required BillingAccountService Accounts { get; init; }

    [Inject]
    public required BillingAccountChangeService Changes { get; init; }

    [Inject]
    public required AddressCardService Cards { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<BillingAccountTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<BillingAccountForm> Logger { get; init; }

    /// <summary>The organisation to begin with.</summary>
    [Parameter]
    public OrganizationChoice? Owner { get; set; }

    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        words = new(field => Texts[field], (_, value) => value as string);
        ChooseOwner(Owner);
        start = ThreeWayMerge.Copy(input);
    }

    /// <summary>The owner pays until another payer is chosen.</summary>
    private void ChooseOwner(OrganizationChoice? choice)
    {
        var paidByOwner = payer is null || payer.Id == owner?.Id;
        owner = choice;
        input.OwnerId = choice?.Id;
        Name(choice);
        if (paidByOwner)
        {
            ChoosePayer(choice);
        }
    }

    private void ChoosePayer(OrganizationChoice? choice)
    {
        if (payer?.Id != choice?.Id)
        {
            input.AddressCardNumber = null;
        }

        payer = choice;
        input.PayerId = choice?.Id;
        Name(choice);
    }

    private void Name(OrganizationChoice? choice)
    {
        if (choice is not null)
        {
            names[choice.Id] = choice.Name;
        }
    }

    private OrganizationChoice? Named(string? id) => id is null ? null : new(id, names.GetValueOrDefault(id, id), null, []);

    /// <summary>What is chosen for the reader is nothing that the reader has typed.</summary>
    private void Preselect(string number)
    {
        input.AddressCardNumber = number;
        if (start.PayerId == input.PayerId)
        {
            start.AddressCardNumber = number;
        }
    }

    private Task<IReadOnlyList<BillingWarning>?> WarningsAsync(CancellationToken cancellationToken) =>
        Accounts.WarningsAsync(input.OwnerId, input.PayerId, cancellationToken)!;

    private void TakeUp(FormDraft<BillingAccountInput> draft)
    {
        (start, input) = (draft.Start, draft.Input);
        foreach (var (id, name) in draft.Names)
        {
            names[id] = name;
        }

        (owner, payer) = (Named(input.OwnerId), Named(input.PayerId));
        save.Forget();
    }

    private bool HasChanges() => !save.IsDone && ThreeWayMerge.Differences(start, input).Count > 0;

    private async Task SaveAsync()
    {
        if (await save.RunAsync(() => Changes.CreateAsync(input, CancellationToken.None)) is { } number)
        {
            Navigation.NavigateTo(PortalUrls.BillingAccount(number), new NavigationOptions { HistoryEntryState = CreatedState });
        }
    }
}
