using System.Globalization;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices;
using AdminPortal.Web.Settlement;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Audit;

/// <summary>Words for what stands in the trail. What is newer than the texts keeps its own name.</summary>
public static class AuditWords
{
    private const string None = "—";

    /// <summary>Fields of an invoice's line are named <c>Line 3: LineAmount</c>.</summary>
    private const string Line = "Line ";

    private const string OfLine = ": ";

    private static readonly string[] InvoiceDates = ["InvoiceDate", "ContractStart", "ContractEnd", "RevenueRecognitionStart", "RevenueRecognitionEnd"];

    /// <summary>What somebody did, up to the name of the object: "changed account".</summary>
    public static string Deed(this IStringLocalizer<AuditTexts> texts, AuditEntryDetail entry) =>
        texts.Find($"Deed.{entry.Subject.Type}.{StepOf(entry)}") ?? $"{texts.Word("Action", entry.Action)} {texts.Word("Type", entry.Subject.Type)}";

    /// <summary>What a field is called; some are called otherwise on another kind of object.</summary>
    public static string Field(this IStringLocalizer<AuditTexts> texts, string type, string field) =>
        field.StartsWith(Line, StringComparison.Ordinal) && field.IndexOf(OfLine, StringComparison.Ordinal) is > 0 and var end
            ? texts["Field.Line", field[Line.Length..end], texts.Field(type, field[(end + OfLine.Length)..])]
            : texts.Find($"Field.{type}.{field}") ?? texts.Word("Field", field);

    /// <summary>A value as plain text.</summary>
    public static string Value(this IStringLocalizer<AuditTexts> texts, string field, AuditValue value) => value switch
    {
        { IsHidden: true } => texts["Value.Hidden"],
        { Text: null } => None,
        { Name: { } name, Text: var id } => field == "Products" ? $"{name} ({id})" : name,
        { Text: var text } => texts.Find($"Value.{field}.{text}") ?? Written(texts, field, text),
    };

    /// <summary>Why; also where one change took back another.</summary>
    public static string? Reason(this IStringLocalizer<AuditTexts> texts, AuditEntryDetail entry) =>
        UndoReason.OperationIn(entry.Reason) is null ? entry.Reason : texts["Reason.Undo"];

    /// <summary>A word by its kind and name, or the name itself.</summary>
    public static string Word(this IStringLocalizer<AuditTexts> texts, string kind, string name) => texts.Find($"{kind}.{name}") ?? name;

    /// <summary>The page of what was changed; null where there is none, or the reader does not see it.</summary>
    public static string? HrefOf(AuditSubject subject) => subject switch
    {
        { Name: null } => null,
        { Type: AuditObjectTypes.Invoice or AuditObjectTypes.SettlementCase } => PortalUrls.Invoice(subject.Id),
        { Type: AuditObjectTypes.PaymentFile } => PortalUrls.Settlement(SettlementPage.Payments),
        { Type: AuditObjectTypes.InvoiceImport } => PortalUrls.Admin,
        { Type: AuditObjectTypes.BillingAccount } => PortalUrls.BillingAccount(subject.Id),
        { Type: AuditObjectTypes.StaffMember } => PortalUrls.StaffMember(subject.Id),
        _ => HrefOf(subject.Id),
    };

    /// <summary>The page of what an id stands for; null where there is none.</summary>
    public static string? HrefOf(string? id) => id switch
    {
        null => null,
        _ when id.StartsWith(PublicId.Organization, StringComparison.Ordinal) => PortalUrls.Organization(id),
        _ when id.StartsWith(PublicId.Contact, StringComparison.Ordinal) => PortalUrls.Contact(id),
        _ when id.StartsWith("a-", StringComparison.Ordinal) => PortalUrls.Account(id),
        _ when id.StartsWith("org-", StringComparison.Ordinal) => PortalUrls.ApiClient(id),
        _ => null,
    };

    /// <summary>A request is asked for, approved or declined, a billing account activated or cancelled, and a case explained, closed or noted on, which the trail knows as created and changed.</summary>
    private static string StepOf(AuditEntryDetail entry)
    {
        if (entry.Subject.Type == AuditObjectTypes.SettlementCase)
        {
            return StepOfCase(entry);
        }

        if (entry.Subject.Type == AuditObjectTypes.ApiClient && entry.Action == AuditActions.Changed && entry.Fields.Any(field => field.Name == "RevokedAt"))
        {
            return "RevokedAt";
        }

        var told = entry.Fields.FirstOrDefault(field => field.Name == (entry.Action == AuditActions.Created ? "Kind" : "Status"))?.New.Text;
        return entry.Subject.Type is AuditObjectTypes.ProtectionRequest or AuditObjectTypes.BillingAccount && told is not null ? told : entry.Action;
    }

    private static string StepOfCase(AuditEntryDetail entry)
    {
        var status = entry.Fields.FirstOrDefault(field => field.Name == "Status")?.New.Text;
        var isNoted = entry.Fields.Any(field => field.Name == "Note");
        return status == "Explained" || (status is not null && entry.Action == AuditActions.Changed) ? status
            : isNoted ? "Note"
            : entry.Action;
    }

    private static string Written(IStringLocalizer<AuditTexts> texts, string field, string text) => field switch
    {
        "Country" or "BillingCountry" => Display.Country(text),
        "PaymentTermsDays" => texts["Value.Days", text],
        "ReviewOn" or "DueOn" when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) => Display.Date(day),
        _ when field.EndsWith("Amount", StringComparison.Ordinal) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) => amount.ToString("#,##0.00##", CultureInfo.CurrentCulture),
        "PaidAmount" when text.Split(' ') is [var sum, var currency] && decimal.TryParse(sum, NumberStyles.Number, CultureInfo.InvariantCulture, out var money) =>
            Display.Money(money, currency),
        _ when InvoiceDates.Any(name => field.EndsWith(name, StringComparison.Ordinal)) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) =>
            Display.Date(OsloTime.DateOf(instant)),
        _ when DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) => Display.Exact(time),
        _ when text is "True" or "False" => texts[$"Value.{text}"],
        _ => text,
    };

    private static string? Find(this IStringLocalizer<AuditTexts> texts, string key) => texts[key] is { ResourceNotFound: false } text ? text.Value : null;
}
