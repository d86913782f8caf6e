using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminPortal.Application.Tests.Data;

/// <summary>What SQL Server refuses in a schema although it parses.</summary>
internal static partial class SqlServerRules
{
    private const int MaximumIdentifier = 128;
    private const int MaximumKeyBytes = 900;
    private const int MaximumIndexBytes = 1_700;
    private const string Binary = "Latin1_General_100_BIN2";

    public static IEnumerable<string> Faults(IModel model)
    {
        var tables = model.GetRelationalModel().Tables.ToList();
        return [.. tables.SelectMany(Identifiers), .. tables.SelectMany(Sizes), .. tables.SelectMany(Collations), .. CascadePaths(tables)];
    }

    private static IEnumerable<string> Identifiers(ITable table) =>
        table.Columns.Select(column => column.Name)
            .Concat(table.Indexes.Select(index => index.Name))
            .Concat(table.ForeignKeyConstraints.Select(key => key.Name))
            .Concat(table.UniqueConstraints.Select(key => key.Name))
            .Concat(table.CheckConstraints.Select(check => check.Name!))
            .Append(table.Name)
            .Where(name => name.Length > MaximumIdentifier)
            .Select(name => $"{table.Name}: the identifier {name} is longer than {MaximumIdentifier}");

    private static IEnumerable<string> Sizes(ITable table) =>
        table.UniqueConstraints.Select(key => (key.Name, key.Columns, Limit: MaximumKeyBytes))
            .Concat(table.Indexes.Select(index => (index.Name, index.Columns, Limit: MaximumIndexBytes)))
            .Select(key => (key.Name, key.Limit, Bytes: key.Columns.Sum(Bytes)))
            .Where(key => key.Bytes > key.Limit)
            .Select(key => $"{table.Name}: {key.Name} takes up to {key.Bytes} bytes of {key.Limit}");

    private static int Bytes(IColumnBase column)
    {
        var match = StoreType().Match(column.StoreType);
        var length = match.Groups["length"].Value;
        return match.Groups["name"].Value switch
        {
            "nvarchar" or "nchar" => length == "max" ? int.MaxValue / 16 : 2 * int.Parse(length, CultureInfo.InvariantCulture),
            "varchar" or "char" or "varbinary" => length == "max" ? int.MaxValue / 16 : int.Parse(length, CultureInfo.InvariantCulture),
            "bigint" or "datetime2" => 8,
            "int" => 4,
            "date" => 3,
            "bit" => 1,
            "decimal" => 9,
            var other => throw new InvalidOperationException($"How large is {other}?"),
        };
    }

    /// <summary>What is looked up or ordered by must compare alike on both databases: byte by byte.</summary>
    private static IEnumerable<string> Collations(ITable table) =>
        table.Columns
            .Where(column => column.StoreType.Contains("char", StringComparison.Ordinal) && column.Collation != Binary)
            .Where(column => column.StoreType.StartsWith("varchar", StringComparison.Ordinal)
                || ExactName().IsMatch(column.Name)
                || table.Indexes.Any(index => index.Columns.Contains(column))
                || table.UniqueConstraints.Any(key => key.Columns.Contains(column)))
            .Select(column => $"{table.Name}.{column.Name} has the collation {column.Collation ?? "of the database"} instead of {Binary}");

    /// <summary>SQL Server refuses a second path of cascading deletes to a table, and every cycle.</summary>
    private static IEnumerable<string> CascadePaths(IReadOnlyList<ITable> tables) =>
        from start in tables
        from reached in Reached(start, tables, [])
        group reached by (start, reached) into paths
        where paths.Count() > 1 || paths.Key.reached == paths.Key.start
        select $"{paths.Key.start.Name}: deletes cascade to {paths.Key.reached.Name} by several paths";

    private static IEnumerable<ITable> Reached(ITable from, IReadOnlyList<ITable> tables, HashSet<ITable> passed)
    {
        foreach (var key in tables.SelectMany(table => table.ForeignKeyConstraints).Where(key => key.PrincipalTable == from && Acts(key.OnDeleteAction)))
        {
            yield return (ITable)key.Table;
            if (passed.Add((ITable)key.Table))
            {
                foreach (var further in Reached((ITable)key.Table, tables, [.. passed]))
                {
                    yield return further;
                }
            }
        }
    }

    private static bool Acts(Microsoft.EntityFrameworkCore.Migrations.ReferentialAction action) =>
        action is not (Microsoft.EntityFrameworkCore.Migrations.ReferentialAction.NoAction or Microsoft.EntityFrameworkCore.Migrations.ReferentialAction.Restrict);

    [GeneratedRegex(@"^(?<name>\w+)(\((?<length>\w+)[^)]*\))?$")]
    private static partial Regex StoreType();

    [GeneratedRegex("^PublicId$|(Search|Sort|Digits|CurrencyCode|ProductCode|ById)$")]
    private static partial Regex ExactName();
}
