namespace AdminPortal.Web.Tests.Architecture;

/// <summary>The sources as they lie in the repository.</summary>
internal static class SourceTree
{
    public const int MaximumLines = 300;
    public const int MaximumCommonFiles = 5;
    private static readonly string[] Sources = [".cs", ".razor", ".css", ".js"];
    private static readonly string[] Made = ["bin", "obj", "Migrations", "wwwroot"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files that are longer than anyone reads at once.</summary>
    public static IEnumerable<string> TooLong(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where Sources.Contains(Path.GetExtension(file)) && !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(Made.Contains)
        let lines = File.ReadLines(file).Count()
        where lines > MaximumLines
        select $"{Path.GetRelativePath(folder, file)} has {lines} lines of {MaximumLines}";

    /// <summary>What belongs to no feature, which is little.</summary>
    public static IEnumerable<string> TooCommon(string folder) =>
        Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories) is { Length: > MaximumCommonFiles } files
            ? [$"{Path.GetFileName(folder)} holds {files.Length} files of {MaximumCommonFiles}"]
            : [];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdminPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie below AdminPortal.sln.");
        }

        return folder.FullName;
    }
}
