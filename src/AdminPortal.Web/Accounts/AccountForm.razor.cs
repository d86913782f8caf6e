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

    private OrganizationChoice? organization;

    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required IStringLocalizer<AccountTexts> Texts { get; init; }

    /// <summary>The organisation to begin with.</summary>
    [Parameter]
    public OrganizationChoice? Organization { get; set; }

    private ChoiceOption[] Types =>
    [
        new(AccountQuery.Production, Texts["Type.Production"], Texts["Type.Production.Details"]),
        new(AccountQuery.Sandbox, Texts["Type.Sandbox"], Texts["Type.Sandbox.Details"]),
    ];

    private ChoiceOption[] Regions => [new(OnlyRegion, Texts["Region.EU"], Texts["Region.EU.Details"])];

    private ChoiceOption[] Clouds => [.. AccountQuery.Clouds.Select(cloud => new ChoiceOption(cloud, Texts[$"Cloud.{cloud}"], Texts[$"Cloud.{cloud}.Details"]))];

    private string? Type
    {
        get => Model.IsSandbox switch { null => null, true => AccountQuery.Sandbox, false => AccountQuery.Production };
        set => Model.IsSandbox = value is null ? null : value == AccountQuery.Sandbox;
    }

    internal override async Task SaveAsync()
    {
        if (await Save.RunAsync(() => Accounts.CreateAsync(Model, CancellationToken.None)) is { } id)
        {
            Navigation.NavigateTo(PortalUrls.Account(id), new NavigationOptions { HistoryEntryState = CreatedState });
        }
    }

    protected override FieldWords WordsOf() => new(LabelOf, TextOf);

    protected override (AccountCreate Start, int Version) Begin() => (new() { Region = OnlyRegion, OrganizationId = Organization?.Id }, 0);

    protected override void ShowChosen() => organization = ChoiceOf(Model.OrganizationId, organization, Organization);

    private void Choose(OrganizationChoice? choice)
    {
        Model.OrganizationId = choice?.Id;
        organization = ChoiceOf(choice?.Id, choice);
    }

    private string LabelOf(string field) => field switch
    {
        nameof(Model.OrganizationId) => Texts["Organization"],
        nameof(Model.IsSandbox) => Texts["Type"],
        _ => Texts[field],
    };

    private string? TextOf(string field, object? value) => (field, value) switch
    {
        (nameof(Model.IsSandbox), bool isSandbox) => Texts[isSandbox ? "Type.Sandbox" : "Type.Production"],
        (nameof(Model.Region), string region) => Texts[$"Region.{region}"],
        (nameof(Model.Cloud), string cloud) => Texts[$"Cloud.{cloud}"],
        _ => value as string,
    };
}
