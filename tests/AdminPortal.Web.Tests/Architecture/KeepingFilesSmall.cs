using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Architecture;

/// <summary>No file grows past what one reads at once, and what belongs to no feature stays little.</summary>
public sealed class KeepingFilesSmall : IDisposable
{
    private readonly DirectoryInfo offending = Directory.CreateTempSubdirectory("adminportal-sources-");

    public void Dispose() => offending.Delete(true);

    [Fact]
    public void NoSourceFileIsTooLong() => Faults.None(SourceTree.TooLong(Path.Combine(SourceTree.Root, "src")));

    [Fact]
    public void CommonStaysSmall() => Faults.None(SourceTree.TooCommon(Path.Combine(SourceTree.Root, "src", "AdminPortal.Application", "Common")));

    [Fact]
    public void AFileThatIsTooLongIsFound()
    {
        Given("Pages/Long.razor", lines: 301);
        Given("Pages/Short.razor", lines: 300);
        Given("obj/Generated.cs", lines: 1_000);
        Assert.Equal([$"{Path.Combine("Pages", "Long.razor")} has 301 lines of 300"], SourceTree.TooLong(offending.FullName));
    }

    [Fact]
    public void ACommonFolderOfSixFilesIsFound()
    {
        for (var i = 1; i <= 6; i++)
        {
            Assert.Empty(SourceTree.TooCommon(offending.FullName));
            Given($"File{i}.cs", lines: 1);
        }

        Assert.EndsWith("holds 6 files of 5", Assert.Single(SourceTree.TooCommon(offending.FullName)), StringComparison.Ordinal);
    }

    private void Given(string file, int lines)
    {
        var path = Path.Combine(offending.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, Enumerable.Repeat("line", lines));
    }
}
