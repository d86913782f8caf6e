using System.Collections.Concurrent;
using System.Globalization;

namespace AdminPortal.Web.Shared;

/// <summary>The countries of ISO 3166-1 by their names in the reader's language.</summary>
public static class Countries
{
    /// <summary>Ceuta and Melilla, and the Canary Islands: reserved codes of Spanish territories, which ISO counts as Spain.</summary>
    private static readonly string[] Reserved = ["EA", "IC"];

    private static readonly string[] Codes =
    [
        .. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Where(culture => culture.Name.Length > 0)
            .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName)
            .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper))
            .Distinct()
            .Except(Reserved),
    ];

    private static readonly ConcurrentDictionary<string, IReadOnlyList<ChoiceOption>> Lists = new();

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<ChoiceOption> All => Lists.GetOrAdd(
        CultureInfo.CurrentUICulture.Name,
        _ => [.. Codes.Select(code => new ChoiceOption(code, NameOf(code))).OrderBy(country => country.Text, StringComparer.CurrentCulture)]);

    /// <summary>The country's name; the code itself where it is none.</summary>
    public static string NameOf(string code)
    {
        if (!Codes.Contains(code))
        {
            return code;
        }

        // A region keeps the name of its first reader's language; asked for with the language, each language has its own.
        return new RegionInfo($"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}-{code}").DisplayName;
    }
}
