using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdminPortal.Application.Data;

/// <summary>
/// A prepared statement of SQLite itself: the provider's command looks every parameter up by name on every row, which costs
/// more than the row. Values are stored in the forms that the provider gives them.
/// </summary>
internal sealed class BulkStatement : IDisposable
{
    private const string DateTimeForm = "yyyy-MM-dd HH:mm:ss.FFFFFFF";
    private const string DateForm = "yyyy-MM-dd";

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] text = new byte[1024];

    public BulkStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Runs the statement with these values, in the order of its parameters.</summary>
    public void Run(object[] values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            Check(Bind(place + 1, values[place]));
        }

        var outcome = raw.sqlite3_step(statement);
        if (outcome != raw.SQLITE_DONE)
        {
            Check(outcome);
        }

        Check(raw.sqlite3_reset(statement));
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int place, object value) => value switch
    {
        DBNull => raw.sqlite3_bind_null(statement, place),
        string written => BindText(place, written),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
        DateTime instant => BindForm(place, instant, DateTimeForm),
        DateOnly date => BindForm(place, date, DateForm),
        double number => raw.sqlite3_bind_double(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new NotSupportedException($"A {value.GetType().Name} is not written in bulk."),
    };

    private int BindText(int place, string written)
    {
        if (text.Length < written.Length * 3)
        {
            text = new byte[written.Length * 3];
        }

        return raw.sqlite3_bind_text(statement, place, text.AsSpan(0, Encoding.UTF8.GetBytes(written, text)));
    }

    private int BindForm<T>(int place, T value, string form)
        where T : IUtf8SpanFormattable =>
        value.TryFormat(text, out var length, form, CultureInfo.InvariantCulture)
            ? raw.sqlite3_bind_text(statement, place, text.AsSpan(0, length))
            : raw.SQLITE_TOOBIG;

    private void Check(int outcome) => SqliteException.ThrowExceptionForRC(outcome, database);
}
