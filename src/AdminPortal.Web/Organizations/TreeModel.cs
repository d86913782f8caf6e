using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Organizations;

/// <summary>The children of one node as far as they are read. Public for the JSON that carries them into the circuit.</summary>
public sealed record TreeBranch(List<TreeNode> Nodes, string? Next, int Total);

/// <summary>A line of the drawn tree: a node, or the offer to read more of its siblings.</summary>
/// <param name="Node">Null on the line that offers more.</param>
/// <param name="Level">From 1.</param>
/// <param name="Position">Place among the siblings, from 1.</param>
/// <param name="Siblings">How many siblings there are, read or not.</param>
/// <param name="Expanded">Null where there is nothing to expand.</param>
public sealed record TreeRow(TreeNode? Node, string? ParentId, int Level, int Position, int Siblings, bool? Expanded)
{
    public string Key => Node?.Id ?? $"more-{ParentId}";
}

/// <summary>What is read and open of the hierarchy, and the flat list of lines that shows it.</summary>
public sealed class TreeModel
{
    private const string RootKey = "";

    /// <summary>By parent id; the roots' branch under an empty key.</summary>
    public Dictionary<string, TreeBranch> Branches { get; init; } = [];

    public HashSet<string> Open { get; init; } = [];

    /// <summary>The hits of a search; empty where none is shown.</summary>
    public HashSet<string> Hits { get; init; } = [];

    public bool IsRead(string? parentId) => Branches.ContainsKey(parentId ?? RootKey);

    public TreeBranch? Branch(string? parentId) => Branches.GetValueOrDefault(parentId ?? RootKey);

    public void Put(string? parentId, TreeLevel level) =>
        Branches[parentId ?? RootKey] = new([.. level.Nodes], level.Next, level.Total.Value);

    /// <summary>Adds the next siblings; one that a selection brought in early is not repeated.</summary>
    public void Append(string? parentId, TreeLevel level)
    {
        var branch = Branches[parentId ?? RootKey];
        var known = branch.Nodes.Select(node => node.Id).ToHashSet();
        Branches[parentId ?? RootKey] = branch with { Nodes = [.. branch.Nodes, .. level.Nodes.Where(node => !known.Contains(node.Id))], Next = level.Next };
    }

    /// <summary>Puts a node among its siblings although they are not read as far as to it.</summary>
    public void Pin(string? parentId, TreeNode node) => Branches[parentId ?? RootKey].Nodes.Add(node);

    public bool Contains(string? parentId, string id) => Branch(parentId)?.Nodes.Exists(node => node.Id == id) ?? false;

    public static TreeModel Of(TreeSearch search)
    {
        var byParent = search.Nodes.ToLookup(match => search.Nodes.Any(other => other.Id == match.ParentId) ? match.ParentId! : RootKey);
        return new()
        {
            Branches = byParent.ToDictionary(
                group => group.Key,
                group => new TreeBranch([.. group.Select(match => new TreeNode(match.Id, match.Name, match.EntityId, match.HasChildren))], null, group.Count())),
            Open = [.. byParent.Select(group => group.Key).Where(key => key != RootKey)],
            Hits = [.. search.Nodes.Where(match => match.IsHit).Select(match => match.Id)],
        };
    }

    public List<TreeRow> Rows()
    {
        var rows = new List<TreeRow>();
        AddRows(rows, null, 1);
        return rows;
    }

    private void AddRows(List<TreeRow> rows, string? parentId, int level)
    {
        if (Branch(parentId) is not { } branch)
        {
            return;
        }

        var siblings = Math.Max(branch.Total, branch.Nodes.Count);
        for (var i = 0; i < branch.Nodes.Count; i++)
        {
            var node = branch.Nodes[i];
            var expanded = node.HasChildren ? Open.Contains(node.Id) : (bool?)null;
            rows.Add(new(node, parentId, level, i + 1, siblings, expanded));
            if (expanded == true)
            {
                AddRows(rows, node.Id, level + 1);
            }
        }

        if (branch.Next is not null)
        {
            rows.Add(new(null, parentId, level, branch.Nodes.Count + 1, siblings, null));
        }
    }
}
