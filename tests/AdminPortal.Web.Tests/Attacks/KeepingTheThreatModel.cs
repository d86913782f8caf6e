using System.Text.RegularExpressions;
using AdminPortal.Web.Tests.Architecture;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>The threat model names a test for each threat; one that is gone would leave its threat unguarded unseen.</summary>
public sealed partial class KeepingTheThreatModel
{
    private static readonly string[] Folders = ["tests", "e2e"];

    [Fact]
    public void EveryTestThatItNamesIsThere()
    {
        var named = Quoted().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "threat-model.md")))
            .Select(match => match.Groups[1].Value).Distinct().ToList();
        var there = Folders.Select(folder => Path.Combine(SourceTree.Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.True(named.Count > 20, $"Only {named.Count} tests are named.");
        Assert.Equal("", string.Join(", ", named.Where(name => !there.Contains(name))));
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex Quoted();
}
