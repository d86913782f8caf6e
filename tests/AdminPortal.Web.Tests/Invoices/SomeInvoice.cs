using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;

namespace AdminPortal.Web.Tests.Invoices;

/// <summary>An invoice that passes every check, with the checks run over it; <c>with</c> spoils it.</summary>
internal static class SomeInvoice
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static InvoiceDetail Sound => new()
    {
        Number = "INV-1",
        Date = new(2026, 2, 10, 23, 0, 0, DateTimeKind.Utc),
        DueOn = new(2026, 3, 13),
        Receiver = new("o-p-1", "Nordlys AS"),
        User = new(null, "Sørlys AS"),
        CurrencyCode = "NOK",
        Total = 250m,
        Tax = 50m,
        Charge = 0m,
        Discount = 10m,
        HeaderTax = 0m,
        Address = new("Storgata", "1", "0155", "Oslo", null, "NO", "NOR"),
        PaymentReference = "123456782",
        Settled = false,
        Lines = [Line(1), Line(2) with { Quantity = 1.5m, Price = 73.333333m, Discount = 10m }],
    };

    public static InvoiceLineDetail Line(int number) => new()
    {
        Number = number,
        ItemNumber = $"ITEM-{number}",
        ProductName = $"Produkt {number}",
        Quantity = 1m,
        Unit = "stk",
        Price = 100m,
        Amount = 100m,
        Discount = 0m,
        Charge = 0m,
        Tax = 25m,
        CurrencyCode = "NOK",
    };

    public static InvoiceDetail Checked(this InvoiceDetail invoice, int others = 0, DateOnly? today = null)
    {
        var lines = invoice.Lines.Select(line => new InvoiceLineFacts(
            line.Number, line.CurrencyCode, line.Amount, line.Discount, line.Charge, line.Tax, line.Contract, line.Recognition));
        var facts = new InvoiceFacts(
            invoice.CurrencyCode, invoice.Total, invoice.Discount, invoice.Charge, invoice.Tax, invoice.HeaderTax, invoice.PaymentReference, invoice.Settled, invoice.Paid, invoice.DueOn, [.. lines]);
        return invoice with { Checks = SettlementChecks.Run(facts, today ?? Today, others) };
    }
}
