using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using AdminPortal.Application.Data;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Benchmarks;

/// <summary>
/// Imports of invoices from files into a SQLite file, beside the bare insert of the same rows by the provider's own command; and the managed
/// memory that an import takes, against that for a file ten times as large.
/// </summary>
internal static class ImportBenchmark
{
    private const int Organizations = 1_000;
    private const int InvoicesOfATransaction = 1_000;
    private const int Times = 10;

    public static async Task RunAsync(int lines)
    {
        var folder = Directory.CreateTempSubdirectory("adminportal-import-");
        try
        {
            // The first of all pays for the compilation of every query and counts for nothing.
            await ImportAsync("warm-up", folder.FullName, 5_000, isApart: false, tell: false);
            var small = await ImportAsync("one table", folder.FullName, lines, isApart: false);
            await ImportAsync("headers and shuffled lines", folder.FullName, lines, isApart: true);
            var large = await ImportAsync($"one table, {Times} times as large", folder.FullName, lines * Times, isApart: false, isAgain: false);
            await TellAsync($"peak of managed memory {small / 1e6:F0} MB, with {Times} times the file {large / 1e6:F0} MB: {(double)large / small:F2} x");
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task<long> ImportAsync(string name, string folder, int lines, bool isApart, bool tell = true, bool isAgain = true)
    {
        await using var store = await StoreAsync();
        var files = await ImportFiles.WriteAsync(folder, await IdsAsync(store), lines, isApart);
        var bytes = files.Sum(file => file.Bytes);
        var (time, peak) = await RunAsync(store, files);
        var again = isAgain ? (await RunAsync(store, files)).Time : TimeSpan.Zero;
        if (tell)
        {
            var bare = isAgain && !isApart ? await BareAsync(store) : TimeSpan.Zero;
            await TellAsync($"{name,-34} {lines,10:N0} lines {bytes / 1e6,6:F0} MB {time.TotalSeconds,7:F1} s {lines / time.TotalSeconds,9:N0} lines/s{Rate("again", again, lines)}{Rate("bare insert", bare, lines)}");
        }

        return peak;
    }

    private static string Rate(string name, TimeSpan time, int lines) => time == TimeSpan.Zero
        ? "" : string.Create(CultureInfo.InvariantCulture, $"   {name} {lines / time.TotalSeconds,9:N0} lines/s");

    private static async Task<(TimeSpan Time, long Peak)> RunAsync(TestStore store, ImportSource[] files)
    {
        GC.Collect();
        var peak = 0L;
        var start = Stopwatch.GetTimestamp();
        var id = await store.Service<ImportService>().StartAsync([.. files.Select(file => new ImportFileInput(file.Name, file.Bytes))], CancellationToken.None);
        var outcome = await store.Service<InvoiceImporter>().RunAsync(
            files,
            id.Value,
            (_, _) =>
            {
                peak = Math.Max(peak, GC.GetTotalMemory(false));
                return Task.CompletedTask;
            },
            CancellationToken.None);
        return outcome.Value is { Status: ImportStatus.Done, Refused: 0 } ? (Stopwatch.GetElapsedTime(start), peak) : throw new InvalidOperationException(outcome.ToString());
    }

    /// <summary>The rows of the import, put into another store like it with one prepared command for each table.</summary>
    private static async Task<TimeSpan> BareAsync(TestStore from)
    {
        await using var to = await StoreAsync();
        await using var source = new SqliteConnection(from.Settings.ConnectionString);
        await using var target = new SqliteConnection(to.Settings.ConnectionString);
        await source.OpenAsync();
        await target.OpenAsync();
        await using (var pragmas = target.CreateCommand())
        {
            pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32768; DELETE FROM InvoiceLines; DELETE FROM Invoices;";
            await pragmas.ExecuteNonQueryAsync();
        }

        var lines = await RowsAsync(source, "SELECT l.* FROM InvoiceLines l JOIN Invoices i ON i.Id = l.InvoiceId WHERE i.ImportId IS NOT NULL ORDER BY l.InvoiceId, l.LineNumber");
        var invoices = await RowsAsync(source, "SELECT * FROM Invoices WHERE ImportId IS NOT NULL ORDER BY Id");
        var import = invoices.Names.IndexOf("ImportId");
        invoices.Values.ForEach(row => row[import] = DBNull.Value);
        var perTransaction = Math.Max(1, lines.Values.Count * InvoicesOfATransaction / invoices.Values.Count);
        var start = Stopwatch.GetTimestamp();
        var rest = lines.Values.Chunk(perTransaction).GetEnumerator();
        foreach (var some in invoices.Values.Chunk(InvoicesOfATransaction))
        {
            await using var transaction = (SqliteTransaction)await target.BeginTransactionAsync();
            Insert(target, transaction, "Invoices", invoices.Names, some);
            await transaction.CommitAsync();
        }

        while (rest.MoveNext())
        {
            await using var transaction = (SqliteTransaction)await target.BeginTransactionAsync();
            Insert(target, transaction, "InvoiceLines", lines.Names, rest.Current);
            await transaction.CommitAsync();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static void Insert(SqliteConnection target, SqliteTransaction transaction, string table, List<string> names, object[][] rows)
    {
        using var command = target.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, at) => $"${at}"))})";
        SqliteParameter[] parameters = [.. names.Select((_, at) => command.Parameters.AddWithValue($"${at}", DBNull.Value))];
        command.Prepare();
        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                parameters[at].Value = row[at];
            }

            command.ExecuteNonQuery();
        }
    }

    private static async Task<(List<string> Names, List<object[]> Values)> RowsAsync(SqliteConnection source, string sql)
    {
        await using var command = source.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return ([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
    }

    private static async Task<TestStore> StoreAsync()
    {
        var store = new TestStore(TestDatabases.InFile());
        await using var db = store.Open();
        await DemoDataFiller.FillAsync(db, Organizations, store.Clock.UtcNow, CancellationToken.None);
        return store;
    }

    private static async Task<List<string>> IdsAsync(TestStore store)
    {
        await using var db = store.Open();
        return await db.Organizations.OrderBy(o => o.Id).Select(o => o.PublicId).ToListAsync();
    }

    private static Task TellAsync(FormattableString text) => Console.Out.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
