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

    public static bool Is(Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is Busy or Locked or ReadOnly or Unreadable or Full or CannotOpen,
        RetryLimitExceededException or TimeoutException => true,
        _ => fault.InnerException is { } cause && Is(cause),
    };
}
