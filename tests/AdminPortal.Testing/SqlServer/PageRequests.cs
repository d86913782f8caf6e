using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Testing;

/// <summary>Every page request that a feature's lists tell apart: each sort in both directions, from the start and from a token.</summary>
internal static class PageRequests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IReadOnlyList<object?> Of(Type service) =>
        [new PageRequest(), .. SortsNear(service).SelectMany(sort => Of(sort.Name, sort.Key))];

    private static IEnumerable<PageRequest> Of(string sort, Type keyType)
    {
        var key = Plausible.Value(keyType, sort)!;
        foreach (var descending in new[] { false, true })
        {
            yield return new(null, Sort: sort, Descending: descending);
            yield return new(new Position(sort, descending, false, key, (long)Plausible.Value(typeof(long), "id")!).Write(), Sort: sort, Descending: descending);
            yield return new(new Position(sort, descending, true, key, (long)Plausible.Value(typeof(long), "id")!).Write(), Sort: sort, Descending: descending);
        }
    }

    /// <summary>The sort columns of every keyset that a class of the service's own namespace, or nested in one, keeps.</summary>
    private static IEnumerable<(string Name, Type Key)> SortsNear(Type service) => service.Assembly.GetTypes()
        .Where(type => type.Namespace == service.Namespace && !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(Any))
        .Where(field => field.IsStatic && field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Keyset<>))
        .SelectMany(field => Columns(field.GetValue(null)!))
        .Distinct();

    private static IEnumerable<(string Name, Type Key)> Columns(object keyset) => keyset.GetType().GetFields(Any)
        .Select(field => field.GetValue(keyset))
        .OfType<IEnumerable>()
        .SelectMany(columns => columns.Cast<object>())
        .Select(column => (
            (string)column.GetType().GetProperty(nameof(SortColumn<>.Name))!.GetValue(column)!,
            ((LambdaExpression)column.GetType().GetProperty(nameof(SortColumn<>.Key))!.GetValue(column)!).ReturnType));
}
