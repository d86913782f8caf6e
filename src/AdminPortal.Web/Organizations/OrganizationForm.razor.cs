using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Organizations;

/// <summary>Makes an organisation, or changes one, and goes to it.</summary>
public sealed partial class OrganizationForm
{
    private OrganizationInput input = new();
    private OrganizationInput start = new();
    private FormSave save = null!;
    private BillingContactChoice? contact;
    private OrganizationDetail? theirs;
    private int version;
    private bool asRoot;

    [Inject]
    public required OrganizationLifecycleService Lifecycle { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

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
        if (Organization is null)
        {
            Fill(new() { ParentId = Parent?.Id }, null, 0);
        }
        else
        {
            Fill(OrganizationEdit.InputOf(Organization), BillingContactChoice.Of(Organization.BillingContact), Organization.Version);
        }
    }

    private void Fill(OrganizationInput values, BillingContactChoice? person, int from)
    {
        input = values;
        start = OrganizationEdit.CopyOf(values);
        contact = person;
        version = from;
    }

    private void Choose(BillingContactChoice? choice)
    {
        contact = choice;
        input.BillingContactId = choice?.Id;
    }

    private bool HasChanges() => !save.IsDone && OrganizationEdit.Differences(start, input).Count > 0;

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
        theirs = result.Error is Stale ? await Organizations.FindAsync(id, CancellationToken.None) : null;
        return result.Error is Stale && theirs is null ? new NotFound("organization") : result;
    }

    /// <summary>No parent means a root only where that was chosen; an empty field is a fault like any other.</summary>
    private InvalidInput? Unplaced()
    {
        input.ParentId = asRoot ? null : input.ParentId;
        return asRoot || input.ParentId is not null ? null : new([new(nameof(input.ParentId), "required"), .. Input.TidyAndCheck(input)]);
    }

    private void TakeTheirs()
    {
        Fill(OrganizationEdit.InputOf(theirs!), BillingContactChoice.Of(theirs!.BillingContact), theirs.Version);
        theirs = null;
        save.Forget();
    }

    private Task SaveOverAsync()
    {
        version = theirs!.Version;
        return SaveAsync();
    }
}
