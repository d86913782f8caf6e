using System.Collections;
using System.Globalization;
using System.Resources;

namespace AdminPortal.Application.Organizations;

/// <summary>Countries by ISO 3166-1 alpha-2, named in the reader's language. The platform's own names are not: it says Noreg to all.</summary>
public static class Countries
{
    private static readonly ResourceManager Names = new(typeof(CountryNames));

    private static readonly Lazy<IReadOnlyList<string>> Codes = new(() =>
        [.. Names.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key)]);

    /// <summary>Every country, by name in the reader's order.</summary>
    public static IReadOnlyList<(string Code, string Name)> All() =>
        [.. Codes.Value.Select(code => (Code: code, Name: NameOf(code))).OrderBy(country => country.Name, StringComparer.CurrentCulture)];

    /// <summary>The country's name; a code that is none stays as it is.</summary>
    public static string NameOf(string code) => NameIn(CultureInfo.CurrentUICulture, code);

    /// <summary>The same in a language that is not the reader's.</summary>
    public static string NameIn(CultureInfo language, string code) => Names.GetString(code, language) ?? code;
}
