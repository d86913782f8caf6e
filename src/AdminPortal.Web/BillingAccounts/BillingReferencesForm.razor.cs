using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Drafts;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>Changes the references of a billing account and where its invoices go, and returns to it.</summary>
public sealed partial class BillingReferencesForm
{
    private BillingReferencesInput start = new();
    private BillingReferencesInput input = new();
    private FormMerge<BillingReferencesInput>? merge;
    private FormSave save = null!;
    private FieldWords words = null!;
    private int version;

    [Inject]
    public required BillingAccountService Accounts { get; init; }

    [Inject]
    public required BillingAccountChangeService Changes { get; init; }

    [Inject]
    public required LatestChangeService Latest { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<BillingAccountTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<BillingReferencesForm> Logger { get; init; }

    [Parameter, EditorRequired]
    public required BillingAccountDetail Detail { get; set; }

    /// <summary>The payer's, to choose from; null where the card cannot be changed.</summary>
    [Parameter]
    public IReadOnlyList<AddressCardRow>? Cards { get; set; }

    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        words = new(field => Texts[field], TextOf);
        start = InputOf(Detail.Account);
        input = ThreeWayMerge.Copy(start);
        version = Detail.Version;
    }

    private static BillingReferencesInput InputOf(BillingAccountRow account) => new()
    {
        AccountReference1 = account.Reference1,
        AccountReference2 = account.Reference2,
        AccountReference3 = account.Reference3,
        AddressCardNumber = account.InvoiceAddress?.Number,
    };

    private string? TextOf(string field, object? value) =>
        field == nameof(input.AddressCardNumber) && Cards?.FirstOrDefault(card => card.Number == value as string) is { } card ? AddressLines.InOne(card) : value as string;

    private bool HasChanges() => !save.IsDone && ThreeWayMerge.Differences(start, input).Count > 0;

    private async Task SaveAsync()
    {
        if (await save.RunAsync(ChangeAsync) is { } receipt)
        {
            Navigation.NavigateTo(CancelHref);
            Notices.Show(Texts["Changed.Notice", Detail.Account.NumberOnInvoices]);
        }
    }

    /// <summary>A stale save reads what is stored now before it answers, so that the form never shows the one without the other.</summary>
    private async Task<Result<Receipt>> ChangeAsync()
    {
        var number = Detail.Account.Number;
        var result = await Changes.ChangeReferencesAsync(number, version, input, dryRun: false, CancellationToken.None);
        merge = result.Error is Stale && await Accounts.FindAsync(number, CancellationToken.None) is { } stored
            ? FormMerge.Of(start, InputOf(stored.Account), input, stored.Version, words, FormDraft<BillingReferencesInput>.NoNames, await Latest.OfAsync(number, stored.Version - version, CancellationToken.None))
            : null;
        return result;
    }

    private void TakeUp(FormDraft<BillingReferencesInput> draft)
    {
        (start, input, version) = (draft.Start, draft.Input, draft.Version);
        merge = null;
        save.Forget();
    }

    private void TakeMerged(IReadOnlySet<string> theirs) =>
        TakeUp(new(merge!.Theirs, merge.Merged.WithTheirs(theirs), merge.Version, FormDraft<BillingReferencesInput>.NoNames));

    private Task SaveMergedAsync(IReadOnlySet<string> theirs)
    {
        TakeMerged(theirs);
        return SaveAsync();
    }
}
