using System.Text;
using System.Xml.Linq;
using System.Xml.XPath;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Ehf;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Ehf;

public sealed class WritingEhf
{
    [Fact]
    public void AnInvoiceThatIsReadyBreaksNoRule()
    {
        var xml = Write(SomeEhf.Facts);

        Assert.Equal("Invoice", xml.Name.LocalName);
        Assert.Equal(
            ["INV-1", "2026-02-11", "2026-03-13", "380", "4500012345", "4500012345", "123456782", "15030123104", "125.00"],
            Texts(xml, "ID", "IssueDate", "DueDate", "InvoiceTypeCode", "BuyerReference", "OrderReference/ID", "PaymentMeans/PaymentID", "PaymentMeans/PayeeFinancialAccount/ID", "LegalMonetaryTotal/PayableAmount"));
    }

    [Fact]
    public void ANegativeTotalIsACreditNoteWithAllSignsTurned()
    {
        var line = SomeEhf.Line(1, -4731m, -1182.75m) with { Quantity = -2m, Price = 2490m, Discount = -249m };

        var xml = Write(SomeEhf.Of([line]));

        Assert.Equal("CreditNote", xml.Name.LocalName);
        Assert.Equal(
            ["381", "", "2", "2490.00", "4731.00", "false", "249.00", "5913.75"],
            Texts(xml, "CreditNoteTypeCode", "DueDate", "CreditNoteLine/CreditedQuantity", "CreditNoteLine/Price/PriceAmount", "CreditNoteLine/LineExtensionAmount", "CreditNoteLine/AllowanceCharge/ChargeIndicator", "CreditNoteLine/AllowanceCharge/Amount", "LegalMonetaryTotal/PayableAmount"));
        Assert.NotEqual("", Assert.Single(Texts(xml, "PaymentTerms/Note")));
    }

    [Fact]
    public void ALinesChargeIsInItsAmountThoughTheErpKeepsItApart()
    {
        var xml = Write(SomeEhf.Of([SomeEhf.Line(1, 90m, 25m) with { Price = 100m, Discount = 10m, Charge = 10m }]));

        Assert.Equal(["100.00", "100.00", "125.00", ""], Texts(xml, "InvoiceLine/LineExtensionAmount", "LegalMonetaryTotal/LineExtensionAmount", "LegalMonetaryTotal/PayableAmount", "LegalMonetaryTotal/ChargeTotalAmount"));
        Assert.Equal(["false 10.00", "true 10.00"], xml.XPathSelectElements("InvoiceLine/AllowanceCharge").Select(a => $"{a.Element("ChargeIndicator")!.Value} {a.Element("Amount")!.Value}"));
    }

    [Theory]
    [InlineData(0, "S 25 100.00 25.00 Z 0 -40.00 0.00")]
    [InlineData(-10, "S 25 60.00 15.00")]
    public void TheHeadersTaxSaysHowItsDiscountIsTaxed(int headerTax, string parts)
    {
        var xml = Write(SomeEhf.Of([SomeEhf.Line(1, 100m, 25m)], discount: 40m, headerTax: headerTax));

        Assert.Equal(parts, Parts(xml));
    }

    [Fact]
    public void TheHeadersChargeHasTheRateOfItsTax() =>
        Assert.Equal("S 25 100.00 25.00 S 15 59.00 8.85", Parts(Write(SomeEhf.Of([SomeEhf.Line(1, 100m, 25m)], charge: 59m, headerTax: 8.85m))));

    [Fact]
    public void EveryRateIsAPartOfItsOwn() => Assert.Equal(
        "S 25 100.00 25.00 S 15 100.00 15.00 S 12 100.00 12.00 Z 0 100.00 0.00",
        Parts(Write(SomeEhf.Of([SomeEhf.Line(1, 100m, 0m), SomeEhf.Line(2, 100m, 12m), SomeEhf.Line(3, 100m, 25m), SomeEhf.Line(4, 100m, 15m)]))));

    [Fact]
    public void ATotalInWholeKronerIsRounded()
    {
        var xml = Write(SomeEhf.Of([SomeEhf.Line(1, 100.30m, 25.08m)], rounding: -0.38m));

        Assert.Equal(["125.38", "-0.38", "125.00"], Texts(xml, "LegalMonetaryTotal/TaxInclusiveAmount", "LegalMonetaryTotal/PayableRoundingAmount", "LegalMonetaryTotal/PayableAmount"));
    }

    /// <summary>Three lines of 0.10 have 0.03 tax each, rounded line by line; 25 % of 0.30 is 0.08.</summary>
    [Fact]
    public void TaxRoundedLineByLineIsMadeUpInTheRounding()
    {
        var xml = Write(SomeEhf.Of([SomeEhf.Line(1, 0.10m, 0.03m), SomeEhf.Line(2, 0.10m, 0.03m), SomeEhf.Line(3, 0.10m, 0.03m)]));

        Assert.Equal(["0.08", "0.01", "0.39"], Texts(xml, "TaxTotal/TaxAmount", "LegalMonetaryTotal/PayableRoundingAmount", "LegalMonetaryTotal/PayableAmount"));
    }

    [Fact]
    public void ALineTooSmallToTellHasTheRateOfTheOthers() =>
        Assert.Equal("S 15 100.02 15.00", Parts(Write(SomeEhf.Of([SomeEhf.Line(1, 0.02m, 0m), SomeEhf.Line(2, 100m, 15m)]))));

    /// <summary>7 × 13.37 is 93.59, which is 94 whole yen; a quarter of that is 24.</summary>
    [Fact]
    public void ALineInWholeUnitsSaysWhatItWasRoundedBy()
    {
        var xml = Write(SomeEhf.Of([SomeEhf.Line(1, 94m, 24m) with { Quantity = 7m, Price = 13.37m, CurrencyCode = "JPY" }]));

        Assert.Equal(["94.00", "true", "Avrunding", "0.41"], Texts(xml, "InvoiceLine/LineExtensionAmount", "InvoiceLine/AllowanceCharge/ChargeIndicator", "InvoiceLine/AllowanceCharge/AllowanceChargeReason", "InvoiceLine/AllowanceCharge/Amount"));
        Assert.Equal(["23.50", "0.50", "118.00"], Texts(xml, "TaxTotal/TaxAmount", "LegalMonetaryTotal/PayableRoundingAmount", "LegalMonetaryTotal/PayableAmount"));
    }

    [Fact]
    public void WhatIsSoldAbroadWithoutTaxIsExport()
    {
        var facts = SomeEhf.Of([SomeEhf.Line(1, 100m, 0m)]).With(invoice => invoice with { Address = invoice.Address with { CountryCode = null, CountryCode3 = "SWE" } });

        var xml = Write(facts);

        Assert.Equal("G 0 100.00 0.00", Parts(xml));
        Assert.Equal(["SE", "VATEX-EU-G"], Texts(xml, "AccountingCustomerParty/Party/PostalAddress/Country/IdentificationCode", "TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReasonCode"));
    }

    [Fact]
    public void ASellerOutsideVatSaysSo()
    {
        var seller = SomeEhf.Seller;
        seller.VatNumber = " ";

        var xml = Write(SomeEhf.Of([SomeEhf.Line(1, 100m, 0m)], discount: 10m) with { Seller = seller });

        Assert.Equal("O  90.00 0.00", Parts(xml));
    }

    [Fact]
    public void WithoutAnOrderTheOneOpenAccountsReferenceIsTheBuyers()
    {
        var xml = Write(SomeEhf.Facts.With(invoice => invoice with { OrderReference = " " }));

        Assert.Equal(["Telenor ASA - IT department", ""], Texts(xml, "BuyerReference", "OrderReference"));
    }

    [Fact]
    public void APriceBelowZeroTurnsTheQuantity()
    {
        var xml = Write(SomeEhf.Of([SomeEhf.Line(1, 100m, 25m), SomeEhf.Line(2, -20m, -5m)]));

        Assert.Equal("-1", xml.XPathSelectElement("InvoiceLine[2]/InvoicedQuantity")!.Value);
    }

    [Fact]
    public void APeriodOfTheDocumentHoldsThoseOfTheLines()
    {
        DateTime On(int month, int day) => OsloTime.MidnightOf(new(2026, month, day));
        var lines = new[]
        {
            SomeEhf.Line(1, 100m, 25m) with { RecognitionStart = On(1, 1), RecognitionEnd = On(1, 31), ContractStart = On(1, 1), ContractEnd = On(12, 31) },
            SomeEhf.Line(2, 100m, 25m) with { ContractStart = On(2, 1) },
        };

        var xml = Write(SomeEhf.Of(lines));

        Assert.Equal(["2026-01-01", "2026-01-31"], Texts(xml, "InvoicePeriod/StartDate", "InvoicePeriod/EndDate"));
        Assert.Equal("2026-02-01", xml.XPathSelectElement("InvoiceLine[2]/InvoicePeriod")!.Value);
    }

    [Fact]
    public void AUnitWithoutACodeIsToldInWords()
    {
        var xml = Write(SomeEhf.Of([SomeEhf.Line(1, 100m, 25m) with { Unit = "kurv" }, SomeEhf.Line(2, 100m, 25m) with { Unit = "GB" }, SomeEhf.Line(3, 1m, 0.25m) with { Unit = null }]));

        Assert.Equal(["C62", "E34", "C62"], xml.XPathSelectElements("InvoiceLine/InvoicedQuantity").Select(quantity => quantity.Attribute("unitCode")!.Value));
        Assert.Equal(["Enhet: kurv"], xml.XPathSelectElements("InvoiceLine/Note").Select(note => note.Value));
    }

    [Fact]
    public void WhatXmlCannotHoldIsLeftOut()
    {
        var xml = Write(SomeEhf.Facts.With(invoice => invoice with
        {
            ContractReference = "\u0000\u0001",
            SalesOrderNumber = "SO <&> \"1\"",
            Lines = [invoice.Lines[0] with { ProductName = " Blå\u0000 \r\n\t fjord \ud83d\ude00\ud83d " }],
        }));

        Assert.Equal(["Blå fjord 😀", "", "SO <&> \"1\""], Texts(xml, "InvoiceLine/Item/Name", "ContractDocumentReference", "OrderReference/SalesOrderID"));
    }

    internal static XElement Write(EhfFacts facts)
    {
        var readiness = EhfReadiness.Check(facts);
        Assert.Empty(readiness.Faults);
        var xml = EhfWriter.Write(readiness.Document!);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", Encoding.UTF8.GetString(xml), StringComparison.Ordinal);
        Assert.Empty(PeppolRules.Broken(xml));
        var root = XElement.Parse(Encoding.UTF8.GetString(xml));
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return root;
    }

    private static string[] Texts(XElement root, params string[] paths) => [.. paths.Select(path => root.XPathSelectElement(path)?.Value ?? "")];

    private static string Parts(XElement root) => string.Join(" ", root.XPathSelectElements("TaxTotal/TaxSubtotal").Select(part =>
        $"{part.XPathSelectElement("TaxCategory/ID")!.Value} {part.XPathSelectElement("TaxCategory/Percent")?.Value} {part.Element("TaxableAmount")!.Value} {part.Element("TaxAmount")!.Value}"));
}
