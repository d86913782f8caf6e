using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Web.Invoices;

namespace AdminPortal.Web.Settlement;

/// <summary>What the address of the queue asks for. A value that cannot be read does not narrow it.</summary>
public sealed record QueueSearch(
    QueueView View = QueueView.Open,
    string? Assignee = null,
    bool IsLate = false,
    CheckCode? Finding = null,
    string? Organization = null,
    bool IsOnlyItself = false,
    string? Currency = null)
{
    /// <summary>The parameters that narrow, but for the view.</summary>
    public static readonly IReadOnlyList<string> Names = ["assignee", "late", "finding", "organization", "only", "currency"];

    /// <summary>Whether nothing narrows the view.</summary>
    public bool IsWhole => this == new QueueSearch(View);

    public QueueFilter Filter => new()
    {
        View = View,
        AssigneeId = View is QueueView.Untaken or QueueView.Mine or QueueView.Unassigned ? null : Assignee,
        LateOnly = IsLate,
        Finding = Finding,
        OrganizationId = Organization,
        WithSubtree = !IsOnlyItself,
        CurrencyCode = Currency,
    };

    public static QueueSearch Read(Func<string, string?> query) => new(
        InvoiceSearch.ReadName<QueueView>(query("view")) ?? QueueView.Open,
        query("assignee"),
        query("late") == "true",
        InvoiceSearch.ReadName<CheckCode>(query("finding")),
        query("organization"),
        query("only") == "true",
        query("currency"));
}
