using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Ehf;

namespace AdminPortal.Application.Tests.Invoices.Ehf;

/// <summary>Facts that are ready; <c>with</c> spoils them.</summary>
internal static class SomeEhf
{
    public static SellerSettings Seller => new()
    {
        Name = "Demo Identitet AS",
        OrganizationNumber = "999 888 100",
        VatNumber = "NO 999888100 MVA",
        Street = "Demoveien 1",
        PostalCode = "0150",
        City = "Oslo",
        BankAccount = "1503.01.23104",
        Email = "faktura@demo.example",
    };

    public static EhfBuyer Buyer => new("o-p-1", "914 742 315", "NO 914 742 315 MVA", "TELENOR AS", "NO", 1, "Telenor ASA - IT department");

    public static InvoiceDetail Invoice => new()
    {
        Number = "INV-1",
        Date = new(2026, 2, 10, 23, 0, 0, DateTimeKind.Utc),
        DueOn = new(2026, 3, 13),
        Receiver = new("o-p-1", "TELENOR"),
        User = new("o-p-1", "TELENOR"),
        CurrencyCode = "NOK",
        Total = 125m,
        Tax = 25m,
        Charge = 0m,
        Discount = 0m,
        HeaderTax = 0m,
        Address = new("Innherredsveien", "1A", "7018", "Trondheim", null, "NO", "NOR"),
        OrderReference = "4500012345",
        PaymentReference = "123456782",
        Settled = false,
        Lines = [Line(1, 100m, 25m)],
    };

    public static EhfFacts Facts => new(Invoice, Seller, Buyer, true);

    public static InvoiceLineDetail Line(int number, decimal amount, decimal tax) => new()
    {
        Number = number,
        ItemNumber = $"ITEM-{number}",
        ProductName = $"Produkt {number}",
        Quantity = 1m,
        Unit = "pcs",
        Price = amount,
        Amount = amount,
        Discount = 0m,
        Charge = 0m,
        Tax = tax,
        CurrencyCode = "NOK",
    };

    /// <summary>The invoice with these lines and what stands on its header besides, added up as the ERP does.</summary>
    public static EhfFacts Of(IReadOnlyList<InvoiceLineDetail> lines, decimal discount = 0m, decimal charge = 0m, decimal headerTax = 0m, decimal rounding = 0m)
    {
        var tax = lines.Sum(line => line.Tax) + headerTax;
        var charges = lines.Sum(line => line.Charge) + charge;
        return Facts.With(invoice => invoice with
        {
            Lines = lines,
            CurrencyCode = lines.Count > 0 ? lines[0].CurrencyCode : "NOK",
            HeaderTax = headerTax,
            Tax = tax,
            Discount = lines.Sum(line => line.Discount) + discount,
            Charge = charges,
            Total = lines.Sum(line => line.Amount) - discount + charges + tax + rounding,
        });
    }

    public static EhfFacts With(this EhfFacts facts, Func<InvoiceDetail, InvoiceDetail> change) => facts with { Invoice = change(facts.Invoice) };
}
