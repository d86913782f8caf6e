using AdminPortal.Application.BillingAccounts;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>Gives an organisation another invoice address, or changes one.</summary>
public sealed partial class AddressCardDialog
{
    private static readonly string[] AllFormats = ["EHF", "PDF", "PAPER"];

    private AddressCardInput input = new();
    private FormSave save = null!;

    [Inject]
    public required AddressCardService Cards { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<BillingAccountTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<AddressCardDialog> Logger { get; init; }

    [Parameter, EditorRequired]
    public required string OrganizationId { get; set; }

    [Parameter, EditorRequired]
    public required string OrganizationName { get; set; }

    /// <summary>The card to change; null makes a new one.</summary>
    [Parameter]
    public AddressCardUse? Use { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    private ChoiceOption[] Formats => [.. AllFormats.Select(format => new ChoiceOption(format, Texts[$"Format.{format}"], Texts[$"Format.{format}.Details"]))];

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        if (Use is { Card: var card })
        {
            input = new()
            {
                StreetName = card.StreetName,
                StreetAddress = card.StreetAddress,
                EntranceCode = card.EntranceCode,
                PostalCode = card.PostalCode,
                PostalPlace = card.PostalPlace,
                Format = card.Format,
            };
        }
    }

    private async Task SaveAsync()
    {
        if (Use is null && await save.RunAsync(() => Cards.CreateAsync(OrganizationId, input, CancellationToken.None)) is { } number)
        {
            Notices.Show(Texts["Card.Added", number]);
            await Closed.InvokeAsync();
        }
        else if (Use is not null && await save.RunAsync(() => Cards.ChangeAsync(Use.Card.Number, Use.Version, input, dryRun: false, CancellationToken.None)) is { } receipt)
        {
            Notices.Show(Texts["Card.Changed", Use.Card.Number], receipt.OperationId);
            await Closed.InvokeAsync();
        }
    }
}
