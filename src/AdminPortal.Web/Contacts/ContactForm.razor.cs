using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Contacts;

/// <summary>Makes a contact, or changes one, and goes to it.</summary>
public sealed partial class ContactForm
{
    /// <summary>Tells the contact's page, by the history entry, that the contact has just been made.</summary>
    public const string CreatedState = "contact-created";

    /// <summary>Tells the contact's page, by the history entry, that the contact has just been changed.</summary>
    public const string ChangedState = "contact-changed";

    private readonly IReadOnlyList<ChoiceOption> countries = [.. Countries.All().Select(country => new ChoiceOption(country.Code, country.Name))];
    private OrganizationChoice? organization;

    [Inject]
    public required ContactService Contacts { get; init; }

    [Inject]
    public required IStringLocalizer<ContactTexts> Texts { get; init; }

    /// <summary>The contact to change; null makes a new one.</summary>
    [Parameter]
    public ContactDetail? Contact { get; set; }

    /// <summary>The organisation to begin with.</summary>
    [Parameter]
    public OrganizationChoice? Organization { get; set; }

    /// <summary>The role to begin with.</summary>
    [Parameter]
    public ContactRole? Role { get; set; }

    /// <summary>Whether the caller may make a contact of no organisation, and sees it afterwards.</summary>
    [Parameter]
    public bool MayHaveNone { get; set; }

    internal override async Task SaveAsync()
    {
        if (await Save.RunAsync(WriteAsync) is { } id)
        {
            Navigation.NavigateTo(PortalUrls.Contact(id), new NavigationOptions { HistoryEntryState = Contact is null ? CreatedState : ChangedState });
        }
    }

    protected override FieldWords WordsOf() => ContactEdit.WordsOf(Texts);

    protected override (ContactInput Start, int Version) Begin() => Contact is null
        ? (new() { OrganizationId = Organization?.Id, Roles = Role is { } role ? [role] : [] }, 0)
        : (ContactEdit.InputOf(Contact), Contact.Version);

    protected override void ShowChosen() => organization = ChoiceOf(Model.OrganizationId, organization, Organization);

    protected override async Task<(ContactInput Input, int Version)?> FindStoredAsync(string id)
    {
        if (await Contacts.FindAsync(id, CancellationToken.None) is not { } stored)
        {
            return null;
        }

        Name(stored.Organization?.Id, stored.Organization?.Name);
        return (ContactEdit.InputOf(stored), stored.Version);
    }

    private async Task<Result<string>> WriteAsync()
    {
        if (Unplaced() is { } fault)
        {
            return fault;
        }

        if (Contact is null)
        {
            return await Contacts.CreateAsync(Model, CancellationToken.None);
        }

        var result = await ChangeAsync(Contact.Id, Contacts.ChangeAsync(Contact.Id, Version, Model, dryRun: false, CancellationToken.None));
        return result.Value is { } receipt ? receipt.Id : result.Error!;
    }

    private void Choose(OrganizationChoice? choice)
    {
        Model.OrganizationId = choice?.Id;
        organization = ChoiceOf(choice?.Id, choice);
    }

    /// <summary>To a caller of some organisations only, the service would answer that a contact of none is not allowed; the field can say what to do.</summary>
    private InvalidInput? Unplaced() => MayHaveNone || Model.OrganizationId is not null
        ? null
        : new([.. Input.TidyAndCheck(Model), new(nameof(Model.OrganizationId), "required")]);
}
