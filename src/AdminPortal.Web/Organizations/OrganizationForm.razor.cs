using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Organizations;

/// <summary>Makes an organisation, or changes one, and goes to it.</summary>
public sealed partial class OrganizationForm
{
    private OrganizationChoice? parent;
    private BillingContactChoice? contact;
    private bool asRoot;

    [Inject]
    public required OrganizationLifecycleService Lifecycle { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Inject]
    public required IStringLocalizer<OrganizationChangeTexts> Texts { get; init; }

    /// <summary>The organisation to change; null makes a new one.</summary>
    [Parameter]
    public OrganizationDetail? Organization { get; set; }

    /// <summary>The parent that a new organisation begins with.</summary>
    [Parameter]
    public OrganizationChoice? Parent { get; set; }

    /// <summary>Whether the caller may make one without a parent.</summary>
    [Parameter]
    public bool MayMakeRoot { get; set; }

    internal override Task SaveAsync() => Organization is null ? CreateAsync() : ChangeAsync(Organization.Id);

    protected override FieldWords WordsOf() => OrganizationEdit.WordsOf(Texts);

    protected override (OrganizationInput Start, int Version) Begin() => Organization is null
        ? (new() { ParentId = Parent?.Id }, 0)
        : (OrganizationEdit.InputOf(Organization), Organization.Version);

    protected override void ShowChosen()
    {
        parent = ChoiceOf(Model.ParentId, parent, Parent);
        contact = ContactOf(Model.BillingContactId, contact ?? BillingContactChoice.Of(Organization?.BillingContact));
    }

    protected override async Task<(OrganizationInput Input, int Version)?> FindStoredAsync(string id)
    {
        if (await Organizations.FindAsync(id, CancellationToken.None) is not { } stored)
        {
            return null;
        }

        Name(stored.BillingContact?.Id, stored.BillingContact?.Name);
        return (OrganizationEdit.InputOf(stored), stored.Version);
    }

    private void Choose(OrganizationChoice? choice)
    {
        Model.ParentId = choice?.Id;
        parent = ChoiceOf(choice?.Id, choice);
    }

    private void Choose(BillingContactChoice? choice)
    {
        Model.BillingContactId = choice?.Id;
        contact = ContactOf(choice?.Id, choice);
    }

    private BillingContactChoice? ContactOf(string? id, BillingContactChoice? known)
    {
        if (id is null)
        {
            return null;
        }

        if (known?.Id != id)
        {
            return new(id, NameOf(id), "");
        }

        Name(id, known.Name);
        return known;
    }

    private async Task CreateAsync()
    {
        if (await Save.RunAsync(async () => Unplaced() is { } fault ? fault : await Lifecycle.CreateAsync(Model, CancellationToken.None)) is { } id)
        {
            Notices.Show(Texts["Created", Model.Name!]);
            Navigation.NavigateTo(PortalUrls.Organization(id));
        }
    }

    private async Task ChangeAsync(string id)
    {
        if (await Save.RunAsync(() => ChangeAsync(id, Lifecycle.ChangeAsync(id, Version, Model, dryRun: false, CancellationToken.None))) is { } receipt)
        {
            Notices.Show(Texts["Changed", Model.Name!], receipt.OperationId);
            Navigation.NavigateTo(PortalUrls.Organization(id));
        }
    }

    /// <summary>No parent means a root only where that was chosen; an empty field is a fault like any other.</summary>
    private InvalidInput? Unplaced()
    {
        Model.ParentId = asRoot ? null : parent?.Id;
        return asRoot || Model.ParentId is not null ? null : new([new(nameof(Model.ParentId), "required"), .. Input.TidyAndCheck(Model)]);
    }
}
