using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminPortal.Web.Shared;

/// <summary>
/// A page or part whose state stands in the query string. A part deep in a page is not told by its parameters that the
/// query has changed, so it listens for that itself.
/// </summary>
public abstract class QueryComponent : ComponentBase, IDisposable
{
    private string path = "";

    [Inject]
    public required NavigationManager Navigation { get; init; }

    public void Dispose()
    {
        Navigation.LocationChanged -= Follow;
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the state out of the query; called whenever it may have changed.</summary>
    protected abstract void ReadQuery();

    /// <summary>The first value of a parameter, or null where it is absent or empty.</summary>
    protected string? FromQuery(string name) =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[0]) ? values[0] : null;

    protected override void OnInitialized() => Navigation.LocationChanged += Follow;

    protected override void OnParametersSet()
    {
        path = new Uri(Navigation.Uri).AbsolutePath;
        ReadQuery();
    }

    private void Follow(object? sender, LocationChangedEventArgs change)
    {
        // On the way to another page the query is no longer this one's to read.
        if (new Uri(change.Location).AbsolutePath == path)
        {
            ReadQuery();
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
