using System.Globalization;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Circuits;

/// <summary>Every row of the store as text, so that two moments can be compared.</summary>
internal static class StoreDump
{
    /// <summary>What changes by reading alone, or as time goes by: who is there, who is signed in, which instance does what.</summary>
    private static readonly string[] Passing = ["PresenceMarks", "StaffMembers", "StaffSessions", "WorkLeases", "Instances", "KeyRing"];

    public static async Task<string> OfAsync(TestStore store)
    {
        await using var db = store.Open();
        var lines = new List<string>();
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables.Where(table => !Passing.Any(name => table.Contains(name.TrimEnd('s'), StringComparison.OrdinalIgnoreCase))))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names of the tables are the model's.
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                lines.Add($"{table}: {string.Join('|', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)))}");
            }
        }

        return string.Join('\n', lines);
    }
}
