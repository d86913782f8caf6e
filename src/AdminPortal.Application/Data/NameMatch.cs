using System.Linq.Expressions;
using System.Reflection;
using AdminPortal.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data;

/// <summary>
/// Part of a name, anywhere in it. A rare part is looked up first, in the index of the folded names, which is read to its end;
/// a common one is checked row by row in the list's own order, which soon has a page full. Either way costs little.
/// </summary>
internal static class NameMatch
{
    private const int Few = 200;

    private static readonly MethodInfo Like = typeof(DbFunctionsExtensions).GetMethod(
        nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    public static async Task<IQueryable<T>> WhereNamedAsync<T>(
        this IQueryable<T> rows, string text, Expression<Func<T, string>> name, Expression<Func<T, long>> id, CancellationToken cancellationToken)
    {
        var part = SearchText.Fold(text);
        var pattern = new Pattern($"%{SearchText.LikeLiteral(part)}%");
        var matches = Expression.Lambda<Func<T, bool>>(
            Expression.Call(
                Like,
                Expression.Constant(EF.Functions),
                name.Body,
                Expression.Property(Expression.Constant(pattern), nameof(Pattern.Text)),
                Expression.Constant("\\")),
            name.Parameters);
        var found = await rows.Where(matches).Select(id).Take(Few).ToListAsync(cancellationToken);
        if (found.Count == Few)
        {
            return rows.Where(matches);
        }

        Expression<Func<long, bool>> among = key => found.Contains(key);
        return rows.Where(Expression.Lambda<Func<T, bool>>(Replace.In(among.Body, among.Parameters[0], id.Body), id.Parameters));
    }

    private sealed record Pattern(string Text);
}
