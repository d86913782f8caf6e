using AdminPortal.Application.Invoices;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

public sealed class WritingAnyInvoice
{
    private static readonly string[] Odd =
    [
        "", " ", "\0\u0001\u001B[31m", "a\r\nb\tc", "😀👩‍👩‍👧", "\uD800", "x\uDC00y", "\uFFFE\uFFFF", "\u202Eשלום\u2066", "e\u0301\u0302\u0303", "\u00AD\u200B\uFEFF",
        "<>&()\\/[]%", "null", new string('W', 3_000), string.Concat(Enumerable.Repeat("ord ", 900)), "\u00A0\u2007\u202F", "１２", "ﷺ", "﷽",
    ];

    private static readonly decimal[] Extremes = [0m, 0.0001m, -0.005m, 922_337_203_685_477m, -922_337_203_685_477m, 123_456_789.123456m];

    private static Gen<string?> Texts => Gen.OneOf<string?>(
        Gen.Constant<string?>(null),
        Gen.Elements<string?>(Odd),
        Gen.Choose(0, 0xFFFF).Select(c => (char)c).ListOf().Select(characters => (string?)string.Concat(characters)),
        Gen.Elements<string?>("Nordlys AS", "Ήλιος", "Солнце"));

    private static Gen<decimal> Amounts => Gen.OneOf(Gen.Elements(Extremes), Gen.Choose(-10_000_000, 10_000_000).Select(n => n / 100m));

    private static Gen<DateTime?> Times => Gen.Elements<DateTime?>(null, DateTime.UnixEpoch, new DateTime(2026, 1, 1), DateTime.MinValue, DateTime.MaxValue);

    private static Gen<InvoiceLineDetail> Lines =>
        from item in Texts
        from product in Texts
        from unit in Texts
        from amounts in Amounts.ArrayOf(6)
        from currency in Gen.Frequency((9, Gen.Constant("NOK")), (1, Gen.Elements("JPY", "KWD", "", "???")))
        from times in Times.ArrayOf(4)
        select new InvoiceLineDetail
        {
            Number = 1, ItemNumber = item, ProductName = product, Unit = unit, CurrencyCode = currency,
            Quantity = amounts[0], Price = amounts[1], Amount = amounts[2], Discount = amounts[3], Charge = amounts[4], Tax = amounts[5],
            ContractStart = times[0], ContractEnd = times[1], RecognitionStart = times[2], RecognitionEnd = times[3],
        };

    private static Gen<InvoiceDetail> Invoices =>
        from texts in Texts.ArrayOf(18)
        from amounts in Amounts.ArrayOf(5)
        from count in Gen.Choose(0, 60)
        from lines in Lines.ArrayOf(count)
        from at in Times
        select new InvoiceDetail
        {
            Number = texts[0] ?? "1", Date = at ?? DateTime.UnixEpoch, DueOn = DateOnly.FromDateTime(at ?? DateTime.UnixEpoch),
            Receiver = new(null, texts[1] ?? ""), User = new(null, texts[2] ?? ""), CurrencyCode = "NOK",
            Total = amounts[0], Tax = amounts[1], Charge = amounts[2], Discount = amounts[3], HeaderTax = amounts[4],
            Address = new(texts[3], texts[4], texts[5], texts[6], texts[7], texts[8], texts[9]),
            SalesOrderNumber = texts[10], OrderReference = texts[11], PaymentReference = texts[12], CustomerAccountNumber = texts[13],
            ContractReference = texts[14], DocumentReference = texts[15], Settled = false, Lines = lines,
        };

    private static Gen<SellerSettings> Sellers =>
        from texts in Texts.ArrayOf(10)
        select new SellerSettings
        {
            Name = texts[0], OrganizationNumber = texts[1], VatNumber = texts[2], Street = texts[3], PostalCode = texts[4], City = texts[5],
            BankAccount = texts[6], Bic = texts[7], Email = texts[8], Phone = texts[9],
        };

    [Fact]
    public void It_can_be_read_back_and_every_page_counts() =>
        Prop.ForAll(Arb.From(Invoices), Arb.From(Sellers), Arb.From(Gen.Elements("nb", "en")), (invoice, seller, language) =>
        {
            var pages = PdfSamples.Read(invoice, language, seller).Pages;
            var (page, of) = language == "nb" ? ("Side", "av") : ("Page", "of");
            Assert.All(pages.Index(), one => Assert.EndsWith($"{page} {one.Index + 1} {of} {pages.Count}", one.Item[^1], StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
}
