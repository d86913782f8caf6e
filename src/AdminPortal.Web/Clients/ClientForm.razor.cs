using AdminPortal.Application.Audit;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Changes;
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

    private readonly Dictionary<string, string> names = [];
    private ApiClientInput start = new();
    private ApiClientInput input = new();
    private FormMerge<ApiClientInput>? merge;
    private FormSave save = null!;
    private FieldWords words = null!;
    private OrganizationChoice? organization;
    private string? reach;
    private int version;

    [Inject]
    public required ApiClientService Clients { get; init; }

    [Inject]
    public required LatestChangeService Latest { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IStringLocalizer<ClientTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<ClientForm> Logger { get; init; }

    /// <summary>The client to change; null makes a new one.</summary>
    [Parameter]
    public ApiClientDetail? Client { get; set; }

    /// <summary>Whether the caller may let a client see everything.</summary>
    [Parameter]
    public bool MayReachEverything { get; set; }

    /// <summary>The secret of a new client, told this once.</summary>
    [Parameter]
    public EventCallback<NewSecret> Created { get; set; }

    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    private DateOnly Today => Display.LocalDate(Time.GetUtcNow().UtcDateTime);

    private ChoiceOption[] Reaches =>
    [
        new(OneOrganization, Texts["Reach.Organization"], Texts["Reach.Organization.Details"]),
        new(Everything, Texts["Reach.Everything"], Texts["Reach.Everything.Details"]),
    ];

    /// <summary>No organisation means everything to the service: nobody gives that by having chosen nothing.</summary>
    private bool HasNoReach => input.OrganizationId is null && reach != Everything;

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        words = new(field => Texts[field], TextOf);
        if (Client is { Client: var client })
        {
            (start, version) = (ClientWords.InputOf(client), Client.Version);
            reach = client.Organization is null ? Everything : OneOrganization;
            Name(client.Organization);
        }

        input = ThreeWayMerge.Copy(start);
        organization = Named(input.OrganizationId);
    }

    private void Name(OrganizationLink? link)
    {
        if (link is not null)
        {
            names[link.Id] = link.Name;
        }
    }

    private OrganizationChoice? Named(string? id) => id is null ? null : new(id, names.GetValueOrDefault(id, id), null, []);

    private void Choose(OrganizationChoice? choice)
    {
        organization = choice;
        input.OrganizationId = choice?.Id;
        Name(choice is null ? null : new(choice.Id, choice.Name));
    }

    private void Reach(string chosen)
    {
        reach = chosen;
        if (reach == Everything)
        {
            Choose(null);
        }
    }

    private bool HasChanges() => !save.IsDone && ThreeWayMerge.Differences(start, input).Count > 0;

    private async Task SaveAsync()
    {
        if (Client is null)
        {
            if (await save.RunAsync(async () => HasNoReach ? Unplaced() : await Clients.CreateAsync(input, CancellationToken.None)) is { } secret)
            {
                await Created.InvokeAsync(secret);
            }
        }
        else if (await save.RunAsync(() => ChangeAsync(Client.Client.ClientId)) is { } receipt)
        {
            Navigation.NavigateTo(PortalUrls.ApiClient(receipt.Id));
            Notices.Show(Texts["Changed.Notice", input.Name!]);
        }
    }

    /// <summary>A stale save reads what is stored now before it answers, so that the form never shows the one without the other.</summary>
    private async Task<Result<Application.Changes.Receipt>> ChangeAsync(string id)
    {
        if (HasNoReach)
        {
            return Unplaced();
        }

        var result = await Clients.ChangeAsync(id, version, input, dryRun: false, CancellationToken.None);
        merge = result.Error is Stale ? await MeetAsync(id) : null;
        return result;
    }

    private string LabelOf(string field) => Texts[field == ReachField ? "Reach" : field];

    /// <summary>As long as it is open whether there is to be an organisation at all, that choice is what is missing.</summary>
    private InvalidInput Unplaced() =>
        new([.. Input.TidyAndCheck(input), new(MayReachEverything && reach is null ? ReachField : nameof(input.OrganizationId), "required")]);

    private async Task<FormMerge<ApiClientInput>?> MeetAsync(string id)
    {
        if (await Clients.FindAsync(id, CancellationToken.None) is not { } stored)
        {
            return null;
        }

        Name(stored.Client.Organization);
        var changes = await Latest.OfAsync(id, stored.Version - version, CancellationToken.None);
        return FormMerge.Of(start, ClientWords.InputOf(stored.Client), input, stored.Version, words, names, changes);
    }

    private void TakeUp(FormDraft<ApiClientInput> draft)
    {
        (start, input, version) = (draft.Start, draft.Input, draft.Version);
        foreach (var (id, name) in draft.Names)
        {
            names[id] = name;
        }

        organization = Named(input.OrganizationId);
        reach = organization is not null ? OneOrganization : Client is null ? null : Everything;
        merge = null;
        save.Forget();
    }

    private void TakeMerged(IReadOnlySet<string> theirs) => TakeUp(new(merge!.Theirs, merge.Merged.WithTheirs(theirs), merge.Version, names));

    private Task SaveMergedAsync(IReadOnlySet<string> theirs)
    {
        TakeMerged(theirs);
        return SaveAsync();
    }

    private string? TextOf(string field, object? value) => value switch
    {
        IReadOnlyCollection<string> scopes => string.Join(", ", Texts.ScopesOf(scopes)),
        DateOnly day => Display.Date(day),
        null when field == nameof(input.OrganizationId) => Texts["Everything"],
        null when field == nameof(input.ExpiresOn) => Texts["Expires.Never"],
        _ => value as string,
    };
}
