using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdminPortal.Testing;

/// <summary>Gives EF Core a connection to nowhere in place of SqlClient's.</summary>
internal sealed class ShadowConnections(SqlServerShadow shadow) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new ShadowConnection(shadow));
}

internal sealed class ShadowConnection(SqlServerShadow shadow) : DbConnection
{
    private ConnectionState state;

    [AllowNull]
    public override string ConnectionString { get; set; } = SqlServerShadow.ConnectionString;

    public override string Database => "shadow";

    public override string DataSource => "shadow";

    public override string ServerVersion => "15.00.0000";

    public override ConnectionState State => state;

    public override void ChangeDatabase(string databaseName)
    {
    }

    public override void Close() => state = ConnectionState.Closed;

    public override void Open() => state = ConnectionState.Open;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new ShadowTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new ShadowCommand(shadow) { Connection = this };
}

internal sealed class ShadowTransaction(DbConnection connection, IsolationLevel isolationLevel) : DbTransaction
{
    public override IsolationLevel IsolationLevel => isolationLevel;

    public override bool SupportsSavepoints => true;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
    }

    public override void Rollback()
    {
    }

    public override void Save(string savepointName)
    {
    }

    public override void Rollback(string savepointName)
    {
    }
}

/// <summary>Takes its parameters as SqlClient does, and is written down instead of run.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The text is never run.")]
internal sealed class ShadowCommand(SqlServerShadow shadow) : DbCommand
{
    private readonly SqlCommand parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override int ExecuteNonQuery()
    {
        shadow.Record(CommandText);
        return 1;
    }

    public override object ExecuteScalar()
    {
        shadow.Record(CommandText);
        return 1;
    }

    public override void Prepare()
    {
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        shadow.Record(CommandText);
        return new ShadowReader(ResultShape.Of(CommandText), shadow.AnswersNow(), shadow.NextKey);
    }

    protected override void Dispose(bool disposing)
    {
        parameters.Dispose();
        base.Dispose(disposing);
    }
}
