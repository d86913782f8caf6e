using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

/// <summary>What has to hold of the hierarchy whatever was done to it.</summary>
internal static class HierarchyChecks
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The parents make a forest, the closure says what they say, and nothing live lies below something deleted.</summary>
    public static async Task SoundAsync(TestStore store)
    {
        await using var db = store.Open();
        var organizations = await db.Organizations.IgnoreQueryFilters().ToDictionaryAsync(o => o.Id, Cancellation);
        var links = await db.Closure.Select(link => new ValueTuple<long, long, int>(link.AncestorId, link.DescendantId, link.Depth)).ToListAsync(Cancellation);
        var expected = new HashSet<(long, long, int)>();
        foreach (var organization in organizations.Values)
        {
            var depth = 0;
            for (var above = organization; above is not null; above = above.ParentId is { } parent ? organizations[parent] : null)
            {
                expected.Add((above.Id, organization.Id, depth++));
                Assert.True(depth <= organizations.Count, $"{organization.Name} is its own ancestor.");
                Assert.False(organization.DeletedAt is null && above.DeletedAt is not null, $"{organization.Name} lives below {above.Name}, which is deleted.");
            }
        }

        Assert.Equal(links.Count, links.Distinct().Count());
        Assert.Equal(expected.Order(), links.Order());
        Assert.False(await db.Accounts.AnyAsync(a => a.OrganizationId != null && a.Organization == null, Cancellation), "An account lives in a deleted organisation.");
        Assert.False(await db.Contacts.AnyAsync(c => c.OrganizationId != null && c.Organization == null, Cancellation), "A contact lives in a deleted organisation.");
    }

    /// <summary>Everything that is stored, as text.</summary>
    public static async Task<string> DumpAsync(TestStore store)
    {
        await using var db = store.Open();
        await db.Database.OpenConnectionAsync(Cancellation);
        var dump = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM [{table}]";
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            var rows = new List<string>();
            while (await reader.ReadAsync(Cancellation))
            {
                rows.Add(RowOf(reader));
            }

            dump.AppendLine(table).AppendJoin('\n', rows.Order(StringComparer.Ordinal)).AppendLine();
        }

        return dump.ToString();
    }

    /// <summary>Records of lists are compared by what stands in them.</summary>
    public static void Same(Impact expected, Impact actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    private static string RowOf(DbDataReader reader) => string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(field => reader.GetValue(field) switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    }));
}
