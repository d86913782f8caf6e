using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AdminPortal.Testing;

/// <summary>Transact-SQL as SQL Server 2019 parses it.</summary>
public static class TSql
{
    /// <summary>What the parser finds faulty; nothing where the text is Transact-SQL.</summary>
    public static IReadOnlyList<string> Faults(string text)
    {
        Parse(text, out var faults);
        return [.. faults.Select(fault => $"line {fault.Line}: {fault.Message}")];
    }

    internal static TSqlFragment Parse(string text, out IList<ParseError> faults)
    {
        using var reader = new StringReader(text);
        return new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out faults);
    }
}
