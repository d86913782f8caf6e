using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>Says in plain words what a check found, and how its outcome looks.</summary>
public static class CheckWords
{
    public static string Of(CheckResult check, InvoiceDetail invoice, IStringLocalizer texts) => check switch
    {
        { Code: CheckCode.PaymentReference, Reference: { } kind } => texts[$"Reference.{kind}{(kind is PaymentReferenceKind.Missing ? $".{check.Outcome}" : "")}"],
        { Code: CheckCode.DueDate, Outcome: CheckOutcome.Passed } =>
            invoice.Settled ? texts["Check.DueDate.Settled"] : texts["Check.DueDate.Passed", Display.Date(invoice.DueOn)],
        { Code: CheckCode.DueDate } => texts[$"Check.DueDate.Failed{One(check)}", Display.Date(invoice.DueOn), Display.Number(check.Count)],
        { Code: CheckCode.UniqueReference, Outcome: CheckOutcome.Failed } => texts[$"Check.UniqueReference.Failed{One(check)}", Display.Number(check.Count)],
        { Code: CheckCode.Evidence or CheckCode.PaidUnsettled } => OfPayment(check, invoice, texts),
        { Code: CheckCode.Currency } => texts[$"Check.Currency.{check.Outcome}", invoice.CurrencyCode],
        _ => texts[$"Check.{check.Code}.{check.Outcome}"],
    };

    /// <summary>The style sheet's name for an outcome.</summary>
    public static string ClassOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Failed => "failed",
        CheckOutcome.Warning => "warned",
        CheckOutcome.NotApplicable => "skipped",
    };

    public static string IconOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "success",
        CheckOutcome.Failed => "failure",
        CheckOutcome.Warning => "alert",
        CheckOutcome.NotApplicable => "ban",
    };

    /// <summary>What stands for the expected figure, and for the one found.</summary>
    public static (string Expected, string Found) FigureNames(CheckResult check) => check.Code switch
    {
        CheckCode.Evidence or CheckCode.PaidUnsettled => ("Amount", "Figure.Paid"),
        CheckCode.Charge or CheckCode.Discount => ("Figure.OfLines", "Figure.Found"),
        _ => ("Figure.Expected", "Figure.Found"),
    };

    private static string OfPayment(CheckResult check, InvoiceDetail invoice, IStringLocalizer texts)
    {
        string Money(decimal amount) => Display.Money(amount, invoice.CurrencyCode);
        return check.Figures switch
        {
            null => texts[invoice.Total <= 0 ? "Check.Payment.Credit" : $"Check.{check.Code}.NotApplicable"],
            { Difference: > SettlementChecks.Tolerance } over => texts[$"Check.{check.Code}.Over", Money(over.Found), Money(over.Difference)],
            { Difference: < -SettlementChecks.Tolerance, Found: not 0 } part => texts[$"Check.{check.Code}.Part", Money(part.Found), Money(part.Expected), Money(-part.Difference)],
            _ => texts[$"Check.{check.Code}.{check.Outcome}"],
        };
    }

    private static string One(CheckResult check) => check.Count == 1 ? ".One" : "";
}
