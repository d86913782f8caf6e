using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Invoices;
using AdminPortal.Web.Invoices;

namespace AdminPortal.Web.Audit;

/// <summary>The filters of the history as its address writes them; what is not a known value narrows nothing.</summary>
/// <param name="From">First day, in Norway.</param>
/// <param name="To">Last day, in Norway.</param>
public sealed record AuditSearch(
    string? ObjectId = null,
    string? Organization = null,
    bool IsOnlyItself = false,
    string? Person = null,
    string? Field = null,
    ChangeSource? Source = null,
    string? Action = null,
    string? Type = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Operation = null)
{
    /// <summary>The fields that one can ask for; every field of the objects that staff change.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "Name", "Organization", "Parent", "Enabled", "Products", "FirstName", "MiddleName", "LastName", "Email", "Mobile", "Phone", "Country", "Roles",
        "Website", "EntityId", "EntityVatNumber", "EntityLegalName", "BillingEmail", "BillingStreet", "BillingPostalCode", "BillingCity", "BillingRegion",
        "BillingCountry", "BillingContact", "PaymentTermsDays", "Reason", "ReviewOn", "Status",
        "TotalInvoiceAmount", "Settled", "PaidAmount", "PaymentId", "AssigneeName", "DueOn", "Explanation", "Note",
    ];

    public bool IsEmpty => this == new AuditSearch();

    public bool IsReversed => From > To;

    public AuditFilter Filter => new(
        ObjectId,
        Organization,
        !IsOnlyItself,
        Person,
        Field,
        Source,
        Action,
        Type,
        From is { } from ? OsloTime.MidnightOf(from) : null,
        To is { } to && to < DateOnly.MaxValue ? OsloTime.MidnightOf(to.AddDays(1)) : null,
        Operation);

    public static AuditSearch Read(Func<string, string?> query) => new(
        query("object"),
        query("organization"),
        query("only") == "true",
        query("person"),
        query("field"),
        InvoiceSearch.ReadName<ChangeSource>(query("source")),
        AuditActions.All.FirstOrDefault(action => action == query("action")),
        AuditObjectTypes.All.FirstOrDefault(type => type == query("type")),
        InvoiceSearch.ReadDay(query("from")),
        InvoiceSearch.ReadDay(query("to")),
        query("operation"));
}
