using AdminPortal.Application.Changes;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Clients;

/// <summary>Makes an API client and hands on its secret, or changes one and goes to it.</summary>
public sealed partial class ClientForm
{
    private const string Everything = "everything";
    private const string OneOrganization = "organization";
    private const string ReachField = "reach";

    private OrganizationChoice? organization;
    private string? reach;

    [Inject]
    public required ApiClientService Clients { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IStringLocalizer<ClientTexts> Texts { get; init; }

    /// <summary>The client to change; null makes a new one.</summary>
    [Parameter]
    public ApiClientDetail? Client { get; set; }

    /// <summary>Whether the caller may let a client see everything.</summary>
    [Parameter]
    public bool MayReachEverything { get; set; }

    /// <summary>The secret of a new client, told this once.</summary>
    [Parameter]
    public EventCallback<NewSecret> Created { get; set; }

    private DateOnly Today => Display.LocalDate(Time.GetUtcNow().UtcDateTime);

    private ChoiceOption[] Reaches =>
    [
        new(OneOrganization, Texts["Reach.Organization"], Texts["Reach.Organization.Details"]),
        new(Everything, Texts["Reach.Everything"], Texts["Reach.Everything.Details"]),
    ];

    /// <summary>No organisation means everything to the service: nobody gives that by having chosen nothing.</summary>
    private bool HasNoReach => Model.OrganizationId is null && reach != Everything;

    internal override async Task SaveAsync()
    {
        if (Client is null)
        {
            if (await Save.RunAsync(async () => HasNoReach ? Unplaced() : await Clients.CreateAsync(Model, CancellationToken.None)) is { } secret)
            {
                await Created.InvokeAsync(secret);
            }
        }
        else if (await Save.RunAsync(async () => HasNoReach ? Unplaced() : await ChangeAsync(Client.Client.ClientId)) is { } receipt)
        {
            Navigation.NavigateTo(PortalUrls.ApiClient(receipt.Id));
            Notices.Show(Texts["Changed.Notice", Model.Name!]);
        }
    }

    protected override FieldWords WordsOf() => new(LabelOf, TextOf);

    protected override (ApiClientInput Start, int Version) Begin()
    {
        if (Client is null)
        {
            return (new(), 0);
        }

        Name(Client.Client.Organization?.Id, Client.Client.Organization?.Name);
        return (ClientWords.InputOf(Client.Client), Client.Version);
    }

    protected override void ShowChosen()
    {
        organization = ChoiceOf(Model.OrganizationId, organization);
        reach = organization is not null ? OneOrganization : Client is null ? null : Everything;
    }

    protected override async Task<(ApiClientInput Input, int Version)?> FindStoredAsync(string id)
    {
        if (await Clients.FindAsync(id, CancellationToken.None) is not { } stored)
        {
            return null;
        }

        Name(stored.Client.Organization?.Id, stored.Client.Organization?.Name);
        return (ClientWords.InputOf(stored.Client), stored.Version);
    }

    private Task<Result<Receipt>> ChangeAsync(string id) => ChangeAsync(id, Clients.ChangeAsync(id, Version, Model, dryRun: false, CancellationToken.None));

    private void Choose(OrganizationChoice? choice)
    {
        Model.OrganizationId = choice?.Id;
        organization = ChoiceOf(choice?.Id, choice);
    }

    private void Reach(string chosen)
    {
        reach = chosen;
        if (reach == Everything)
        {
            Choose(null);
        }
    }

    private string LabelOf(string field) => Texts[field == ReachField ? "Reach" : field];

    /// <summary>As long as it is open whether there is to be an organisation at all, that choice is what is missing.</summary>
    private InvalidInput Unplaced() =>
        new([.. Input.TidyAndCheck(Model), new(MayReachEverything && reach is null ? ReachField : nameof(Model.OrganizationId), "required")]);

    private string? TextOf(string field, object? value) => value switch
    {
        IReadOnlyCollection<string> scopes => string.Join(", ", Texts.ScopesOf(scopes)),
        DateOnly day => Display.Date(day),
        null when field == nameof(Model.OrganizationId) => Texts["Everything"],
        null when field == nameof(Model.ExpiresOn) => Texts["Expires.Never"],
        _ => value as string,
    };
}
