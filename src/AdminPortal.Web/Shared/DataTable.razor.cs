using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Shared;

/// <summary>A list as a real table; on narrow screens the style sheet makes a card of each row.</summary>
public sealed partial class DataTable<TItem>
{
    private readonly List<Column<TItem>> columns = [];
    private Selection? followed;

    [Inject]
    public required IStringLocalizer<SharedTexts> Texts { get; init; }

    /// <summary>What the table holds, for those who cannot see it.</summary>
    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<TItem> Items { get; set; }

    /// <summary>The <see cref="Column{TItem}"/> parts.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>Where a row leads; the whole row can be pressed.</summary>
    [Parameter]
    public Func<TItem, string>? RowHref { get; set; }

    /// <summary>What tells rows apart when the list changes; the item itself by default.</summary>
    [Parameter]
    public Func<TItem, object>? RowKey { get; set; }

    /// <summary>The column that the list is sorted by.</summary>
    [Parameter]
    public string? Sort { get; set; }

    [Parameter]
    public bool Descending { get; set; }

    /// <summary>The address of the list sorted by a column, and whether descending.</summary>
    [Parameter]
    public Func<string, bool, string>? SortHref { get; set; }

    /// <summary>Lets the reader select rows, by <see cref="RowKey"/>, which must then be a text; null offers nothing.</summary>
    [Parameter]
    public Selection? Selection { get; set; }

    /// <summary>What a row is called, for the name of its checkbox.</summary>
    [Parameter]
    public Func<TItem, string>? RowName { get; set; }

    private IReadOnlyList<string> Keys => [.. Items.Select(item => (string)KeyOf(item))];

    public void Dispose() => Follow(null);

    protected override void OnParametersSet() => Follow(Selection);

    internal void Add(Column<TItem> column) => columns.Add(column);

    internal void Remove(Column<TItem> column) => columns.Remove(column);

    private object KeyOf(TItem item) => RowKey?.Invoke(item) ?? item!;

    private string NameOf(TItem item) => RowName?.Invoke(item) ?? (string)KeyOf(item);

    private bool IsSelected(TItem item) => Selection?.Contains((string)KeyOf(item)) == true;

    private void Select(TItem item, bool toLast) => Selection!.Toggle((string)KeyOf(item), Keys, toLast);

    private string? ClassOf(TItem item) => (RowHref is not null, IsSelected(item)) switch
    {
        (true, true) => "linked selected",
        (true, false) => "linked",
        (false, true) => "selected",
        _ => null,
    };

    private void Follow(Selection? selection)
    {
        if (followed == selection)
        {
            return;
        }

        if (followed is not null)
        {
            followed.Changed -= StateHasChanged;
        }

        if (selection is not null)
        {
            selection.Changed += StateHasChanged;
        }

        followed = selection;
    }

    private bool IsSorted(Column<TItem> column) => column.SortName is { } name && name == Sort;

    private string? AriaSortOf(Column<TItem> column) => !IsSorted(column) ? null : Descending ? "descending" : "ascending";

    private string SortIconOf(Column<TItem> column) => !IsSorted(column) ? "arrow-up-down" : Descending ? "arrow-down" : "arrow-up";
}
