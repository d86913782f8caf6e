using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdminPortal.Application.Data;

/// <summary>Tells a store that is away, locked or full, and will do once that is mended, from a fault in what it was asked.</summary>
public static class StoreOutage
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Unreadable = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>From here on SQL Server lacks room, memory or locks, or the connection itself is gone.</summary>
    private const byte LacksResources = 17;

    /// <summary>What SQL Server tells mildly: no answer in time, a connection lost, no such database, no login, a lock not got, only for reading.</summary>
    private static readonly int[] Away = [-2, 0, 976, 983, 1205, 1222, 3906, 4060, 10928, 10929, 18456, 40613];

    public static bool Is(Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is Busy or Locked or ReadOnly or Unreadable or Full or CannotOpen,
        SqlException server => server.Class >= LacksResources || Away.Contains(server.Number),
        RetryLimitExceededException or TimeoutException => true,
        _ => fault.InnerException is { } cause && Is(cause),
    };
}
