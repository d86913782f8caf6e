using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Access;

/// <summary>Gives somebody a role and goes to them.</summary>
public sealed partial class GrantForm
{
    private const string Everything = "everything";
    private const string OneOrganization = "organization";
    private const string ReachField = "reach";

    private static readonly PageRequest Matches = new(Size: 10);

    private readonly Dictionary<string, string> names = [];
    private GrantInput start = new();
    private GrantInput input = new();
    private FormSave save = null!;
    private FieldWords words = null!;
    private StaffRow? person;
    private OrganizationChoice? organization;
    private string? reach;

    [Inject]
    public required GrantService Grants { get; init; }

    [Inject]
    public required StaffService Staff { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IStringLocalizer<AccessTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<GrantForm> Logger { get; init; }

    /// <summary>Whom the form begins with.</summary>
    [Parameter]
    public StaffRow? Person { get; set; }

    /// <summary>The organisation that the form begins with.</summary>
    [Parameter]
    public OrganizationChoice? Organization { get; set; }

    /// <summary>Whether the caller may give a role for everything.</summary>
    [Parameter]
    public bool MayGiveEverything { get; set; }

    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    private DateOnly Today => Display.LocalDate(Time.GetUtcNow().UtcDateTime);

    private ChoiceOption[] Roles => [.. Enum.GetValues<StaffRole>().Select(role => new ChoiceOption(role.ToString(), Texts.RoleOf(role), Texts[$"Role.{role}.Does"]))];

    private ChoiceOption[] Reaches =>
    [
        new(OneOrganization, Texts["Reach.Organization"], Texts["Reach.Organization.Details"]),
        new(Everything, Texts["Everything"], Texts["Everything.Details"]),
    ];

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        words = new(LabelOf, TextOf);
        Choose(Person);
        Choose(Organization);
        reach = Organization is null ? null : OneOrganization;
        start = ThreeWayMerge.Copy(input);
    }

    private async Task<IReadOnlyList<StaffRow>> FindAsync(string text, CancellationToken cancellationToken) => (await Staff.ListAsync(text, Matches, cancellationToken)).Items;

    private string DetailsOf(StaffRow found) =>
        string.Join(" · ", new[] { found.UserName, found.Roles.Count > 0 ? Texts.RolesOf(found.Roles) : Texts["Roles.None"] }.Where(part => !string.IsNullOrEmpty(part)));

    private void Choose(StaffRow? chosen)
    {
        person = chosen;
        input.HolderId = chosen?.PersonId;
        if (chosen is not null)
        {
            names[chosen.PersonId] = chosen.Name;
        }
    }

    private void Choose(OrganizationChoice? chosen)
    {
        organization = chosen;
        input.OrganizationId = chosen?.Id;
        if (chosen is not null)
        {
            names[chosen.Id] = chosen.Name;
        }
    }

    private void Reach(string chosen)
    {
        reach = chosen;
        input.Everything = reach == Everything;
        if (input.Everything)
        {
            Choose((OrganizationChoice?)null);
        }
    }

    private bool HasChanges() => !save.IsDone && ThreeWayMerge.Differences(start, input).Count > 0;

    private async Task SaveAsync()
    {
        if (await save.RunAsync(GiveAsync) is not null)
        {
            Navigation.NavigateTo(PortalUrls.StaffMember(input.HolderId!));
            Notices.Show(Texts["New.Done", person!.Name, Texts.RoleOf(input.Role!.Value), input.Everything ? Texts["Everything"] : organization!.Name]);
        }
    }

    /// <summary>As long as it is open whether there is to be an organisation at all, that choice is what is missing.</summary>
    private async Task<Result<Receipt>> GiveAsync() => MayGiveEverything && reach is null
        ? new InvalidInput([.. Input.TidyAndCheck(input), new(ReachField, "required")])
        : await Grants.GiveAsync(input, dryRun: false, CancellationToken.None);

    private void TakeUp(FormDraft<GrantInput> draft)
    {
        (start, input) = (draft.Start, draft.Input);
        foreach (var (id, name) in draft.Names)
        {
            names[id] = name;
        }

        person = input.HolderId is { } holder ? new(holder, names.GetValueOrDefault(holder, holder), null, [], null) : null;
        organization = input.OrganizationId is { } place ? new(place, names.GetValueOrDefault(place, place), null, []) : null;
        reach = input.Everything ? Everything : organization is null ? null : OneOrganization;
        save.Forget();
    }

    private string LabelOf(string field) => Texts[field == ReachField ? "Place" : field];

    private string? TextOf(string field, object? value) => value switch
    {
        StaffRole role => Texts.RoleOf(role),
        bool everything => everything ? Texts["Yes"].Value : null,
        DateOnly day => Display.Date(day),
        null when field == nameof(input.ExpiresOn) => Texts["Ends.Never"],
        _ => value as string,
    };
}
