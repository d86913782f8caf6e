using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AdminPortal.Web.Tests.Shared;

public sealed partial class TextsInBothLanguages
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(SourceFolder(), "*.resx", SearchOption.AllDirectories).Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(SourceFolder(), file))];

    [Fact]
    public void ThereAreTexts() => Assert.NotEmpty(Files);

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryTextIsThereInBothWithTheSamePlaceholders(string file)
    {
        var norwegian = Read(Path.Combine(SourceFolder(), file));
        var english = Read(Path.Combine(SourceFolder(), Path.ChangeExtension(file, ".en.resx")));

        Assert.Equal(norwegian.Keys.Order(), english.Keys.Order());
        Assert.All(norwegian.Concat(english), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        Assert.All(norwegian, text => Assert.Equal(PlaceholdersOf(text.Value), PlaceholdersOf(english[text.Key])));
    }

    private static Dictionary<string, string> Read(string path) => XDocument.Load(path).Root!.Elements("data")
        .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
