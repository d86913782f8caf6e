using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminPortal.Application.Data;

/// <summary>
/// A query that EF Core compiles once instead of looking it up on every call. It belongs to a model, of which there are several: the whole
/// store's and the scoped one's, on each database.
/// </summary>
internal sealed class CompiledRead<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    public TQuery For(PortalDb db) => compiled.GetValue(db.Model, _ => compile());
}
