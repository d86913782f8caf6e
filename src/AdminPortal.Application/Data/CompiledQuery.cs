using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminPortal.Application.Data;

/// <summary>
/// A hot read that is compiled once for each of the store's models (the whole and the scoped one, on either database): EF Core refuses a
/// compiled query over another model than its first.
/// </summary>
/// <typeparam name="T">What <c>EF.CompileAsyncQuery</c> answers.</typeparam>
internal sealed class CompiledQuery<T>(Func<T> compile)
    where T : Delegate
{
    private readonly ConditionalWeakTable<IModel, T> compiled = [];

    public T Over(PortalDb db) => compiled.GetValue(db.Model, _ => compile());
}
