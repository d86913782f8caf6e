using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Contacts;

/// <summary>A page of the contacts that a filter lets through.</summary>
public sealed partial class ContactTable
{
    [Inject]
    public required ContactService Contacts { get; init; }

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

    private async Task<Page<ContactRow>?> LoadAsync(CancellationToken cancellationToken) => await Contacts.ListAsync(Filter, Request, cancellationToken);
}
