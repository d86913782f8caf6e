using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminPortal.Application.Data;

/// <summary>
/// The columns of an entity's table as the model maps them, and one compiled function that reads a row's values
/// the way the database takes them (value converters applied, null as <see cref="DBNull"/>).
/// </summary>
internal sealed class BulkColumns<T>
    where T : class
{
    private const string Cached = "AdminPortal:BulkColumns";

    private BulkColumns(IEntityType entity)
    {
        var table = entity.GetTableMappings().Single();
        Table = table.Table.Name;
        Schema = table.Table.Schema;
        var mappings = table.ColumnMappings.Where(mapping => mapping.Column.ComputedColumnSql is null).ToArray();
        Names = [.. mappings.Select(mapping => mapping.Column.Name)];
        Types = [.. mappings.Select(mapping => ProviderType(mapping))];
        Read = Compile(mappings);
    }

    public string Table { get; }

    public string? Schema { get; }

    public string[] Names { get; }

    /// <summary>What the database is handed for each column, nullability aside.</summary>
    public Type[] Types { get; }

    /// <summary>Puts a row's values into an array with a place for each column.</summary>
    public Action<T, object[]> Read { get; }

    /// <summary>The columns by the context's model; worked out once for each model.</summary>
    public static BulkColumns<T> Of(DbContext db)
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.", nameof(db));
        return entity.GetOrAddRuntimeAnnotationValue(Cached, static found => new BulkColumns<T>(found!), entity);
    }

    private static Type ProviderType(IColumnMapping mapping)
    {
        var type = mapping.TypeMapping.Converter?.ProviderClrType ?? mapping.Property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static Action<T, object[]> Compile(IColumnMapping[] mappings)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var values = Expression.Parameter(typeof(object[]), "values");
        var assignments = mappings.Select((mapping, place) =>
            Expression.Assign(Expression.ArrayAccess(values, Expression.Constant(place)), ValueOf(row, mapping)));
        return Expression.Lambda<Action<T, object[]>>(Expression.Block(assignments), row, values).Compile();
    }

    private static Expression ValueOf(ParameterExpression row, IColumnMapping mapping)
    {
        var member = (MemberInfo?)mapping.Property.PropertyInfo ?? mapping.Property.FieldInfo
            ?? throw new NotSupportedException($"{typeof(T).Name}.{mapping.Property.Name} is not a member of the class.");
        var value = Expression.MakeMemberAccess(row, member);
        var isNullable = Nullable.GetUnderlyingType(value.Type) is not null;
        var written = Converted(isNullable ? Expression.Property(value, "Value") : value, mapping);
        if (value.Type.IsValueType && !isNullable)
        {
            return written;
        }

        var isSet = isNullable ? (Expression)Expression.Property(value, "HasValue") : Expression.ReferenceNotEqual(value, Expression.Constant(null));
        return Expression.Condition(isSet, written, Expression.Constant(DBNull.Value, typeof(object)));
    }

    private static UnaryExpression Converted(Expression value, IColumnMapping mapping)
    {
        if (mapping.TypeMapping.Converter is { } converter)
        {
            var convert = converter.ConvertToProviderExpression;
            var argument = value.Type == convert.Parameters[0].Type ? value : Expression.Convert(value, convert.Parameters[0].Type);
            value = Expression.Invoke(convert, argument);
        }

        return Expression.Convert(value, typeof(object));
    }
}
