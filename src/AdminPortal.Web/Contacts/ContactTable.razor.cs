using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Contacts;

/// <summary>A page of the contacts that a filter lets through.</summary>
public sealed partial class ContactTable
{
    private readonly Selection selection = new();
    private ContactFilter? selectedIn;

    [Inject]
    public required ContactService Contacts { get; init; }

    [Inject]
    public required AccessService Access { get; init; }

    [Inject]
    public required IStringLocalizer<ContactTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required ContactFilter Filter { get; set; }

    /// <summary>Whether a column names the organisation: not where the page is the organisation's own.</summary>
    [Parameter]
    public bool ShowOrganization { get; set; } = true;

    /// <summary>The list without the reader's filters; null where there are none, so that an empty list means that there is nothing yet.</summary>
    [Parameter]
    public string? ClearHref { get; set; }

    /// <summary>Where the first contact is made; offered in an empty list to those who may.</summary>
    [Parameter]
    public string? NewHref { get; set; }

    protected override string DefaultSort => "name";

    private string Empty => ClearHref is not null ? "Empty.NoMatch" : Filter.Deleted ? "Empty.Deleted" : "Empty.None";

    /// <summary>What is selected stays so from page to page, and not where the filters let through other rows.</summary>
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        if (selectedIn != Filter)
        {
            selectedIn = Filter;
            selection.Clear();
        }
    }

    private Selection? SelectionIn(Listed listed) => listed.MayEdit && !Filter.Deleted ? selection : null;

    private async Task<Listed?> LoadAsync(CancellationToken cancellationToken) =>
        new(await Contacts.ListAsync(Filter, Request, cancellationToken), (await Access.MineAsync(cancellationToken)).MayEdit);

    /// <param name="MayEdit">Whether the reader may change anything anywhere; only then can rows be selected.</param>
    private sealed record Listed(Page<ContactRow> Page, bool MayEdit);
}
