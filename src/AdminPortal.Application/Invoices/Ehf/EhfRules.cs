using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Which official rule each fault would break, and where it is mended.</summary>
internal static class EhfRules
{
    public static string RuleOf(EhfFaultCode code) => code switch
    {
        EhfFaultCode.SellerName => "BR-06",
        EhfFaultCode.SellerNumberMissing => "PEPPOL-EN16931-R020",
        EhfFaultCode.SellerNumberInvalid => "PEPPOL-COMMON-R041",
        EhfFaultCode.SellerEndpointInvalid => "PEPPOL-COMMON-R041",
        EhfFaultCode.SellerCountry => "BR-09",
        EhfFaultCode.SellerVatInvalid => "NO-R-001",
        EhfFaultCode.SellerVatMissing => "BR-S-02",
        EhfFaultCode.SellerBankAccount => "BR-61",
        EhfFaultCode.BuyerUnknown => "PEPPOL-EN16931-R010",
        EhfFaultCode.BuyerHidden => "PEPPOL-EN16931-R010",
        EhfFaultCode.BuyerName => "BR-07",
        EhfFaultCode.BuyerNumberMissing => "PEPPOL-EN16931-R010",
        EhfFaultCode.BuyerNumberForm => "PEPPOL-COMMON-R041",
        EhfFaultCode.BuyerNumberCheckDigit => "PEPPOL-COMMON-R041",
        EhfFaultCode.BuyerForeign => "PEPPOL-EN16931-R010",
        EhfFaultCode.BuyerCountryMissing => "BR-11",
        EhfFaultCode.BuyerCountryUnknown => "BR-CL-14",
        EhfFaultCode.BuyerReferenceNoAccount => "PEPPOL-EN16931-R003",
        EhfFaultCode.BuyerReferenceSeveralAccounts => "PEPPOL-EN16931-R003",
        EhfFaultCode.BuyerReferenceEmpty => "PEPPOL-EN16931-R003",
        EhfFaultCode.NumberMissing => "BR-02",
        EhfFaultCode.CurrencyUnknown => "BR-CL-04",
        EhfFaultCode.InvoiceCountryUnknown => "BR-CL-14",
        EhfFaultCode.AmountTooLarge => "BR-15",
        EhfFaultCode.NoLines => "BR-16",
        EhfFaultCode.LineName => "BR-25",
        EhfFaultCode.LineCurrency => "PEPPOL-EN16931-R051",
        EhfFaultCode.LineAmount => "PEPPOL-EN16931-R120",
        EhfFaultCode.LineTax => "BR-CO-04",
        EhfFaultCode.LinePeriod => "BR-30",
        EhfFaultCode.HeaderDiscount => "BR-CO-11",
        EhfFaultCode.HeaderCharge => "BR-CO-12",
        EhfFaultCode.HeaderChargeTax => "BR-37",
        EhfFaultCode.HeaderDiscountTax => "BR-32",
        EhfFaultCode.HeaderTaxAlone => "BR-CO-14",
        EhfFaultCode.Tax => "BR-CO-14",
        EhfFaultCode.Total => "BR-CO-16",
    };

    public static EhfPlace PlaceOf(EhfFaultCode code) => code switch
    {
        <= EhfFaultCode.SellerBankAccount => EhfPlace.Seller,
        EhfFaultCode.BuyerUnknown => EhfPlace.Erp,
        EhfFaultCode.BuyerHidden => EhfPlace.Colleague,
        <= EhfFaultCode.BuyerCountryUnknown => EhfPlace.Organization,
        <= EhfFaultCode.BuyerReferenceEmpty => EhfPlace.BillingAccounts,
        _ => EhfPlace.Erp,
    };

    public static string? FieldOf(EhfFaultCode code) => code switch
    {
        EhfFaultCode.SellerName => nameof(SellerSettings.Name),
        EhfFaultCode.SellerNumberMissing or EhfFaultCode.SellerNumberInvalid => nameof(SellerSettings.OrganizationNumber),
        EhfFaultCode.SellerEndpointInvalid => nameof(SellerSettings.Endpoint),
        EhfFaultCode.SellerCountry => nameof(SellerSettings.CountryCode),
        EhfFaultCode.SellerVatInvalid or EhfFaultCode.SellerVatMissing => nameof(SellerSettings.VatNumber),
        EhfFaultCode.SellerBankAccount => nameof(SellerSettings.BankAccount),
        EhfFaultCode.BuyerName => nameof(OrganizationInput.EntityLegalName),
        EhfFaultCode.BuyerNumberMissing or EhfFaultCode.BuyerNumberForm or EhfFaultCode.BuyerNumberCheckDigit => nameof(OrganizationInput.EntityId),
        EhfFaultCode.BuyerForeign => nameof(OrganizationInput.EntityVatNumber),
        EhfFaultCode.BuyerCountryMissing or EhfFaultCode.BuyerCountryUnknown => nameof(OrganizationInput.Country),
        _ => null,
    };
}
