using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Clients;

/// <summary>Scopes as people choose them: one level in each family, which takes the lower ones along.</summary>
internal static class ScopeLevels
{
    public static readonly IReadOnlyList<string> Families = [.. ApiScopes.All.Select(ApiScopes.FamilyOf).Distinct()];

    /// <summary>The levels that a family knows, lowest first.</summary>
    public static IReadOnlyList<string> Of(string family) => [.. ApiScopes.All.Where(scope => ApiScopes.FamilyOf(scope) == family).Select(LevelOf)];

    /// <summary>The highest level in a family; null where there is none.</summary>
    public static string? Highest(IReadOnlyCollection<string> scopes, string family) => Of(family).LastOrDefault(level => scopes.Contains($"{family}.{level}"));

    /// <summary>The scopes with another level in a family; null takes the family out.</summary>
    public static List<string> With(IReadOnlyCollection<string> scopes, string family, string? level)
    {
        var taken = level is null ? [] : Of(family).TakeWhile(lower => lower != level).Append(level).Select(lower => $"{family}.{lower}").ToList();
        return [.. ApiScopes.All.Where(scope => ApiScopes.FamilyOf(scope) == family ? taken.Contains(scope) : scopes.Contains(scope))];
    }

    private static string LevelOf(string scope) => scope[(scope.LastIndexOf('.') + 1)..];
}
