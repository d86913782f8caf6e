using System.Text.RegularExpressions;

namespace AdminPortal.Application.Telemetry;

/// <summary>What a statement does and to which table, for the names of spans and the dimensions of measurements.</summary>
/// <param name="System">As OpenTelemetry calls the database.</param>
internal sealed partial record QueryName(string System, string Operation, string Table)
{
    private const string Other = "other";

    /// <summary>Longer ones than any that a page sends; what is cut off is of no use to a reader.</summary>
    private const int LongestText = 8000;

    private static readonly string[] Operations = ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "EXEC", "PRAGMA", "CREATE", "ALTER", "DROP"];

    public string Summary => Table == Other ? Operation : $"{Operation} {Table}";

    public static QueryName Of(string text, bool isSqlite)
    {
        var operation = FirstWord().Match(text).Value.ToUpperInvariant();
        var known = Array.IndexOf(Operations, operation) >= 0;
        var named = known ? FirstTable().Match(text).Groups["name"].Value : "";
        var table = Aliases().Matches(text).FirstOrDefault(alias => alias.Groups["alias"].Value == named)?.Groups["name"].Value ?? named;
        return new(isSqlite ? "sqlite" : "microsoft.sql_server", known ? operation : Other, table.Length > 0 ? table : Other);
    }

    /// <summary>The statement without any value that stands in it. Those of people are parameters, and never in its text to begin with.</summary>
    public static string Sanitized(string text) => Literal().Replace(text.Length > LongestText ? text[..LongestText] : text, "?");

    /// <summary>Past comments and what EF Core puts before an insert.</summary>
    [GeneratedRegex(@"(?<=^(\s|--[^\n]*\n|SET\s[^;]*;)*)(?!SET\s[^;]*;)[A-Za-z]+", RegexOptions.IgnoreCase)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"\b(FROM|INTO|UPDATE)\s+[""\[](?<name>\w+)[""\]]", RegexOptions.IgnoreCase)]
    private static partial Regex FirstTable();

    /// <summary>SQL Server's statements change and delete by an alias, and say behind it whose it is.</summary>
    [GeneratedRegex(@"\bFROM\s+[""\[](?<name>\w+)[""\]]\s+AS\s+[""\[](?<alias>\w+)[""\]]", RegexOptions.IgnoreCase)]
    private static partial Regex Aliases();

    [GeneratedRegex(@"N?'(?:[^']|'')*(?:'|$)|(?<![\w@""\[.])\d+(?:\.\d+)?(?!\w)")]
    private static partial Regex Literal();
}
