using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Drafts;
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

    private readonly Dictionary<string, string> names = [];
    private ContactInput input = new();
    private ContactInput start = new();
    private IReadOnlyList<ChoiceOption> countries = [];
    private FormSave save = null!;
    private OrganizationChoice? organization;
    private FieldWords words = null!;
    private FormMerge<ContactInput>? merge;
    private bool isGone;
    private int version;

    [Inject]
    public required ContactService Contacts { get; init; }

    [Inject]
    public required LatestChangeService Latest { get; init; }

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
        words = ContactEdit.WordsOf(Texts);
        Choose(Organization);
        start = Contact is null ? new() { OrganizationId = Organization?.Id, Roles = Role is { } role ? [role] : [] } : ContactEdit.InputOf(Contact);
        input = ThreeWayMerge.Copy(start);
        version = Contact?.Version ?? 0;
    }

    private void Choose(OrganizationChoice? choice)
    {
        organization = choice;
        input.OrganizationId = choice?.Id;
        Name(choice);
    }

    private void Name(OrganizationChoice? choice)
    {
        if (choice is not null)
        {
            names[choice.Id] = choice.Name;
        }
    }

    private OrganizationChoice? Named(string? id) =>
        id is null ? null : organization?.Id == id ? organization : new(id, names.GetValueOrDefault(id, id), null, []);

    private bool HasChanges() => !save.IsDone && ThreeWayMerge.Differences(start, input).Count > 0;

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
        merge = result.Error is Stale ? await MeetAsync(Contact.Id) : null;
        isGone = result.Error is NotFound || (result.Error is Stale && merge is null);
        return result.Value is { } receipt ? receipt.Id : result.Error!;
    }

    private async Task<FormMerge<ContactInput>?> MeetAsync(string id)
    {
        if (await Contacts.FindAsync(id, CancellationToken.None) is not { } stored)
        {
            return null;
        }

        Name(ContactEdit.ChoiceOf(stored.Path));
        var changes = await Latest.OfAsync(id, stored.Version - version, CancellationToken.None);
        return FormMerge.Of(start, ContactEdit.InputOf(stored), input, stored.Version, words, names, changes);
    }

    /// <summary>To a caller of some organisations only, the service would answer that a contact of none is not allowed; the field can say what to do.</summary>
    private InvalidInput? Unplaced() => MayHaveNone || input.OrganizationId is not null
        ? null
        : new([.. Input.TidyAndCheck(input), new(nameof(input.OrganizationId), "required")]);

    private void TakeUp(FormDraft<ContactInput> draft)
    {
        (start, input, version) = (draft.Start, draft.Input, draft.Version);
        foreach (var (id, name) in draft.Names)
        {
            names[id] = name;
        }

        organization = Named(input.OrganizationId);
        merge = null;
        save.Forget();
    }

    private void TakeMerged(IReadOnlySet<string> theirs) => TakeUp(new(merge!.Theirs, merge.Merged.WithTheirs(theirs), merge.Version, names));

    private Task SaveMergedAsync(IReadOnlySet<string> theirs)
    {
        TakeMerged(theirs);
        return SaveAsync();
    }
}
