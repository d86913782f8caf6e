using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Contacts;

/// <summary>Organisations and roles as a matrix, with who gets the next invoice mail. A gap can be filled from its cell.</summary>
public sealed partial class CoverageTable
{
    private LoadView<Page<CoverageRow>> view = null!;
    private RoleChoice? choice;

    [Inject]
    public required ContactCoverageService Coverage { get; init; }

    [Inject]
    public required IStringLocalizer<CoverageTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ContactTexts> ContactTexts { get; init; }

    [Parameter, EditorRequired]
    public required CoverageFilter Filter { get; set; }

    /// <summary>The list without the reader's filters; null where there are none.</summary>
    [Parameter]
    public string? ClearHref { get; set; }

    /// <summary>The list of all organisations, with gaps and without.</summary>
    [Parameter]
    public string? AllHref { get; set; }

    protected override string DefaultSort => "name";

    private string Empty => ClearHref is not null || Request.Token is not null ? "Empty.NoMatch" : $"Empty.{Filter.View}";

    private void Choose(CoverageRow row, ContactRole role) => choice = new(row.Organization, role);

    private Task ReloadAsync()
    {
        choice = null;
        return view.ReloadAsync();
    }

    private async Task<Page<CoverageRow>?> LoadAsync(CancellationToken cancellationToken) => await Coverage.ListAsync(Filter, Request, cancellationToken);

    private sealed record RoleChoice(OrganizationLink Organization, ContactRole Role);
}
