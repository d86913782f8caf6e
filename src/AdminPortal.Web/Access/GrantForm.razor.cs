using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;
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

    private StaffRow? person;
    private OrganizationChoice? organization;
    private string? reach;

    [Inject]
    public required GrantService Grants { get; init; }

    [Inject]
    public required StaffService Staff { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IStringLocalizer<AccessTexts> Texts { get; init; }

    /// <summary>Whom the form begins with.</summary>
    [Parameter]
    public StaffRow? Person { get; set; }

    /// <summary>The organisation that the form begins with.</summary>
    [Parameter]
    public OrganizationChoice? Organization { get; set; }

    /// <summary>Whether the caller may give a role for everything.</summary>
    [Parameter]
    public bool MayGiveEverything { get; set; }

    private DateOnly Today => Display.LocalDate(Time.GetUtcNow().UtcDateTime);

    private ChoiceOption[] Roles => [.. Enum.GetValues<StaffRole>().Select(role => new ChoiceOption(role.ToString(), Texts.RoleOf(role), Texts[$"Role.{role}.Does"]))];

    private ChoiceOption[] Reaches =>
    [
        new(OneOrganization, Texts["Reach.Organization"], Texts["Reach.Organization.Details"]),
        new(Everything, Texts["Everything"], Texts["Everything.Details"]),
    ];

    /// <summary>Who and where belong to the draft also where the address filled them in.</summary>
    internal override GrantInput DraftStart { get; } = new();

    internal override async Task SaveAsync()
    {
        if (await Save.RunAsync(GiveAsync) is not null)
        {
            Navigation.NavigateTo(PortalUrls.StaffMember(Model.HolderId!));
            Notices.Show(Texts["New.Done", person!.Name, Texts.RoleOf(Model.Role!.Value), Model.Everything ? Texts["Everything"] : organization!.Name]);
        }
    }

    protected override FieldWords WordsOf() => new(LabelOf, TextOf);

    protected override (GrantInput Start, int Version) Begin()
    {
        Name(Person?.PersonId, Person?.Name);
        return (new() { HolderId = Person?.PersonId, OrganizationId = Organization?.Id }, 0);
    }

    protected override void ShowChosen()
    {
        person = Model.HolderId is { } holder ? new(holder, NameOf(holder), null, [], null) : null;
        organization = ChoiceOf(Model.OrganizationId, organization, Organization);
        reach = Model.Everything ? Everything : organization is null ? null : OneOrganization;
    }

    private async Task<IReadOnlyList<StaffRow>> FindAsync(string text, CancellationToken cancellationToken) => (await Staff.ListAsync(text, Matches, cancellationToken)).Items;

    private string DetailsOf(StaffRow found) =>
        string.Join(" · ", new[] { found.UserName, found.Roles.Count > 0 ? Texts.RolesOf(found.Roles) : Texts["Roles.None"] }.Where(part => !string.IsNullOrEmpty(part)));

    private void Choose(StaffRow? chosen)
    {
        person = chosen;
        Model.HolderId = chosen?.PersonId;
        Name(chosen?.PersonId, chosen?.Name);
    }

    private void Choose(OrganizationChoice? choice)
    {
        Model.OrganizationId = choice?.Id;
        organization = ChoiceOf(choice?.Id, choice);
    }

    private void Reach(string chosen)
    {
        reach = chosen;
        Model.Everything = reach == Everything;
        if (Model.Everything)
        {
            Choose((OrganizationChoice?)null);
        }
    }

    /// <summary>As long as it is open whether there is to be an organisation at all, that choice is what is missing.</summary>
    private async Task<Result<Receipt>> GiveAsync() => MayGiveEverything && reach is null
        ? new InvalidInput([.. Input.TidyAndCheck(Model), new(ReachField, "required")])
        : await Grants.GiveAsync(Model, dryRun: false, CancellationToken.None);

    private string LabelOf(string field) => Texts[field == ReachField ? "Place" : field];

    private string? TextOf(string field, object? value) => value switch
    {
        StaffRole role => Texts.RoleOf(role),
        bool everything => everything ? Texts["Yes"].Value : null,
        DateOnly day => Display.Date(day),
        null when field == nameof(Model.ExpiresOn) => Texts["Ends.Never"],
        _ => value as string,
    };
}
