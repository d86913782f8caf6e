using AdminPortal.Application.Data;
using Microsoft.Data.Sqlite;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>
/// Rows put aside in a file of their own until those of the same invoice can be read together, so that memory does not grow with them. SQLite
/// sorts them by their invoices' numbers outside memory; the file goes with the import.
/// </summary>
internal sealed class RowStage : IDisposable
{
    private const ulong HashBasis = 14695981039346656037;
    private const ulong HashPrime = 1099511628211;

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".import");
    private readonly SqliteConnection connection;
    private readonly BulkStatement add;
    private readonly BulkStatement mark;
    private readonly object[] values = new object[4];
    private readonly object[] hash = new object[1];

    public RowStage()
    {
        connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        Run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-16384; PRAGMA temp_store=FILE;");
        Run("CREATE TABLE Rows (Hash INTEGER, Place INTEGER, Line INTEGER, Content TEXT); CREATE TABLE Taken (Hash INTEGER PRIMARY KEY);");
        add = new(connection, "INSERT INTO Rows VALUES (?, ?, ?, ?)");
        mark = new(connection, "INSERT OR IGNORE INTO Taken VALUES (?)");
        Run("BEGIN");
    }

    /// <summary>What rows of the same number have alike. Others may have it too: whoever reads them back compares the numbers.</summary>
    public static long HashOf(ReadOnlySpan<char> number)
    {
        var hash = HashBasis;
        foreach (var c in number)
        {
            hash = (hash ^ c) * HashPrime;
        }

        return (long)hash;
    }

    public void Add(ReadOnlySpan<char> number, int place, Row row)
    {
        (values[0], values[1], values[2], values[3]) = (HashOf(number), place, row.Line, row.Pack());
        add.Run(values);
    }

    /// <summary>Sorts what has been added, before any of it is read.</summary>
    public void Sort() => Run("CREATE INDEX ByHash ON Rows (Hash, Place, Line)");

    /// <summary>The rows of these hashes, in the order of places and lines; no longer among <see cref="Rest"/>.</summary>
    public List<StagedRow> Take(long ofHash)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT Place, Line, Content FROM Rows WHERE Hash = $hash ORDER BY Place, Line";
        select.Parameters.AddWithValue("$hash", ofHash);
        using var reader = select.ExecuteReader();
        var rows = new List<StagedRow>();
        while (reader.Read() && rows.Count < ReadInvoice.MostLines * 2)
        {
            rows.Add(RowOf(reader));
        }

        hash[0] = ofHash;
        mark.Run(hash);
        return rows;
    }

    /// <summary>What nobody has taken, by hash, place and line.</summary>
    public IEnumerable<StagedRow> Rest()
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT Place, Line, Content FROM Rows WHERE Hash NOT IN (SELECT Hash FROM Taken) ORDER BY Hash, Place, Line";
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            yield return RowOf(reader);
        }
    }

    public void Dispose()
    {
        add.Dispose();
        mark.Dispose();
        connection.Dispose();
        File.Delete(path);
    }

    private static StagedRow RowOf(SqliteDataReader reader) =>
        new(reader.GetInt32(0), Row.Unpack(reader.GetString(2), reader.GetInt32(1)));

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <param name="Place">What was said when it was added: its file, or which of the places in one file.</param>
internal sealed record StagedRow(int Place, Row Row);
