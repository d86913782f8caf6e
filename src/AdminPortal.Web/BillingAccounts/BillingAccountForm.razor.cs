using AdminPortal.Application.BillingAccounts;
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

    private OrganizationChoice? owner;
    private OrganizationChoice? payer;

    [Inject]
    public required BillingAccountService Accounts { get; init; }

    [Inject]
    public required BillingAccountChangeService Changes { get; init; }

    [Inject]
    public required AddressCardService Cards { get; init; }

    [Inject]
    public required IStringLocalizer<BillingAccountTexts> Texts { get; init; }

    /// <summary>The organisation to begin with.</summary>
    [Parameter]
    public OrganizationChoice? Owner { get; set; }

    internal override async Task SaveAsync()
    {
        if (await Save.RunAsync(() => Changes.CreateAsync(Model, CancellationToken.None)) is { } number)
        {
            Navigation.NavigateTo(PortalUrls.BillingAccount(number), new NavigationOptions { HistoryEntryState = CreatedState });
        }
    }

    protected override FieldWords WordsOf() => new(field => Texts[field], (_, value) => value as string);

    protected override (BillingAccountInput Start, int Version) Begin() => (new() { OwnerId = Owner?.Id, PayerId = Owner?.Id }, 0);

    protected override void ShowChosen() => (owner, payer) = (ChoiceOf(Model.OwnerId, owner, Owner), ChoiceOf(Model.PayerId, payer, Owner));

    /// <summary>The owner pays until another payer is chosen.</summary>
    private void ChooseOwner(OrganizationChoice? choice)
    {
        var paidByOwner = payer is null || payer.Id == owner?.Id;
        Model.OwnerId = choice?.Id;
        owner = ChoiceOf(choice?.Id, choice);
        if (paidByOwner)
        {
            ChoosePayer(choice);
        }
    }

    private void ChoosePayer(OrganizationChoice? choice)
    {
        if (payer?.Id != choice?.Id)
        {
            Model.AddressCardNumber = null;
        }

        Model.PayerId = choice?.Id;
        payer = ChoiceOf(choice?.Id, choice);
    }

    /// <summary>What is chosen for the reader is nothing that the reader has typed.</summary>
    private void Preselect(string number)
    {
        Model.AddressCardNumber = number;
        if (Start.PayerId == Model.PayerId)
        {
            Start.AddressCardNumber = number;
        }
    }

    private Task<IReadOnlyList<BillingWarning>?> WarningsAsync(CancellationToken cancellationToken) =>
        Accounts.WarningsAsync(Model.OwnerId, Model.PayerId, cancellationToken)!;
}
