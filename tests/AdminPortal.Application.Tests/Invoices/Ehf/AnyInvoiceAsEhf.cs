using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Application.Settlement;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Ehf;

/// <summary>What holds of all invoices, drawn by chance: right ones are ready and break no rule, and nothing at all makes the check or the writer throw.</summary>
public sealed class AnyInvoiceAsEhf
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(1_500);

    private static readonly decimal[] Odd = [0m, -0m, 0.00005m, -0.005m, 0.125m, 1m, -1m, 99.9999m, 1e13m, -1e15m, 1e16m, decimal.MaxValue, decimal.MinValue];

    private static readonly string?[] Texts = [null, "", " ", "x", "NOK", "SEK", "NO", "914742315", "999999999", "\u0000", "\ud800", "<&>\"'", "]]>", "æøå 😀", "\u0085\u2028", new('9', 5_000)];

    private static readonly DateTime[] Days = [DateTime.MinValue, DateTime.MaxValue, new(2026, 1, 1), new(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc), new(1, 1, 2)];

    [Fact]
    public void ARightInvoiceIsReadyAndItsDocumentAddsUp() => Check.One(Often, Prop.ForAll(Right().ToArbitrary(), facts =>
    {
        var readiness = EhfReadiness.Check(facts);
        Assert.Empty(readiness.Faults);
        Assert.Empty(PeppolRules.Broken(EhfWriter.Write(readiness.Document!)));
        Assert.Equal(SettlementChecks.Round(Math.Abs(facts.Invoice.Total)), readiness.Document!.Totals.Payable);
    }));

    [Fact]
    public void WhateverAnInvoiceHoldsItIsRefusedOrValid() => Check.One(Often, Prop.ForAll(Anything().ToArbitrary(), facts =>
    {
        var readiness = EhfReadiness.Check(facts);
        Assert.Equal(readiness.Document is null, readiness.Faults.Count > 0);
        Assert.Empty(readiness.Document is { } document ? PeppolRules.Broken(EhfWriter.Write(document)) : []);
    }));

    /// <summary>As the ERP makes them: each line rounded for itself, the total perhaps to whole kroner.</summary>
    private static Gen<EhfFacts> Right() =>
        from sign in Gen.Elements(1, 1, -1)
        from drafts in Gen.NonEmptyListOf(Line())
        from header in Header()
        from currency in Gen.Elements("NOK", "SEK", "EUR", "JPY")
        from country in Gen.Elements("NO", "NO", "SE")
        from hasOrder in Gen.Elements(true, false)
        from isWhole in Gen.Elements(true, false)
        let lines = drafts.Select((line, i) => Signed(line, sign) with { Number = i + 1, CurrencyCode = currency }).ToList()
        let discount = lines.Sum(line => line.Amount) * sign > header.Discount ? header.Discount * sign : 0m
        let facts = SomeEhf.Of(lines, discount, header.Charge * sign, header.Tax * sign)
        let total = facts.Invoice.Total
        where total * sign >= (isWhole ? 1m : 0.01m)
        select facts.With(invoice => invoice with
        {
            Total = isWhole ? decimal.Round(total, 0, MidpointRounding.AwayFromZero) : total,
            OrderReference = hasOrder ? "4500012345" : null,
            Address = invoice.Address with { CountryCode = country },
        });

    private static Gen<InvoiceLineDetail> Line() =>
        from quantity in Gen.Choose(1, 4_000_000).Select(n => n / 1_000m)
        from price in Gen.Choose(0, 9_000_000).Select(n => n / 1_000_000m * 200m)
        from discountPercent in Gen.Elements(0, 0, 0, 5, 33)
        from charge in Gen.Elements(0m, 0m, 49m, 0.01m)
        from rate in Gen.Elements(25m, 25m, 25m, 15m, 12m, 0m)
        from isTurned in Gen.Elements(false, false, false, true)
        from start in Gen.Choose(-400, 400)
        from days in Gen.Choose(0, 400)
        from hasPeriod in Gen.Elements(true, false)
        let gross = SettlementChecks.Round(quantity * price)
        let discount = SettlementChecks.Round(gross * discountPercent / 100m)
        let amount = gross - discount
        let first = new DateTime(2026, 1, 1, 23, 0, 0, DateTimeKind.Utc).AddDays(start)
        select SomeEhf.Line(1, amount, SettlementChecks.Round((amount + charge) * rate / 100m)) with
        {
            Quantity = isTurned ? -quantity : quantity,
            Price = isTurned ? -price : price,
            Discount = discount,
            Charge = charge,
            RecognitionStart = hasPeriod ? first : null,
            RecognitionEnd = hasPeriod ? first.AddDays(days) : null,
        };

    private static InvoiceLineDetail Signed(InvoiceLineDetail line, int sign) => line with
    {
        Quantity = line.Quantity * sign,
        Amount = line.Amount * sign,
        Discount = line.Discount * sign,
        Charge = line.Charge * sign,
        Tax = line.Tax * sign,
    };

    private static Gen<(decimal Discount, decimal Charge, decimal Tax)> Header() =>
        from discount in Gen.Elements(0m, 0m, 12.34m, 100m)
        from charge in Gen.Elements(0m, 0m, 59m, 0.5m)
        from rate in Gen.Elements(0m, 12m, 15m, 25m)
        from isDiscountTaxed in Gen.Elements(true, false)
        select (discount, charge, SettlementChecks.Round((charge - (isDiscountTaxed ? discount : 0m)) * rate / 100m));

    private static Gen<EhfFacts> Anything() =>
        from right in Right()
        from amounts in Gen.ArrayOf(Amount(), 11)
        from texts in Gen.ArrayOf(Gen.Elements(Texts), 12)
        from days in Gen.ArrayOf(Gen.Elements(Days), 5)
        from spoilt in Gen.Choose(0, 31)
        from lines in Gen.Choose(0, 2)
        from open in Gen.Choose(0, 2)
        let line = new InvoiceLineDetail
        {
            Number = (int)(amounts[0] % 7m),
            ProductName = texts[0],
            ItemNumber = texts[1],
            Unit = texts[2],
            CurrencyCode = texts[3] ?? "NOK",
            Quantity = amounts[0],
            Price = amounts[1],
            Amount = amounts[2],
            Discount = amounts[3],
            Charge = amounts[4],
            Tax = amounts[5],
            ContractStart = days[0],
            ContractEnd = days[1],
            RecognitionEnd = days[2],
        }
        let seller = new SellerSettings { Name = texts[4], OrganizationNumber = texts[5], VatNumber = texts[6], Endpoint = texts[7], BankAccount = texts[8], Bic = texts[9], CountryCode = texts[10]!, Phone = texts[11] }
        select (right with
        {
            Seller = (spoilt & 1) == 0 ? right.Seller : seller,
            Buyer = (spoilt & 2) == 0 ? right.Buyer : open == 2 ? null : new(texts[0], texts[1], texts[2], texts[3], texts[4], open, texts[5]),
        }).With(invoice => invoice with
        {
            Lines = (spoilt & 4) == 0 ? invoice.Lines : [.. invoice.Lines, .. Enumerable.Repeat(line, lines)],
            Number = (spoilt & 8) == 0 ? invoice.Number : texts[6]!,
            Date = (spoilt & 8) == 0 ? invoice.Date : days[3],
            OrderReference = texts[7],
            PaymentReference = texts[8],
            ContractReference = texts[9],
            Address = (spoilt & 8) == 0 ? invoice.Address : new(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6]),
            Total = (spoilt & 16) == 0 ? invoice.Total : amounts[6],
            Tax = (spoilt & 16) == 0 ? invoice.Tax : amounts[7],
            Discount = (spoilt & 16) == 0 ? invoice.Discount : amounts[8],
            Charge = (spoilt & 16) == 0 ? invoice.Charge : amounts[9],
            HeaderTax = (spoilt & 16) == 0 ? invoice.HeaderTax : amounts[10],
        });

    private static Gen<decimal> Amount() => Gen.OneOf(Gen.Elements(Odd), Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 100m));
}
