using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Organizations;

/// <summary>Reads into a <see cref="TreeModel"/> what is to be seen of the hierarchy.</summary>
public sealed class TreeLoader(OrganizationTreeService trees)
{
    /// <summary>The roots, or the hits of a search with their ancestors; open down to the selected organisation.</summary>
    public async Task<TreeModel> LoadAsync(string? search, string? selected, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(search))
        {
            return TreeModel.Of(await trees.SearchAsync(search, cancellationToken));
        }

        var model = new TreeModel();
        await ReadAsync(model, null, cancellationToken);
        if (selected is not null)
        {
            await RevealAsync(model, selected, cancellationToken);
        }

        return model;
    }

    /// <summary>Opens the path to an organisation. One that the caller does not see changes nothing.</summary>
    public async Task RevealAsync(TreeModel model, string id, CancellationToken cancellationToken)
    {
        string? parent = null;
        foreach (var step in await trees.PathAsync(id, cancellationToken))
        {
            if (parent is not null)
            {
                model.Open.Add(parent);
            }

            await ReadAsync(model, parent, cancellationToken);
            if (!model.Contains(parent, step) && await trees.FindAsync(step, cancellationToken) is { } node)
            {
                model.Pin(parent, node);
            }

            parent = step;
        }
    }

    public async Task OpenAsync(TreeModel model, string id, CancellationToken cancellationToken)
    {
        await ReadAsync(model, id, cancellationToken);
        model.Open.Add(id);
    }

    /// <summary>Reads again all that is open, as far as it was read, and opens the path to a node.</summary>
    public async Task RefreshAsync(TreeModel model, string? reveal, CancellationToken cancellationToken)
    {
        var open = model.Open.ToHashSet();
        var read = model.Branches.Where(branch => branch.Key.Length == 0 || open.Contains(branch.Key)).ToList();
        model.Branches.Clear();
        foreach (var (key, branch) in read)
        {
            var parent = key.Length == 0 ? null : key;
            await ReadAsync(model, parent, cancellationToken);
            while (model.Branch(parent) is { Next: not null } again && again.Nodes.Count < branch.Nodes.Count)
            {
                await ReadMoreAsync(model, parent, cancellationToken);
            }
        }

        model.Open.IntersectWith(model.Branches.Keys);
        if (reveal is not null)
        {
            await RevealAsync(model, reveal, cancellationToken);
        }
    }

    public async Task ReadMoreAsync(TreeModel model, string? parentId, CancellationToken cancellationToken)
    {
        if (model.Branch(parentId)?.Next is { } next && await trees.LevelAsync(parentId, next, cancellationToken) is { } level)
        {
            model.Append(parentId, level);
        }
    }

    private async Task ReadAsync(TreeModel model, string? parentId, CancellationToken cancellationToken)
    {
        if (!model.IsRead(parentId) && await trees.LevelAsync(parentId, null, cancellationToken) is { } level)
        {
            model.Put(parentId, level);
        }
    }
}
