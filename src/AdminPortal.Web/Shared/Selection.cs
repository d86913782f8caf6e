namespace AdminPortal.Web.Shared;

/// <summary>Which rows of a list are selected: some by their ids, on whichever page they stand, or all that match.</summary>
public sealed class Selection
{
    private readonly HashSet<string> ids = [];
    private string? last;

    /// <summary>Something was selected or let go.</summary>
    public event Action? Changed;

    /// <summary>Every row that the list's filters let through, those on other pages too.</summary>
    public bool IsAll { get; private set; }

    /// <summary>The selected rows; empty where all are.</summary>
    public IReadOnlyCollection<string> Ids => ids;

    public bool Any => IsAll || ids.Count > 0;

    public bool Contains(string id) => IsAll || ids.Contains(id);

    public bool ContainsAll(IEnumerable<string> page) => page.All(Contains);

    /// <summary>Selects the row or lets it go; letting one go of all leaves the others of its page.</summary>
    /// <param name="page">The ids on the page, in its order.</param>
    /// <param name="toLast">Does the same to all rows between this one and the one before it that was pressed.</param>
    public void Toggle(string id, IReadOnlyList<string> page, bool toLast)
    {
        var select = !Contains(id);
        if (IsAll)
        {
            IsAll = false;
            ids.UnionWith(page);
        }

        foreach (var one in toLast ? Between(page, id) : [id])
        {
            Put(one, select);
        }

        last = id;
        Changed?.Invoke();
    }

    /// <summary>Selects the whole page, or lets it go where it is selected already.</summary>
    public void TogglePage(IReadOnlyList<string> page)
    {
        var select = !ContainsAll(page);
        IsAll = false;
        foreach (var id in page)
        {
            Put(id, select);
        }

        Changed?.Invoke();
    }

    public void SelectAll()
    {
        Forget();
        IsAll = true;
        Changed?.Invoke();
    }

    public void Clear()
    {
        Forget();
        Changed?.Invoke();
    }

    private void Forget()
    {
        IsAll = false;
        last = null;
        ids.Clear();
    }

    private void Put(string id, bool select)
    {
        if (select)
        {
            ids.Add(id);
        }
        else
        {
            ids.Remove(id);
        }
    }

    private IEnumerable<string> Between(IReadOnlyList<string> page, string id)
    {
        var (from, to) = (IndexOf(page, last), IndexOf(page, id));
        return from < 0 ? [id] : page.Skip(Math.Min(from, to)).Take(Math.Abs(to - from) + 1);
    }

    private static int IndexOf(IReadOnlyList<string> page, string? id)
    {
        for (var index = 0; index < page.Count; index++)
        {
            if (page[index] == id)
            {
                return index;
            }
        }

        return -1;
    }
}
