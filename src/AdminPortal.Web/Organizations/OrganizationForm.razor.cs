using AdminPortal.Application.Audit;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Organizations;

/// <summary>Makes an organisation, or changes one, and goes to it.</summary>
public sealed partial class OrganizationForm
{
    private readonly Dictionary<string, string> names = [];
    private OrganizationInput input = new();
    private OrganizationInput start = new();
    private FormSave save = null!;
    private OrganizationChoice? parent;
    private BillingContactChoice? contact;
    private FieldWords words = null!;
    private FormMerge<OrganizationInput>? merge;
    private bool isGone;
    private int version;
    private bool asRoot;

    [Inject]
    public required OrganizationLifecycleService Lifecycle { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Inject]
    public required LatestChangeService Latest { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<OrganizationChangeTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<OrganizationForm> Logger { get; init; }

    /// <summary>The organisation to change; null makes a new one.</summary>
    [Parameter]
    public OrganizationDetail? Organization { get; set; }

    /// <summary>The parent that a new organisation begins with.</summary>
    [Parameter]
    public OrganizationChoice? Parent { get; set; }

    /// <summary>Whether the caller may make one without a parent.</summary>
    [Parameter]
    public bool MayMakeRoot { get; set; }

    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        words = OrganizationEdit.WordsOf(Texts);
        start = Organization is null ? new() { ParentId = Parent?.Id } : OrganizationEdit.InputOf(Organization);
        input = ThreeWayMerge.Copy(start);
        version = Organization?.Version ?? 0;
        Choose(Parent);
        Choose(BillingContactChoice.Of(Organization?.BillingContact));
    }

    private void Choose(OrganizationChoice? choice)
    {
        parent = choice;
        input.ParentId = choice?.Id;
        Name(choice?.Id, choice?.Name);
    }

    private void Choose(BillingContactChoice? choice)
    {
        contact = choice;
        input.BillingContactId = choice?.Id;
        Name(choice?.Id, choice?.Name);
    }

    private void Name(string? id, string? name)
    {
        if (id is not null && name is not null)
        {
            names[id] = name;
        }
    }

    private bool HasChanges() => !save.IsDone && ThreeWayMerge.Differences(start, input).Count > 0;

    private Task SaveAsync() => Organization is null ? CreateAsync() : ChangeAsync(Organization.Id);

    private async Task CreateAsync()
    {
        if (await save.RunAsync(async () => Unplaced() is { } fault ? fault : await Lifecycle.CreateAsync(input, CancellationToken.None)) is { } id)
        {
            Notices.Show(Texts["Created", input.Name!]);
            Navigation.NavigateTo(PortalUrls.Organization(id));
        }
    }

    private async Task ChangeAsync(string id)
    {
        if (await save.RunAsync(() => WriteAsync(id)) is { } receipt)
        {
            Notices.Show(Texts["Changed", input.Name!], receipt.OperationId);
            Navigation.NavigateTo(PortalUrls.Organization(id));
        }
    }

    /// <summary>A stale save reads what is stored now before it answers, so that the form never shows the one without the other.</summary>
    private async Task<Result<Receipt>> WriteAsync(string id)
    {
        var result = await Lifecycle.ChangeAsync(id, version, input, false, CancellationToken.None);
        merge = result.Error is Stale ? await MeetAsync(id) : null;
        isGone = result.Error is NotFound || (result.Error is Stale && merge is null);
        return result;
    }

    private async Task<FormMerge<OrganizationInput>?> MeetAsync(string id)
    {
        if (await Organizations.FindAsync(id, CancellationToken.None) is not { } stored)
        {
            return null;
        }

        Name(stored.BillingContact?.Id, stored.BillingContact?.Name);
        var changes = await Latest.OfAsync(id, stored.Version - version, CancellationToken.None);
        return FormMerge.Of(start, OrganizationEdit.InputOf(stored), input, stored.Version, words, names, changes);
    }

    /// <summary>No parent means a root only where that was chosen; an empty field is a fault like any other.</summary>
    private InvalidInput? Unplaced()
    {
        input.ParentId = asRoot ? null : parent?.Id;
        return asRoot || input.ParentId is not null ? null : new([new(nameof(input.ParentId), "required"), .. Input.TidyAndCheck(input)]);
    }

    private void TakeUp(FormDraft<OrganizationInput> draft)
    {
        (start, input, version) = (draft.Start, draft.Input, draft.Version);
        foreach (var (id, name) in draft.Names)
        {
            names[id] = name;
        }

        parent = input.ParentId is not { } place ? null : parent?.Id == place ? parent : new(place, names.GetValueOrDefault(place, place), null, []);
        contact = input.BillingContactId is not { } person ? null : contact?.Id == person ? contact : new(person, names.GetValueOrDefault(person, person), "");
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
