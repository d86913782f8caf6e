using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Ehf;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Ehf;

/// <summary>Each fault by itself: the code, the rule it would break, and where it is mended.</summary>
public sealed class RefusingEhf
{
    [Theory]
    [InlineData("Name", " ", EhfFaultCode.SellerName, "BR-06")]
    [InlineData("OrganizationNumber", null, EhfFaultCode.SellerNumberMissing, "PEPPOL-EN16931-R020")]
    [InlineData("OrganizationNumber", "999888101", EhfFaultCode.SellerNumberInvalid, "PEPPOL-COMMON-R041")]
    [InlineData("OrganizationNumber", "000000000", EhfFaultCode.SellerNumberInvalid, "PEPPOL-COMMON-R041")]
    [InlineData("Endpoint", "123", EhfFaultCode.SellerEndpointInvalid, "PEPPOL-COMMON-R041")]
    [InlineData("CountryCode", "XX", EhfFaultCode.SellerCountry, "BR-09")]
    [InlineData("VatNumber", "999888101", EhfFaultCode.SellerVatInvalid, "NO-R-001")]
    [InlineData("VatNumber", "SE999888100MVA", EhfFaultCode.SellerVatInvalid, "NO-R-001")]
    [InlineData("VatNumber", null, EhfFaultCode.SellerVatMissing, "BR-S-02")]
    [InlineData("BankAccount", "", EhfFaultCode.SellerBankAccount, "BR-61")]
    public void WhatTheSettingsOfTheSellerLack(string setting, string? value, EhfFaultCode code, string rule)
    {
        var seller = SomeEhf.Seller;
        typeof(SellerSettings).GetProperty(setting)!.SetValue(seller, value);

        AssertRefused(SomeEhf.Facts with { Seller = seller }, code, rule, EhfPlace.Seller, setting);
    }

    [Theory]
    [InlineData(null, "NO", EhfFaultCode.BuyerNumberMissing, "PEPPOL-EN16931-R010", "EntityId")]
    [InlineData("91474231", "NO", EhfFaultCode.BuyerNumberForm, "PEPPOL-COMMON-R041", "EntityId")]
    [InlineData("914742316", null, EhfFaultCode.BuyerNumberCheckDigit, "PEPPOL-COMMON-R041", "EntityId")]
    [InlineData("556016-0680", "SE", EhfFaultCode.BuyerForeign, "PEPPOL-EN16931-R010", "EntityVatNumber")]
    [InlineData("999888100", "LT", EhfFaultCode.BuyerForeign, "PEPPOL-EN16931-R010", "EntityVatNumber")]
    public void WhatTheReceiversNumberLacks(string? number, string? country, EhfFaultCode code, string rule, string field) =>
        AssertRefused(SomeEhf.Facts with { Buyer = SomeEhf.Buyer with { Number = number, Country = country } }, code, rule, EhfPlace.Organization, field);

    [Fact]
    public void ABranchOfAForeignCompanyHasItsNorwegianNumberForVatToo() =>
        WritingEhf.Write(SomeEhf.Facts with { Buyer = SomeEhf.Buyer with { Country = "SE" } });

    [Theory]
    [InlineData(true, EhfFaultCode.BuyerHidden, EhfPlace.Colleague)]
    [InlineData(false, EhfFaultCode.BuyerUnknown, EhfPlace.Erp)]
    public void AReceiverThatIsNotThere(bool hasReceiver, EhfFaultCode code, EhfPlace place) =>
        AssertRefused(SomeEhf.Facts with { Buyer = null, HasReceiver = hasReceiver }, code, "PEPPOL-EN16931-R010", place, null);

    [Theory]
    [InlineData(0, null, EhfFaultCode.BuyerReferenceNoAccount)]
    [InlineData(1, " ", EhfFaultCode.BuyerReferenceEmpty)]
    [InlineData(2, null, EhfFaultCode.BuyerReferenceSeveralAccounts)]
    public void NothingThatTheBuyerKnowsThePurchaseBy(int accounts, string? reference, EhfFaultCode code) => AssertRefused(
        SomeEhf.Facts.With(invoice => invoice with { OrderReference = null }) with { Buyer = SomeEhf.Buyer with { OpenAccounts = accounts, AccountReference = reference } },
        code,
        "PEPPOL-EN16931-R003",
        EhfPlace.BillingAccounts,
        null);

    [Fact]
    public void WhatTheInvoiceItselfLacks()
    {
        void Refused(EhfFaultCode code, string rule, Func<InvoiceDetail, InvoiceDetail> change) =>
            AssertRefused(SomeEhf.Facts.With(change), code, rule, EhfPlace.Erp, null);

        Refused(EhfFaultCode.NumberMissing, "BR-02", invoice => invoice with { Number = "\u0001" });
        Refused(EhfFaultCode.CurrencyUnknown, "BR-CL-04", invoice => invoice with { CurrencyCode = "KR", Lines = [invoice.Lines[0] with { CurrencyCode = "KR" }] });
        Refused(EhfFaultCode.InvoiceCountryUnknown, "BR-CL-14", invoice => invoice with { Address = invoice.Address with { CountryCode = "UK" } });
        Refused(EhfFaultCode.AmountTooLarge, "BR-15", invoice => invoice with { Total = decimal.MaxValue });
        Refused(EhfFaultCode.NoLines, "BR-16", invoice => invoice with { Lines = [] });
        Refused(EhfFaultCode.Tax, "BR-CO-14", invoice => invoice with { Tax = 35m, Total = 135m });
        Refused(EhfFaultCode.Total, "BR-CO-16", invoice => invoice with { Total = 125.51m });
        Refused(EhfFaultCode.HeaderDiscount, "BR-CO-11", invoice => invoice with { Discount = -10m, Total = 135m });
        Refused(EhfFaultCode.HeaderCharge, "BR-CO-12", invoice => invoice with { Charge = -10m, Total = 115m });
    }

    [Fact]
    public void WhatALineLacks()
    {
        void Refused(EhfFaultCode code, string rule, Func<InvoiceLineDetail, InvoiceLineDetail> change)
        {
            var facts = SomeEhf.Of([SomeEhf.Line(1, 100m, 25m), change(SomeEhf.Line(2, 100m, 25m))]).With(invoice => invoice with { CurrencyCode = "NOK" });
            Assert.Equal(2, AssertRefused(facts, code, rule, EhfPlace.Erp, null).Line);
        }

        Refused(EhfFaultCode.LineName, "BR-25", line => line with { ProductName = " ", ItemNumber = null });
        Refused(EhfFaultCode.LineCurrency, "PEPPOL-EN16931-R051", line => line with { CurrencyCode = "SEK" });
        Refused(EhfFaultCode.LineAmount, "PEPPOL-EN16931-R120", line => line with { Quantity = 1.0003m });
        Refused(EhfFaultCode.LineTax, "BR-CO-04", line => line with { Tax = 20m });
        Refused(EhfFaultCode.LineTax, "BR-CO-04", line => line with { Tax = -25m });
        Refused(EhfFaultCode.LinePeriod, "BR-30", line => line with { ContractStart = new(2026, 2, 1), ContractEnd = new(2026, 1, 1) });
    }

    [Theory]
    [InlineData(0, 59, 10, EhfFaultCode.HeaderChargeTax, "BR-37")]
    [InlineData(40, 0, -3, EhfFaultCode.HeaderDiscountTax, "BR-32")]
    [InlineData(0, 0, 5, EhfFaultCode.HeaderTaxAlone, "BR-CO-14")]
    public void AHeadersTaxThatFitsNoRate(int discount, int charge, int tax, EhfFaultCode code, string rule) =>
        AssertRefused(SomeEhf.Of([SomeEhf.Line(1, 100m, 25m)], discount, charge, tax), code, rule, EhfPlace.Erp, null);

    [Fact]
    public void AHeadersTaxThatIsOffByMoreThanItsRounding()
    {
        AssertRefused(SomeEhf.Of([SomeEhf.Line(1, 100m, 25m)], charge: 59m, headerTax: 8.87m), EhfFaultCode.HeaderChargeTax, "BR-37", EhfPlace.Erp, null);
        WritingEhf.Write(SomeEhf.Of([SomeEhf.Line(1, 100m, 25m)], charge: 59m, headerTax: 8.86m));
    }

    [Fact]
    public void AReceiverWithoutACountryWhereTheInvoiceHasNone()
    {
        var facts = SomeEhf.Facts.With(invoice => invoice with { Address = invoice.Address with { CountryCode = null, CountryCode3 = null } });

        AssertRefused(facts with { Buyer = SomeEhf.Buyer with { Country = null } }, EhfFaultCode.BuyerCountryMissing, "BR-11", EhfPlace.Organization, "Country");
        AssertRefused(facts with { Buyer = SomeEhf.Buyer with { Country = "ZZ" } }, EhfFaultCode.BuyerCountryUnknown, "BR-CL-14", EhfPlace.Organization, "Country");
        WritingEhf.Write(facts);
    }

    [Fact]
    public void AnInvoiceWithoutAReceiversName() => AssertRefused(
        SomeEhf.Facts.With(invoice => invoice with { Receiver = new(null, " ") }) with { Buyer = SomeEhf.Buyer with { LegalName = null } },
        EhfFaultCode.BuyerName,
        "BR-07",
        EhfPlace.Organization,
        "EntityLegalName");

    [Fact]
    public void EveryFaultIsToldAtOnceTheSellersFirst()
    {
        var seller = SomeEhf.Seller;
        seller.BankAccount = null;
        var facts = SomeEhf.Facts.With(invoice => invoice with { OrderReference = null, Total = 10m });

        var faults = EhfReadiness.Check(facts with { Seller = seller, Buyer = SomeEhf.Buyer with { Number = null, OpenAccounts = 0 } }).Faults;

        Assert.Equal(
            [EhfFaultCode.SellerBankAccount, EhfFaultCode.BuyerNumberMissing, EhfFaultCode.BuyerReferenceNoAccount, EhfFaultCode.Total],
            faults.Select(fault => fault.Code));
        Assert.Equal((125m, 10m), (faults[^1].Expected, faults[^1].Found));
    }

    [Fact]
    public void AllInvoicesToAnOrganizationLackWhatItLacks()
    {
        var faults = EhfReadiness.Check(SomeEhf.Seller, SomeEhf.Buyer with { Number = null, OpenAccounts = 3 }, out var reference);

        Assert.Equal([EhfFaultCode.BuyerNumberMissing], faults.Select(fault => fault.Code));
        Assert.Equal((EhfFaultCode.BuyerReferenceSeveralAccounts, 3m), (reference?.Code, reference?.Found));
    }

    [Fact]
    public void EveryFaultHasARuleAndIsAskedForHere() => Assert.All(Enum.GetValues<EhfFaultCode>(), code =>
    {
        var fault = new EhfFault(code);
        Assert.Matches("^(BR-[A-Z0-9-]+|PEPPOL-(EN16931|COMMON)-R[0-9]{3}|NO-R-00[12])$", fault.Rule);
        Assert.True(Enum.IsDefined(fault.Place));
    });

    private static EhfFault AssertRefused(EhfFacts facts, EhfFaultCode code, string rule, EhfPlace place, string? field)
    {
        var readiness = EhfReadiness.Check(facts);
        Assert.Null(readiness.Document);
        var fault = Assert.Single(readiness.Faults);
        Assert.Equal((code, rule, place, field), (fault.Code, fault.Rule, fault.Place, fault.Field));
        return fault;
    }
}
