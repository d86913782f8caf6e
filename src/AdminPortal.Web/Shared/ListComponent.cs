using System.Globalization;
using AdminPortal.Application.Common;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Shared;

/// <summary>A list whose page, page size and order stand in the query string; a prefix keeps two lists on one page apart.</summary>
public abstract class ListComponent : QueryComponent
{
    /// <summary>Stands before the names of the list's query parameters, such as <c>accounts-</c>.</summary>
    [Parameter]
    public string Prefix { get; set; } = "";

    protected PageRequest Request { get; private set; } = new();

    /// <summary>The column that the list is sorted by where the address names none.</summary>
    protected abstract string DefaultSort { get; }

    protected string FirstPageHref => Here(("page", null));

    protected override void ReadQuery() => Request = new(
        FromQuery($"{Prefix}page"),
        int.TryParse(FromQuery($"{Prefix}size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : PageRequest.DefaultSize,
        FromQuery($"{Prefix}sort") ?? DefaultSort,
        FromQuery($"{Prefix}desc") == "true");

    protected string SortHref(string sort, bool descending) => Here(("sort", sort), ("desc", descending), ("page", null));

    protected string SizeHref(int size) => Here(("size", size == PageRequest.DefaultSize ? null : size), ("page", null));

    protected string? PageHref(string? token) => token is null ? null : Here(("page", token));

    private string Here(params IEnumerable<(string Name, object? Value)> changes) =>
        PortalUrls.Here(Navigation, [.. changes.Select(change => ($"{Prefix}{change.Name}", change.Value))]);
}
