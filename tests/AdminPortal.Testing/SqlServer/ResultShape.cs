using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AdminPortal.Testing;

/// <summary>The columns, by name where they have one, and the rows that a statement would answer.</summary>
/// <param name="IsWrite">Whether the rows are the OUTPUT of a write.</param>
/// <param name="IsCertain">Whether these rows come whatever the tables hold: the OUTPUT of a write, a count, a question of EXISTS.</param>
internal sealed record ResultShape(IReadOnlyList<string?> Columns, int Rows, bool IsWrite, bool IsCertain)
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<ResultShape>> Known = new();

    public static IReadOnlyList<ResultShape> Of(string text) => Known.GetOrAdd(text, Parse);

    private static List<ResultShape> Parse(string text)
    {
        var statements = new Statements();
        TSql.Parse(text, out _)?.Accept(statements);
        return statements.Found;
    }

    private sealed class Statements : TSqlFragmentVisitor
    {
        public List<ResultShape> Found { get; } = [];

        public override void ExplicitVisit(SelectStatement node) => 
            Found.Add(new(ColumnsOf(node.QueryExpression), 1, false, IsCertain(node.QueryExpression)));

        public override void ExplicitVisit(InsertStatement node) =>
            AddOutput(node.InsertSpecification.OutputClause, (node.InsertSpecification.InsertSource as ValuesInsertSource)?.RowValues.Count ?? 1);

        public override void ExplicitVisit(UpdateStatement node) => AddOutput(node.UpdateSpecification.OutputClause, 1);

        public override void ExplicitVisit(DeleteStatement node) => AddOutput(node.DeleteSpecification.OutputClause, 1);

        public override void ExplicitVisit(MergeStatement node) =>
            AddOutput(node.MergeSpecification.OutputClause, (node.MergeSpecification.TableReference as InlineDerivedTable)?.RowValues.Count ?? 1);

        private static List<string?> ColumnsOf(QueryExpression query) => query switch
        {
            QuerySpecification plain => [.. plain.SelectElements.Select(NameOf)],
            BinaryQueryExpression set => ColumnsOf(set.FirstQueryExpression),
            QueryParenthesisExpression parenthesis => ColumnsOf(parenthesis.QueryExpression),
            _ => [null],
        };

        private static string? NameOf(SelectElement element) => element is SelectScalarExpression scalar
            ? scalar.ColumnName?.Value ?? (scalar.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value
            : null;

        private static bool IsCertain(QueryExpression query) =>
            query is QuerySpecification { GroupByClause: null, HavingClause: null } plain
            && (plain.FromClause is null || plain.SelectElements.All(IsAggregate) || ReadsTheAuditHead(plain));

        private static bool IsAggregate(SelectElement element)
        {
            var calls = new Aggregates();
            element.Accept(calls);
            return calls.Any;
        }

        /// <summary>Its one row is there from the first migration on.</summary>
        private static bool ReadsTheAuditHead(QuerySpecification query) =>
            query.FromClause.TableReferences is [NamedTableReference table] && table.SchemaObject.BaseIdentifier.Value == "AuditHeads";

        private void AddOutput(OutputClause? output, int rows)
        {
            if (output is not null)
            {
                Found.Add(new([.. output.SelectColumns.Select(NameOf)], rows, true, true));
            }
        }
    }

    private sealed class Aggregates : TSqlFragmentVisitor
    {
        private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "COUNT_BIG", "SUM", "MIN", "MAX", "AVG" };

        public bool Any { get; private set; }

        public override void Visit(FunctionCall node) => Any |= Names.Contains(node.FunctionName.Value);

        /// <summary>An aggregate in a subquery says nothing of the rows outside.</summary>
        public override void ExplicitVisit(ScalarSubquery node)
        {
        }
    }
}
