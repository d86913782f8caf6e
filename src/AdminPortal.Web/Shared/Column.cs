using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Shared;

/// <summary>A column of a <see cref="DataTable{TItem}"/>; it renders nothing itself.</summary>
public sealed class Column<TItem> : ComponentBase, IDisposable
{
    [CascadingParameter]
    public required DataTable<TItem> Table { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The name that sorts by this column; null where it does not sort.</summary>
    [Parameter]
    public string? SortName { get; set; }

    [Parameter]
    public ColumnAlign Align { get; set; }

    /// <summary>The column that names the row: it carries the row's link, and heads the card on narrow screens.</summary>
    [Parameter]
    public bool Primary { get; set; }

    /// <summary>What a card writes before the value, where the title does not fit.</summary>
    [Parameter]
    public string? CardLabel { get; set; }

    /// <summary>Hides the title from sight, for a column of buttons.</summary>
    [Parameter]
    public bool HideTitle { get; set; }

    [Parameter]
    public RenderFragment<TItem>? ChildContent { get; set; }

    internal string? Class => (Align, Primary) switch
    {
        (ColumnAlign.End, _) => "at-end",
        (_, true) => "primary",
        _ => null,
    };

    public void Dispose() => Table.Remove(this);

    protected override void OnInitialized() => Table.Add(this);
}
