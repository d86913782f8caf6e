using System.Reflection;
using AdminPortal.Application.Data;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace AdminPortal.Testing;

/// <summary>Runs a theory once per database: on SQLite always, on SQL Server where one is configured, else as a labelled skip.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow<StoreProvider>(StoreProvider.Sqlite),
        new TheoryDataRow<StoreProvider>(StoreProvider.SqlServer) { Skip = TestDatabases.WhyNoSqlServer },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
