using AdminPortal.Application.BillingAccounts;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>Changes the references of a billing account and where its invoices go, and returns to it.</summary>
public sealed partial class BillingReferencesForm
{
    [Inject]
    public required BillingAccountService Accounts { get; init; }

    [Inject]
    public required BillingAccountChangeService Changes { get; init; }

    [Inject]
    public required IStringLocalizer<BillingAccountTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required BillingAccountDetail Detail { get; set; }

    /// <summary>The payer's, to choose from; null where the card cannot be changed.</summary>
    [Parameter]
    public IReadOnlyList<AddressCardRow>? Cards { get; set; }

    internal override async Task SaveAsync()
    {
        var number = Detail.Account.Number;
        if (await Save.RunAsync(() => ChangeAsync(number, Changes.ChangeReferencesAsync(number, Version, Model, dryRun: false, CancellationToken.None))) is not null)
        {
            Navigation.NavigateTo(CancelHref);
            Notices.Show(Texts["Changed.Notice", Detail.Account.NumberOnInvoices]);
        }
    }

    protected override FieldWords WordsOf() => new(field => Texts[field], TextOf);

    protected override (BillingReferencesInput Start, int Version) Begin() => (InputOf(Detail.Account), Detail.Version);

    protected override async Task<(BillingReferencesInput Input, int Version)?> FindStoredAsync(string id) =>
        await Accounts.FindAsync(id, CancellationToken.None) is { } stored ? (InputOf(stored.Account), stored.Version) : null;

    private static BillingReferencesInput InputOf(BillingAccountRow account) => new()
    {
        AccountReference1 = account.Reference1,
        AccountReference2 = account.Reference2,
        AccountReference3 = account.Reference3,
        AddressCardNumber = account.InvoiceAddress?.Number,
    };

    private string? TextOf(string field, object? value) =>
        field == nameof(Model.AddressCardNumber) && Cards?.FirstOrDefault(card => card.Number == value as string) is { } card ? AddressLines.InOne(card) : value as string;
}
