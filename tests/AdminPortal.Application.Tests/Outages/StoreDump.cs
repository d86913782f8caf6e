using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace AdminPortal.Application.Tests.Outages;

/// <summary>All that a store holds, row by row, but for what is drawn by lot, hashed over it, or counts turns.</summary>
internal static partial class StoreDump
{
    private static readonly HashSet<string> Drawn =
        ["Hash", "PreviousHash", "Salt", "Digest", "OperationId", "DeletionId", "TraceId", "SessionId", "Hint", "KeyId", "ProtectedKey", "LeasedBy", "Turn"];

    /// <summary>What a store that tries again leaves of a write without a trail; nobody sees it.</summary>
    private const string Marks = "IdempotentCalls: ClientId=portal";

    public static List<string> Of(SqliteConnection connection)
    {
        var rows = new List<string>();
        foreach (var table in Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", reader => reader.GetString(0)))
        {
            rows.AddRange(Read(connection, $"SELECT * FROM \"{table}\" ORDER BY 1, 2", reader => RowOf(table, reader)).Where(row => !row.Contains(Marks, StringComparison.Ordinal)));
        }

        // Some keys are drawn by lot, and with them the order of their rows.
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>What two dumps differ in; empty where they are alike.</summary>
    public static string Difference(List<string> expected, List<string> actual) => expected.SequenceEqual(actual)
        ? ""
        : $"missing: {string.Join(" | ", expected.Except(actual).Take(3))}; too many: {string.Join(" | ", actual.Except(expected).Take(3))}";

    private static string RowOf(string table, SqliteDataReader reader)
    {
        // The key of a call is no part of its row's number, which marks use up.
        var fields = Enumerable.Range(0, reader.FieldCount)
            .Where(field => table != "IdempotentCalls" || reader.GetName(field) != "Id")
            .Select(field => $"{reader.GetName(field)}={ValueOf(reader, field)}");
        return $"{table}: {string.Join(", ", fields)}";
    }

    private static string ValueOf(SqliteDataReader reader, int field) =>
        reader.IsDBNull(field) ? "-"
        : Drawn.Contains(reader.GetName(field)) ? "*"
        : reader.GetValue(field) is byte[] bytes ? Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 64)))
        : SecretHint().Replace(Convert.ToString(reader.GetValue(field), CultureInfo.InvariantCulture)!, "*");

    private static List<T> Read<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the schema's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    [GeneratedRegex("…[A-Za-z0-9_-]+")]
    private static partial Regex SecretHint();
}
