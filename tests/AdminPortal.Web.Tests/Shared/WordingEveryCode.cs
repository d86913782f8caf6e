using System.Text.RegularExpressions;
using System.Xml.Linq;
using AdminPortal.Web.Tests.Architecture;

namespace AdminPortal.Web.Tests.Shared;

/// <summary>The codes of errors that stand in the source, and their texts: each has one, and no text is left of a code that went.</summary>
public sealed partial class WordingEveryCode
{
    private const string General = "error.other";

    private static readonly IReadOnlyList<string> Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .Select(File.ReadAllText),
    ];

    [Theory]
    [InlineData("ErrorTexts.resx")]
    [InlineData("ErrorTexts.en.resx")]
    public void EachCodeHasItsText(string file)
    {
        var texts = XDocument.Load(Path.Combine(SourceTree.Root, "src/AdminPortal.Web/Shared", file)).Root!.Elements("data").Select(data => (string)data.Attribute("name")!);

        Assert.Equal(Sources.SelectMany(CodesIn).Append(General).Distinct().Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CodesAreFoundInEachWayOfWritingThem()
    {
        const string source = """
            record Stale(string What) : PortalError("stale"); record Lost() : PortalError(Code); public const string Code = "lost";
            faults.Add(new(nameof(input.Name), "required")); new FieldError("Products", "unknown", code);
            faults.Add(new(nameof(request.Product), request.Product is null ? "none" : "many"));
            Read(member, JsonValueKind.String, "text") is { }; _ => Fault<DateOnly?>(member, "date"); Fault("page", "token", 0L); At(missing.Child, "child", 1); string Code => "nine";
            """;

        Assert.Equal(["error.stale", "error.lost", "field.required", "field.unknown", "field.none", "field.many", "field.text", "field.date", "field.token", "field.child", "field.nine"], CodesIn(source));
    }

    private static IEnumerable<string> CodesIn(string source) =>
    [
        .. OfError().Matches(source).Select(found => $"error.{Literal(found.Groups["code"].Value, source)}"),
        .. OfField().Matches(source).SelectMany(found => found.Groups["code"].Captures.Select(code => $"field.{code.Value}")),
    ];

    private static string Literal(string code, string source) =>
        code[0] == '"' ? code.Trim('"') : Regex.Match(source, $"const string {code} = \"(\\w+)\"").Groups[1].Value;

    [GeneratedRegex("""PortalError\((?<code>"\w+"|[A-Z]\w*)\)""")]
    private static partial Regex OfError();

    /// <summary>A service's faults, those of a body or of a parameter of the API, and those of our own attributes.</summary>
    [GeneratedRegex("""
        (?:new(?:[ ]FieldError)?\((?:nameof\([\w.]+\)|"[A-Za-z]\w*"|field|property\.Name|Parameter),[ ](?:[^"()]*\?[ ]"(?<code>\w+)"[ ]:[ ])?
        |(?:Fault|Missing)(?:<[^()]*?>)?\((?:\w+|"\w+"),[ ]|Read\(\w+,[ ]JsonValueKind\.\w+,[ ]|At\([\w.]+,[ ]|Reason\(
        |string[ ]Code[ ]=>[ ])"(?<code>[a-z_]+)["]\s*[,);]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OfField();
}
