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

    private ContactInput input = new();
    private ContactInput start = new();
    private IReadOnlyList<ChoiceOption> countries = [];
    private FormSave save = null!;
    private OrganizationChoice? organization;
    private ContactDetail? theirs;
    private int version;

    [Inject]
    public required ContactService Contacts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<ContactTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<ContactForm> Logger { get; init; }

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

    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        countries = [.. Countries.All().Select(country => new ChoiceOption(country.Code, country.Name))];
        Fill(Contact is null ? new() { OrganizationId = Organization?.Id, Roles = Role is { } role ? [role] : [] } : ContactEdit.InputOf(Contact), Organization, Contact?.Version ?? 0);
    }

    private void Fill(ContactInput values, OrganizationChoice? place, int from)
    {
        input = values;
        start = ContactEdit.CopyOf(values);
        organization = place;
        version = from;
    }

    private void Choose(OrganizationChoice? choice)
    {
        organization = choice;
        input.OrganizationId = choice?.Id;
    }

    private bool HasChanges() => !save.IsDone && ContactEdit.Differences(start, input).Count > 0;

    private async Task SaveAsync()
    {
        var id = await save.RunAsync(WriteAsync);
        if (id is not null)
        {
            Navigation.NavigateTo(PortalUrls.Contact(id), new NavigationOptions { HistoryEntryState = Contact is null ? CreatedState : ChangedState });
        }
    }

    /// <summary>A stale save reads what is stored now before it answers, so that the form never shows the one without the other.</summary>
    private async Task<Result<string>> WriteAsync()
    {
        if (Unplaced() is { } fault)
        {
            return fault;
        }

        if (Contact is null)
        {
            return await Contacts.CreateAsync(input, CancellationToken.None);
        }

        var result = await Contacts.ChangeAsync(Contact.Id, version, input, dryRun: false, CancellationToken.None);
        theirs = result.Error is Stale ? await Contacts.FindAsync(Contact.Id, CancellationToken.None) : null;
        return result.Value is { } receipt ? receipt.Id : theirs is null && result.Error is Stale ? new NotFound("contact") : result.Error!;
    }

    /// <summary>To a caller of some organisations only, the service would answer that a contact of none is not allowed; the field can say what to do.</summary>
    private InvalidInput? Unplaced() => MayHaveNone || input.OrganizationId is not null
        ? null
        : new([.. Input.TidyAndCheck(input), new(nameof(input.OrganizationId), "required")]);

    private void TakeTheirs()
    {
        Fill(ContactEdit.InputOf(theirs!), ContactEdit.ChoiceOf(theirs!.Path), theirs.Version);
        theirs = null;
        save.Forget();
    }

    private Task SaveOverAsync()
    {
        version = theirs!.Version;
        return SaveAsync();
    }
}
