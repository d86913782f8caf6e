using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AdminPortal.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data;

/// <summary>
/// Pages a list by the last row seen instead of by offset, so that the last page costs what the first costs and
/// rows that come and go between two pages neither repeat nor hide another. A sortable column is never null and has its index.
/// </summary>
internal sealed class Keyset<TEntity>(Expression<Func<TEntity, long>> id, params IReadOnlyList<SortColumn<TEntity>> columns)
    where TEntity : class
{
    private const int FirstPiece = 200;
    private const int Piece = 5_000;

    /// <summary>Reads one page; the first column is the list's own order.</summary>
    /// <param name="counted">The same rows, asked for in a way that counts them faster; the rows themselves where null.</param>
    public async Task<Page<TItem>> ReadAsync<TItem>(
        IQueryable<TEntity> rows, PageRequest request, Expression<Func<TEntity, TItem>> projection, CancellationToken cancellationToken,
        IQueryable<TEntity>? counted = null)
    {
        var column = columns.FirstOrDefault(c => c.Name == request.Sort) ?? columns[0];
        var position = Position.Read(request.Token, column.Name, request.Descending) is { } named && column.Reads(named) ? named : null;
        var backwards = position?.Backwards ?? false;
        var ordered = column.Page(rows, id, position, request.Descending ^ backwards);
        var row = Projected.Of(projection, column, id);
        var read = await ordered.Take(request.Rows + 1).Select(row).ToListAsync(cancellationToken);
        var more = read.Count > request.Rows;
        if (more)
        {
            read.RemoveAt(request.Rows);
        }

        if (backwards)
        {
            read.Reverse();
        }

        // A list that ends on its first page has been counted by reading it.
        var total = position is null && !more
            ? new BoundedCount(read.Count, true)
            : BoundedCount.Of(await (counted ?? rows).Take(BoundedCount.Bound + 1).CountAsync(cancellationToken));
        string? Token(Projected<TItem> at, bool back) => new Position(column.Name, request.Descending, back, at.Key!, at.Id).Write();
        var hasNext = backwards ? read.Count > 0 : more;
        var hasPrevious = backwards ? more : position is not null && read.Count > 0;
        return new(
            [.. read.Select(item => item.Item)],
            hasNext ? Token(read[^1], false) : null,
            hasPrevious ? Token(read[0], true) : null,
            total);
    }

    /// <summary>
    /// Every row, read piece by piece as it is asked for: no transaction stays open meanwhile, and each piece begins after the last
    /// row of the one before. The first piece is small, so that its reader need not wait.
    /// </summary>
    public async IAsyncEnumerable<TItem> StreamAsync<TItem>(
        IQueryable<TEntity> rows, string? sort, bool descending, Expression<Func<TEntity, TItem>> projection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var column = columns.FirstOrDefault(c => c.Name == sort) ?? columns[0];
        var row = Projected.Of(projection, column, id);
        Position? position = null;
        for (var size = FirstPiece; ; size = Piece)
        {
            var read = await column.Page(rows, id, position, descending).Take(size).Select(row).ToListAsync(cancellationToken);
            foreach (var item in read)
            {
                yield return item.Item;
            }

            if (read.Count < size)
            {
                yield break;
            }

            position = Position.Read(new Position(column.Name, descending, false, read[^1].Key!, read[^1].Id).Write(), column.Name, descending);
        }
    }
}

/// <summary>A column that a list may be sorted by.</summary>
internal abstract class SortColumn<TEntity>(string name)
{
    public string Name => name;

    public abstract LambdaExpression Key { get; }

    public static SortColumn<TEntity> By<TKey>(string name, Expression<Func<TEntity, TKey>> key) => new SortColumn<TEntity, TKey>(name, key);

    /// <summary>Whether the position's key is one of this column.</summary>
    public abstract bool Reads(Position position);

    public abstract IQueryable<TEntity> Page(IQueryable<TEntity> rows, Expression<Func<TEntity, long>> id, Position? position, bool descending);
}

internal sealed class SortColumn<TEntity, TKey>(string name, Expression<Func<TEntity, TKey>> key) : SortColumn<TEntity>(name)
{
    private static readonly MethodInfo CompareStrings = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    public override LambdaExpression Key => key;

    public override bool Reads(Position position) => position.TryKey<TKey>(out _);

    public override IQueryable<TEntity> Page(IQueryable<TEntity> rows, Expression<Func<TEntity, long>> id, Position? position, bool descending)
    {
        if (position is not null && position.TryKey<TKey>(out var last))
        {
            rows = rows.Where(After(id, new Bound<TKey>(last, position.Id), descending));
        }

        return descending ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);
    }

    /// <summary><c>key ≥ last and (key > last or id > lastId)</c>: the first half lets the database seek in the index.</summary>
    private Expression<Func<TEntity, bool>> After(Expression<Func<TEntity, long>> id, Bound<TKey> bound, bool descending)
    {
        var row = key.Parameters[0];
        var idOfRow = Replace.In(id.Body, id.Parameters[0], row);
        var last = Expression.Property(Expression.Constant(bound), nameof(bound.Key));
        var lastId = Expression.Property(Expression.Constant(bound), nameof(bound.Id));
        var atOrAfter = Compare(key.Body, last, descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual);
        var after = Compare(key.Body, last, descending ? ExpressionType.LessThan : ExpressionType.GreaterThan);
        var idAfter = Expression.MakeBinary(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, idOfRow, lastId);
        return Expression.Lambda<Func<TEntity, bool>>(Expression.AndAlso(atOrAfter, Expression.OrElse(after, idAfter)), row);
    }

    private static BinaryExpression Compare(Expression left, Expression right, ExpressionType operation) =>
        typeof(TKey) == typeof(string)
            ? Expression.MakeBinary(operation, Expression.Call(CompareStrings, left, right), Expression.Constant(0))
            : Expression.MakeBinary(operation, left, right);
}

/// <summary>Holds the last row's key where EF Core takes it as a parameter, not as a constant of the statement.</summary>
internal sealed record Bound<TKey>(TKey Key, long Id);

/// <summary>Where a page begins; what a page token holds. It carries no rights.</summary>
internal sealed record Position(string Sort, bool Descending, bool Backwards, object Key, long Id)
{
    public static Position? Read(string? token, string sort, bool descending)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            var bytes = Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '='));
            var position = JsonSerializer.Deserialize<Position>(bytes);
            return position is { Key: JsonElement } && position.Sort == sort && position.Descending == descending ? position : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    public bool TryKey<TKey>(out TKey key)
    {
        try
        {
            key = ((JsonElement)Key).Deserialize<TKey>()!;
            return key is not null and not (> ProviderMapping.LargestAmount or < -ProviderMapping.LargestAmount);
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            key = default!;
            return false;
        }
    }

    public string Write() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}

/// <summary>A projected row together with the key and id that a token is made of.</summary>
internal sealed record Projected<TItem>(TItem Item, object? Key, long Id);

internal static class Projected
{
    public static Expression<Func<TEntity, Projected<TItem>>> Of<TEntity, TItem>(
        Expression<Func<TEntity, TItem>> item, SortColumn<TEntity> column, Expression<Func<TEntity, long>> id)
    {
        var row = item.Parameters[0];
        var key = Expression.Convert(Replace.In(column.Key.Body, column.Key.Parameters[0], row), typeof(object));
        var constructor = typeof(Projected<TItem>).GetConstructors().Single();
        return Expression.Lambda<Func<TEntity, Projected<TItem>>>(
            Expression.New(constructor, item.Body, key, Replace.In(id.Body, id.Parameters[0], row)), row);
    }
}

internal sealed class Replace(Expression from, Expression to) : ExpressionVisitor
{
    public static Expression In(Expression body, Expression from, Expression to) => new Replace(from, to).Visit(body)!;

    public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
}
