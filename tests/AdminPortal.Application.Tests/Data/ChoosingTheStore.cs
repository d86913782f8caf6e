using AdminPortal.Application.Data;
using Microsoft.Data.Sqlite;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

public sealed class ChoosingTheStore
{
    [Theory]
    [InlineData("Data Source=portal.db", 10)]
    [InlineData("Data Source=portal.db;Default Timeout=3", 3)]
    public void AWriterWaitsTenSecondsForAnotherUnlessTheSettingsSayOtherwise(string connection, int seconds) =>
        Assert.Equal(seconds, new SqliteConnectionStringBuilder(new StoreSettings(StoreProvider.Sqlite, connection).SqliteConnectionString).DefaultTimeout);
}
