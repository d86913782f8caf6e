using AdminPortal.Application.Accounts;
using AdminPortal.Application.Drafts;
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

    private readonly Dictionary<string, string> names = [];
    private AccountCreate start = new() { Region = OnlyRegion };
    private AccountCreate input = new();
    private FormSave save = null!;
    private FieldWords words = null!;
    private OrganizationChoice? organization;

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

    private string? Type
    {
        get => input.IsSandbox switch { null => null, true => AccountQuery.Sandbox, false => AccountQuery.Production };
        set => input.IsSandbox = value is null ? null : value == AccountQuery.Sandbox;
    }

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        words = new(field => LabelOf(field)!, TextOf);
        start.OrganizationId = Organization?.Id;
        input = ThreeWayMerge.Copy(start);
        Choose(Organization);
    }

    private void Choose(OrganizationChoice? choice)
    {
        organization = choice;
        input.OrganizationId = choice?.Id;
        if (choice is not null)
        {
            names[choice.Id] = choice.Name;
        }
    }

    private void TakeUp(FormDraft<AccountCreate> draft)
    {
        (start, input) = (draft.Start, draft.Input);
        organization = input.OrganizationId is { } id ? new(id, draft.Names.GetValueOrDefault(id, id), null, []) : null;
        Choose(organization);
        save.Forget();
    }

    private bool HasChanges() => !save.IsDone && ThreeWayMerge.Differences(start, input).Count > 0;

    private async Task SaveAsync()
    {
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

    private string? TextOf(string field, object? value) => (field, value) switch
    {
        (nameof(input.IsSandbox), bool isSandbox) => Texts[isSandbox ? "Type.Sandbox" : "Type.Production"],
        (nameof(input.Region), string region) => Texts[$"Region.{region}"],
        (nameof(input.Cloud), string cloud) => Texts[$"Cloud.{cloud}"],
        _ => value as string,
    };
}
