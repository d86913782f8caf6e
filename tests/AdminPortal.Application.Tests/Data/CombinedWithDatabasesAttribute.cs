using System.Reflection;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace AdminPortal.Application.Tests.Data;

/// <summary>Each sort, upwards and downwards, on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CombinedWithDatabasesAttribute(params string[] sorts) : DataAttribute
{
    private static readonly bool[] Directions = [false, true];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        .. from provider in Enum.GetValues<StoreProvider>()
        from sort in sorts
        from downwards in Directions
        select new TheoryDataRow<StoreProvider, string, bool>(provider, sort, downwards)
        {
            Skip = provider is StoreProvider.SqlServer ? TestDatabases.WhyNoSqlServer : null,
        },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
