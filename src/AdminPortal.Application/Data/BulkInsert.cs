using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdminPortal.Application.Data;

/// <summary>
/// Writes many rows of an entity past the change tracker, through the model's own mapping. Rows are taken one at a time,
/// so that memory does not grow with their number. Keys are given by the caller; navigations are not followed.
/// </summary>
internal static class BulkInsert
{
    /// <summary>Writes <paramref name="rows"/> within the context's current transaction, which decides whether they stay.</summary>
    /// <exception cref="InvalidOperationException">No transaction has been begun.</exception>
    public static async Task WriteAsync<T>(PortalDb db, IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("A bulk write takes place within a transaction.");
        var columns = BulkColumns<T>.Of(db);
        switch (transaction)
        {
            case SqliteTransaction { Connection: { } connection }:
                WriteToSqlite(connection, columns, rows, cancellationToken);
                break;
            case SqlTransaction { Connection: { } connection } ambient:
                await WriteToSqlServerAsync(connection, ambient, columns, rows, cancellationToken);
                break;
            default:
                throw new NotSupportedException(transaction.GetType().Name);
        }
    }

    /// <summary>One prepared statement for all rows, within the connection's transaction.</summary>
    private static void WriteToSqlite<T>(SqliteConnection connection, BulkColumns<T> columns, IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        using var insert = new BulkStatement(connection, SqliteStatement(columns));
        var values = new object[columns.Names.Length];
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            columns.Read(row, values);
            insert.Run(values);
        }
    }

    private static string SqliteStatement<T>(BulkColumns<T> columns)
        where T : class =>
        $"INSERT INTO \"{columns.Table}\" ({string.Join(", ", columns.Names.Select(name => $"\"{name}\""))}) " +
        $"VALUES ({string.Join(", ", columns.Names.Select(_ => "?"))})";

    /// <summary>Constraints are checked as for any other insert: unchecked ones would stay untrusted for good.</summary>
    private static async Task WriteToSqlServerAsync<T>(
        SqlConnection connection, SqlTransaction transaction, BulkColumns<T> columns, IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = columns.Schema is null ? $"[{columns.Table}]" : $"[{columns.Schema}].[{columns.Table}]",
            BulkCopyTimeout = 0,
        };
        foreach (var name in columns.Names)
        {
            copy.ColumnMappings.Add(name, name);
        }

        await using var reader = new BulkReader<T>(columns, rows);
        await copy.WriteToServerAsync(reader, cancellationToken);
    }
}
