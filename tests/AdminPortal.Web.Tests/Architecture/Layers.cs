using AdminPortal.Application.Data;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Architecture;

/// <summary>The one rule between the projects; each method answers what breaks it.</summary>
internal static class Layers
{
    private static readonly string[] Store = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient"];

    /// <summary>The entities, as the model has them, and the contexts.</summary>
    public static IReadOnlyList<string> StoreTypes { get; } = ReadStoreTypes();

    /// <summary>Pages and endpoints come to the store through the services only.</summary>
    public static IEnumerable<string> StoreNamedBy(string assembly)
    {
        var names = AssemblyNames.Of(assembly);
        return names.Assemblies.Where(name => Store.Any(part => name.StartsWith(part, StringComparison.Ordinal))).Concat(names.Types.Intersect(StoreTypes));
    }

    /// <summary>The rules know nothing of the web.</summary>
    public static IEnumerable<string> WebNamedBy(string assembly) =>
        AssemblyNames.Of(assembly).Assemblies.Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    private static List<string> ReadStoreTypes()
    {
        using var store = new TestStore();
        using var db = store.Open();
        return [.. db.Model.GetEntityTypes().Select(entity => entity.ClrType.FullName!), typeof(PortalDb).FullName!, typeof(ScopedPortalDb).FullName!];
    }
}
