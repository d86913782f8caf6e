using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>A page of the accounts that a filter lets through.</summary>
public sealed partial class AccountTable
{
    private readonly Selection selection = new();
    private AccountFilter? selectedIn;
    private LoadView<Listed>? view;

    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required AccessService Access { get; init; }

    [Inject]
    public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required AccountFilter Filter { get; set; }

    /// <summary>Whether a column names the organisation: not where the page is the organisation's own.</summary>
    [Parameter]
    public bool ShowOrganization { get; set; } = true;

    /// <summary>The list without the reader's filters; null where there are none, so that an empty list means that there is nothing yet.</summary>
    [Parameter]
    public string? ClearHref { get; set; }

    /// <summary>Where the first account is made; offered in an empty list to those who may.</summary>
    [Parameter]
    public string? NewHref { get; set; }

    /// <summary>The recycle bin begins with what goes for good first.</summary>
    protected override string DefaultSort => Filter.Deleted ? "deleted" : "name";

    private string EmptyTitle => Texts[ClearHref is not null ? "Empty.NoMatch" : Filter.Deleted ? "Empty.Deleted" : "Empty.None"];

    private string EmptyText => Texts[ClearHref is not null ? "Empty.NoMatch.Text" : Filter.Deleted ? "Empty.Deleted.Text" : "Empty.None.Text"];

    private Task ReloadAsync() => view!.ReloadAsync();

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
        new(await Accounts.ListAsync(Filter, Request, cancellationToken), (await Access.MineAsync(cancellationToken)).MayEdit);

    /// <param name="MayEdit">Whether the reader may change anything anywhere; only then can rows be selected.</param>
    private sealed record Listed(Page<AccountRow> Page, bool MayEdit);
}
