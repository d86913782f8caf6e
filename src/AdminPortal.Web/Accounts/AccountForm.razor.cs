using AdminPortal.Application.Accounts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>Makes an account, and goes to it.</summary>
public sealed partial class AccountForm
{
    /// <summary>Tells the account's page, by the history entry, that the account has just been made.</summary>
    public const string CreatedState = "account-created";

    private const string OnlyRegion = "EU";

    private readonly AccountCreate input = new() { Region = OnlyRegion };
    private FormSave save = null!;
    private OrganizationChoice? organization;
    private string? type;

    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<AccountForm> Logger { get; init; }

    /// <summary>The organisation to begin with.</summary>
    [Parameter]
    public OrganizationChoice? Organization { get; set; }

    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    private ChoiceOption[] Types =>
    [
        new(AccountQuery.Production, Texts["Type.Production"], Texts["Type.Production.Details"]),
        new(AccountQuery.Sandbox, Texts["Type.Sandbox"], Texts["Type.Sandbox.Details"]),
    ];

    private ChoiceOption[] Regions => [new(OnlyRegion, Texts["Region.EU"], Texts["Region.EU.Details"])];

    private ChoiceOption[] Clouds => [.. AccountQuery.Clouds.Select(cloud => new ChoiceOption(cloud, Texts[$"Cloud.{cloud}"], Texts[$"Cloud.{cloud}.Details"]))];

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        Choose(Organization);
    }

    private void Choose(OrganizationChoice? choice)
    {
        organization = choice;
        input.OrganizationId = choice?.Id;
    }

    private bool HasChanges() => !save.IsDone
        && (!string.IsNullOrWhiteSpace(input.Name) || input.OrganizationId != Organization?.Id || type is not null || input.Cloud is not null);

    private async Task SaveAsync()
    {
        input.IsSandbox = type is null ? null : type == AccountQuery.Sandbox;
        if (await save.RunAsync(() => Accounts.CreateAsync(input, CancellationToken.None)) is { } id)
        {
            Navigation.NavigateTo(PortalUrls.Account(id), new NavigationOptions { HistoryEntryState = CreatedState });
        }
    }

    private string? LabelOf(string field) => field switch
    {
        nameof(input.OrganizationId) => Texts["Organization"],
        nameof(input.IsSandbox) => Texts["Type"],
        _ => Texts[field],
    };
}
