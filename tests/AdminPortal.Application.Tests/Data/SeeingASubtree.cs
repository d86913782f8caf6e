using System.Linq.Expressions;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

public sealed class SeeingASubtree
{
    /// <summary>Its ids would go to the portal and back with each query: ten thousand took seconds.</summary>
    [Fact]
    public void IsForTheStoreToWorkOut()
    {
        using var store = new TestStore();
        using var db = store.OpenScoped(store.Given.Organization("Harbour"));
        var filters = db.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredQueryFilters()).Where(filter => filter.Key == ScopedPortalDb.Visibility).ToList();
        Assert.NotEmpty(filters);
        Assert.All(filters, filter => Assert.Empty(ReadBeforehand(filter)));
        Assert.Contains("\"OrganizationClosure\"", db.Organizations.ToQueryString(), StringComparison.Ordinal);
    }

    private static List<MemberExpression> ReadBeforehand(IQueryFilter filter)
    {
        var found = new ContextQueries();
        found.Visit(filter.Expression);
        return found.Members;
    }

    /// <summary>Queries that the context has ready, other than its tables.</summary>
    private sealed class ContextQueries : ExpressionVisitor
    {
        public List<MemberExpression> Members { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Type == typeof(IQueryable<long>))
            {
                Members.Add(node);
            }

            return base.VisitMember(node);
        }
    }
}
