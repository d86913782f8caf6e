using AdminPortal.Application.Access;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminPortal.Testing;

/// <summary>Triggers that refuse every change of a world's rows, and every new row below its organisation: whoever tries is found out. On SQLite.</summary>
internal static class ForeignGuard
{
    private static readonly Type[] Free = [typeof(OrganizationClosure), typeof(StaffMember)];

    public static void Set(TestStore store, params IEnumerable<World> worlds)
    {
        using var db = store.Open();
        World[] all = [.. worlds];
        var keys = string.Join(", ", all.Select(world => world.Key));
        var marks = all.Select(world => world.Mark).ToList();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !Free.Contains(type.ClrType)))
        {
            var table = type.GetTableName()!;
            var keyed = type.GetProperties().Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(long) && (p.IsPrimaryKey() || p.IsForeignKey())).ToList();
            var named = type.FindPrimaryKey()!.Properties.Where(p => p.ClrType == typeof(string)).ToList();
            string[] Conditions(string row) =>
            [
                .. keyed.Where(p => p.IsPrimaryKey()).Select(p => $"{row}.\"{p.GetColumnName()}\" IN ({keys})"),
                .. named.SelectMany(p => marks.Select(mark => $"{row}.\"{p.GetColumnName()}\" LIKE '%{mark}%'")),
            ];
            if (Conditions("OLD") is { Length: > 0 } old)
            {
                Forbid(db, $"{table}_update", $"BEFORE UPDATE ON \"{table}\" WHEN {string.Join(" OR ", old)}");
                Forbid(db, $"{table}_delete", $"BEFORE DELETE ON \"{table}\" WHEN {string.Join(" OR ", old)}");
            }

            if (keyed.Exists(p => p.IsForeignKey()))
            {
                Forbid(db, $"{table}_insert", $"BEFORE INSERT ON \"{table}\" WHEN {string.Join(" OR ", keyed.Where(p => p.IsForeignKey()).Select(p => $"NEW.\"{p.GetColumnName()}\" IN ({keys})"))}");
            }
        }
    }

    private static void Forbid(DbContext db, string name, string when)
    {
        var trigger = $"CREATE TRIGGER \"guard_{name}\" {when} BEGIN SELECT RAISE(ABORT, 'a foreign row was touched: {name}'); END";
        db.Database.ExecuteSqlRaw(trigger);
    }
}
