using AdminPortal.Application.Common;

namespace AdminPortal.Application.Data;

/// <summary>An object that staff change: known outside by its public id, guarded against stale edits by its version.</summary>
public abstract class StoredObject
{
    public long Id { get; set; }

    /// <summary>Raised on each save; the ETag and the token that a stale edit fails on.</summary>
    public int Version { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime LastModifiedAt { get; set; }
}

/// <summary>An object with an id of the contract's form.</summary>
public abstract class PublicObject : StoredObject
{
    public required string PublicId { get; set; }
}

/// <summary>An object with a name, which it is found and sorted by.</summary>
public abstract class NamedObject : PublicObject
{
    private string name = "";

    public required string Name
    {
        get => name;
        set
        {
            name = value;
            NameSort = SearchText.SortKey(value);
            NameSearch = SearchText.Fold(value);
        }
    }

    public string NameSort { get; private set; } = "";

    public string NameSearch { get; private set; } = "";
}
