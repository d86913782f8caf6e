namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>What keeps an invoice from becoming an EHF document.</summary>
public enum EhfFaultCode
{
    SellerName = 1,
    SellerNumberMissing,
    SellerNumberInvalid,
    SellerEndpointInvalid,
    SellerCountry,
    SellerVatInvalid,

    /// <summary>Tax is charged, and the seller has no VAT number.</summary>
    SellerVatMissing,
    SellerBankAccount,

    /// <summary>The ERP names a receiver that the portal does not know.</summary>
    BuyerUnknown,

    /// <summary>The caller sees the invoice by its user, and not its receiver.</summary>
    BuyerHidden,
    BuyerName,
    BuyerNumberMissing,
    BuyerNumberForm,
    BuyerNumberCheckDigit,

    /// <summary>Registered abroad: a number of nine digits of another register would send the invoice to a stranger.</summary>
    BuyerForeign,
    BuyerCountryMissing,
    BuyerCountryUnknown,
    BuyerReferenceNoAccount,
    BuyerReferenceSeveralAccounts,
    BuyerReferenceEmpty,

    NumberMissing,
    CurrencyUnknown,
    InvoiceCountryUnknown,
    AmountTooLarge,
    NoLines,
    LineName,
    LineCurrency,
    LineAmount,
    LineTax,
    LinePeriod,
    HeaderDiscount,
    HeaderCharge,
    HeaderChargeTax,
    HeaderDiscountTax,

    /// <summary>Tax on the header, and no charge or discount there that it could be of.</summary>
    HeaderTaxAlone,
    Tax,
    Total,
}

/// <summary>Where a fault is mended.</summary>
public enum EhfPlace
{
    /// <summary>The settings of the seller, which the one who runs the portal keeps.</summary>
    Seller = 1,

    /// <summary>The receiver's organisation.</summary>
    Organization = 2,

    /// <summary>The receiver's billing accounts.</summary>
    BillingAccounts = 3,

    /// <summary>The ERP: in the portal invoices are read-only.</summary>
    Erp = 4,

    /// <summary>Nothing is wrong: somebody who sees the receiver can make the document.</summary>
    Colleague = 5,
}

/// <summary>A rule that the document would break, and what is needed to say so.</summary>
public sealed record EhfFault(EhfFaultCode Code)
{
    /// <summary>Number of the line at fault.</summary>
    public int? Line { get; init; }

    /// <summary>What stands there now.</summary>
    public string? Text { get; init; }

    public decimal? Expected { get; init; }

    public decimal? Found { get; init; }

    /// <summary>The id of the rule in the official sets: EN 16931 (<c>BR-…</c>) or Peppol BIS Billing 3.0.</summary>
    public string Rule => EhfRules.RuleOf(Code);

    public EhfPlace Place => EhfRules.PlaceOf(Code);

    /// <summary>Name of the field in the organisation's form, or of the setting of the seller; null where the place has none.</summary>
    public string? Field => EhfRules.FieldOf(Code);
}
