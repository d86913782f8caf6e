using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Pdf;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

/// <summary>Invoices to be written, and their seller.</summary>
internal static class PdfSamples
{
    public static SellerSettings Seller => new()
    {
        Name = "Demo Identitet og Telecom AS",
        OrganizationNumber = "999888100",
        VatNumber = "NO 999888100 MVA",
        Street = "Demoveien 1",
        PostalCode = "0150",
        City = "Oslo",
        BankAccount = "15030123104",
        Email = "faktura@demo.example",
    };

    /// <summary>Two lines at 25 %, a discount, a charge, and everything that an invoice can say.</summary>
    public static InvoiceDetail Invoice => Of(
        Line(1) with
        {
            ItemNumber = "AUTH-PLAT",
            ProductName = "Innlogging, månedsavgift",
            Quantity = 2m,
            Price = 2_490m,
            Discount = 249m,
            Charge = 49m,
            Amount = 4_731m,
            Tax = 1_195m,
            ContractStart = OsloTime.MidnightOf(new(2026, 1, 1)),
            ContractEnd = OsloTime.MidnightOf(new(2026, 12, 31)),
            RecognitionStart = OsloTime.MidnightOf(new(2026, 10, 1)),
        },
        Line(2) with { ItemNumber = "SMS-NO", ProductName = "SMS, Norge", Quantity = 1_501m, Price = 0.289m, Amount = 433.79m, Tax = 108.45m }) with
    {
        User = new(null, "Telenor Maritim AS"),
        OrderReference = "4500012345",
        SalesOrderNumber = "SO-21",
        ContractReference = "KTR-42",
        DocumentReference = "DOK-7",
        CustomerAccountNumber = "551234567",
        PaymentReference = "123456782",
    };

    public static InvoiceDetail CreditNote => Of(
        Line(1) with { Quantity = -2m, Amount = -200m, Tax = -50m },
        Line(2) with { Quantity = -1m, Price = 1_000m, Amount = -1_000m, Tax = -120m }) with
    {
        Number = "KN-2.1/3",
        PaymentReference = "123456782",
    };

    public static InvoiceDetail Of(params IReadOnlyList<InvoiceLineDetail> lines) => new()
    {
        Number = "FI-1001",
        Date = new(2026, 11, 11, 23, 0, 0, DateTimeKind.Utc),
        DueOn = new(2026, 12, 12),
        Receiver = new("o-p-1", "Telenor ASA"),
        User = new("o-p-1", "Telenor ASA"),
        CurrencyCode = "NOK",
        Total = lines.Sum(line => line.Total),
        Tax = lines.Sum(line => line.Tax),
        Charge = lines.Sum(line => line.Charge),
        Discount = lines.Sum(line => line.Discount),
        HeaderTax = 0m,
        Address = new("Snarøyveien", "30", "1360", "Fornebu", null, "NO", "NOR"),
        Settled = false,
        Lines = lines,
    };

    public static InvoiceLineDetail Line(int number) => new()
    {
        Number = number,
        ItemNumber = $"VARE-{number}",
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

    public static byte[] Write(InvoiceDetail invoice, string language = "nb", SellerSettings? seller = null)
    {
        using var output = new MemoryStream();
        InvoicePdf.Write(invoice, seller ?? Seller, InvoicePdf.LanguageOf(language), output);
        return output.ToArray();
    }

    public static PdfReader Read(InvoiceDetail invoice, string language = "nb", SellerSettings? seller = null) => new(Write(invoice, language, seller));
}
