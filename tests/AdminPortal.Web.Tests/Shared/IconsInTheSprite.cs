using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AdminPortal.Web.Tests.Shared;

public sealed partial class IconsInTheSprite
{
    [Fact]
    public void EveryIconThatIsNamedIsThere()
    {
        var symbols = XDocument.Load(Top("wwwroot-assets/icons/portal.svg")).Descendants().Select(one => (string?)one.Attribute("id")).OfType<string>().ToHashSet();
        var named = Directory.EnumerateFiles(Top("src/AdminPortal.Web"), "*.razor", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        Assert.Contains("copy", named);
        Assert.Empty(named.Except(symbols));
    }

    private static string Top(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    [GeneratedRegex("""(?:<Icon Name|\bIcon)="([a-z-]+)"[ />]""")]
    private static partial Regex Named();
}
