namespace AdminPortal.Application.Accounts;

/// <summary>Which products come and go together: a child needs its parent.</summary>
public static class ProductFamilies
{
    /// <summary>The products of <paramref name="held"/> that cannot stay without <paramref name="code"/>.</summary>
    public static IReadOnlyList<ProductLine> GoingAlong(IReadOnlyCollection<ProductLine> held, string code)
    {
        var children = held.Where(product => product.ParentCode == code).ToList();
        return [.. children.SelectMany(child => GoingAlong(held, child.Code).Prepend(child))];
    }

    /// <summary>The products of the <paramref name="catalogue"/> that <paramref name="code"/> needs and that are not <paramref name="held"/>, the outermost first.</summary>
    public static IReadOnlyList<ProductLine> ComingAlong(IReadOnlyCollection<ProductLine> catalogue, IReadOnlyCollection<ProductLine> held, string code)
    {
        var needed = new List<ProductLine>();
        for (var parent = ParentOf(code); parent is not null && held.All(product => product.Code != parent.Code); parent = ParentOf(parent.Code))
        {
            needed.Insert(0, parent);
        }

        return needed;

        ProductLine? ParentOf(string child) =>
            catalogue.FirstOrDefault(product => product.Code == child)?.ParentCode is { } wanted ? catalogue.FirstOrDefault(product => product.Code == wanted) : null;
    }
}
