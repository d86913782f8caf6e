namespace AdminPortal.Application.Data.DemoData;

/// <summary>
/// Who lies below whom, by place from 0: the seeds' samples, a chain twelve levels deep, two nodes with very many children,
/// then groups of three to six levels and organisations that stand alone. A parent comes before its children.
/// </summary>
internal sealed class DemoHierarchy
{
    public const int Smallest = 30;
    public const int Largest = 1_000_000;
    public const int None = -1;
    public const int ChainLength = 12;

    /// <summary>At the top of a chain of <see cref="ChainLength"/>.</summary>
    public const int Chain = DemoSamples.Organizations;

    /// <summary>The parent of most children of all.</summary>
    public const int Widest = Chain + ChainLength;

    private const int GroupSize = 25;

    private readonly int[] parents;
    private readonly bool[] hasChildren;

    public DemoHierarchy(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, Smallest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Largest);
        parents = new int[count];
        hasChildren = new bool[count];
        Array.Fill(parents, None);
        Place(DemoSamples.MyOrganization, DemoSamples.MyParentOrganization);
        for (var place = Chain + 1; place < Widest; place++)
        {
            Place(place, place - 1);
        }

        Wide = Fan(Widest, count >= 20_000 ? 10_000 : count / 5);
        Delegated = Fan(Wide, count >= 20_000 ? 1_000 : count / 20);
        var next = Group(Delegated, Math.Min(GroupSize, count - Delegated), 4);
        while (next < count)
        {
            var random = new DemoRandom(DemoDraw.Shape, next);
            var size = random.Chance(25) ? 1 : random.Between(4, 45);
            next = Group(next, Math.Min(size, count - next), random.Between(3, 6));
        }
    }

    public int Count => parents.Length;

    /// <summary>The parent of many children, after <see cref="Widest"/>.</summary>
    public int Wide { get; }

    /// <summary>At the top of the group that one member of staff is given.</summary>
    public int Delegated { get; }

    public int ParentOf(int place) => parents[place];

    public bool HasChildren(int place) => hasChildren[place];

    public int RootOf(int place)
    {
        while (parents[place] != None)
        {
            place = parents[place];
        }

        return place;
    }

    /// <summary>The organisation itself at depth 0, its parent at 1, and so on to the root.</summary>
    public IEnumerable<(int Place, int Depth)> Ancestors(int place)
    {
        for (var depth = 0; place != None; depth++)
        {
            yield return (place, depth);
            place = parents[place];
        }
    }

    public int DepthOf(int place) => Ancestors(place).Count() - 1;

    private void Place(int place, int parent)
    {
        parents[place] = parent;
        hasChildren[parent] = true;
    }

    private int Fan(int top, int children)
    {
        for (var place = top + 1; place <= top + children; place++)
        {
            Place(place, top);
        }

        return top + children + 1;
    }

    /// <summary>The first members make a line down to the lowest level; the others join where there is room below.</summary>
    private int Group(int top, int size, int levels)
    {
        for (var member = 1; member < size; member++)
        {
            var random = new DemoRandom(DemoDraw.Shape, top + member);
            var parent = top + member - 1;
            if (member >= levels)
            {
                parent = top + random.Below(member);
                parent = DepthOf(parent) < levels - 1 ? parent : parents[parent];
            }

            Place(top + member, parent);
        }

        return top + size;
    }
}
