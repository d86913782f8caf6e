using System.Text.RegularExpressions;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Who sends the document and who receives it.</summary>
internal static partial class EhfParties
{
    /// <summary>The invoice's own country, or else the organisation's; null, with a fault, where there is none that can be told.</summary>
    public static string? CountryOf(EhfFacts facts, Action<EhfFault> fault)
    {
        var address = facts.Invoice.Address;
        var (two, three) = (EhfText.Plain(address.CountryCode), EhfText.Plain(address.CountryCode3));
        if ((two ?? three) is { } written)
        {
            return Known(two ?? EhfCodes.CountryOf(three)) ?? Fault(new(EhfFaultCode.InvoiceCountryUnknown) { Text = written });
        }

        return facts.Buyer is not { } buyer ? null
            : EhfText.Plain(buyer.Country) is not { } country ? Fault(new(EhfFaultCode.BuyerCountryMissing))
            : Known(country) ?? Fault(new(EhfFaultCode.BuyerCountryUnknown) { Text = country });

        string? Fault(EhfFault found)
        {
            fault(found);
            return null;
        }
    }

    /// <summary>Null where something lacks.</summary>
    public static EhfParty? Seller(SellerSettings seller, Action<EhfFault> fault)
    {
        var isSound = true;
        var name = EhfText.Clean(seller.Name);
        var number = SearchText.Digits(seller.OrganizationNumber);
        var endpoint = EhfText.Clean(seller.Endpoint) is null ? number : SearchText.Digits(seller.Endpoint);
        var country = Known(EhfText.Plain(seller.CountryCode));
        var vat = VatNumber(seller.VatNumber);
        Demand(name is not null, EhfFaultCode.SellerName);
        Demand(number.Length > 0, EhfFaultCode.SellerNumberMissing);
        Demand(number.Length == 0 || IsNumber(number), EhfFaultCode.SellerNumberInvalid, seller.OrganizationNumber);
        Demand(endpoint == number || IsNumber(endpoint), EhfFaultCode.SellerEndpointInvalid, seller.Endpoint);
        Demand(country is not null, EhfFaultCode.SellerCountry, seller.CountryCode);
        Demand(string.IsNullOrWhiteSpace(seller.VatNumber) || vat is not null, EhfFaultCode.SellerVatInvalid, seller.VatNumber);
        Demand(EhfText.Plain(seller.BankAccount) is { Length: >= 5 and <= 34 }, EhfFaultCode.SellerBankAccount, seller.BankAccount);
        return !isSound ? null : new(
            endpoint,
            number,
            name!,
            name!,
            vat,
            seller.IsInBusinessRegister,
            EhfText.Clean(seller.Street),
            EhfText.Clean(seller.City),
            EhfText.Clean(seller.PostalCode),
            null,
            country!,
            EhfText.Clean(seller.Phone),
            EhfText.Clean(seller.Email));

        void Demand(bool holds, EhfFaultCode code, string? text = null)
        {
            if (!holds)
            {
                isSound = false;
                fault(new(code) { Text = EhfText.Clean(text) });
            }
        }
    }

    /// <param name="facts">The invoice and what is known of its receiver.</param>
    /// <param name="country">Of the invoice's address.</param>
    /// <param name="sellerIsRegistered">For VAT: where it is not, the document may not name the buyer's VAT number either (BR-O-02).</param>
    /// <param name="fault">Takes what lacks.</param>
    public static EhfParty? Buyer(EhfFacts facts, string? country, bool sellerIsRegistered, Action<EhfFault> fault)
    {
        if (facts.Buyer is not { } buyer)
        {
            fault(new(facts.HasReceiver ? EhfFaultCode.BuyerHidden : EhfFaultCode.BuyerUnknown) { Text = facts.Invoice.Receiver.Name });
            return null;
        }

        var number = Number(buyer, fault);
        var (legal, name, address) = (EhfText.Clean(buyer.LegalName), EhfText.Clean(facts.Invoice.Receiver.Name), facts.Invoice.Address);
        if ((legal ?? name) is null)
        {
            fault(new(EhfFaultCode.BuyerName));
        }

        return number is null || (legal ?? name) is null || country is null ? null : new(
            number,
            number,
            (name ?? legal)!,
            (legal ?? name)!,
            sellerIsRegistered ? VatNumber(buyer.VatNumber) : null,
            false,
            EhfText.Clean($"{address.Street} {address.StreetNumber}"),
            EhfText.Clean(address.City),
            EhfText.Clean(address.PostalCode),
            EhfText.Clean(address.State),
            country,
            null,
            null);
    }

    /// <summary>The nine digits that the buyer is addressed by; null, with a fault, where they are not sure.</summary>
    public static string? Number(EhfBuyer buyer, Action<EhfFault> fault)
    {
        var digits = SearchText.Digits(buyer.Number);
        EhfFaultCode? code = digits.Length == 0 ? EhfFaultCode.BuyerNumberMissing
            : IsAbroad(buyer) ? EhfFaultCode.BuyerForeign
            : digits.Length != OrganizationNumber.Length ? EhfFaultCode.BuyerNumberForm
            : !IsNumber(digits) ? EhfFaultCode.BuyerNumberCheckDigit
            : null;
        if (code is not { } found)
        {
            return digits;
        }

        fault(new(found) { Text = found is EhfFaultCode.BuyerForeign ? buyer.Country : EhfText.Clean(buyer.Number) });
        return null;
    }

    /// <summary>What the buyer knows the purchase by: the order, or else reference 1 of its one open billing account.</summary>
    public static string? Reference(EhfFacts facts, Action<EhfFault> fault)
    {
        if ((EhfText.Clean(facts.Invoice.OrderReference) ?? (facts.Buyer is { OpenAccounts: 1 } one ? EhfText.Clean(one.AccountReference) : null)) is { } reference)
        {
            return reference;
        }

        if (facts.Buyer is { } buyer)
        {
            fault(AccountFault(buyer)!);
        }

        return null;
    }

    /// <summary>Why no reference can be had from the buyer's billing accounts; null where one can.</summary>
    public static EhfFault? AccountFault(EhfBuyer buyer) => buyer.OpenAccounts switch
    {
        0 => new(EhfFaultCode.BuyerReferenceNoAccount),
        1 => EhfText.Clean(buyer.AccountReference) is null ? new(EhfFaultCode.BuyerReferenceEmpty) : null,
        var many => new(EhfFaultCode.BuyerReferenceSeveralAccounts) { Found = many },
    };

    /// <summary>A foreign company with a Norwegian branch has its Norwegian number as its VAT number too.</summary>
    private static bool IsAbroad(EhfBuyer buyer) =>
        EhfText.Plain(buyer.Country) is not (null or "NO" or "SJ") && VatNumber(buyer.VatNumber)?[2..^3] != SearchText.Digits(buyer.Number);

    /// <summary>The check of Peppol: nine digits, not all of them zero, of which the last is the mod-11 check digit.</summary>
    private static bool IsNumber(string digits) => OrganizationNumber.HasValidCheckDigit(digits) && digits.Any(digit => digit != '0');

    /// <summary><c>NO999888100MVA</c> of a Norwegian VAT number as typed; null where it is none.</summary>
    private static string? VatNumber(string? typed) =>
        EhfText.Plain(typed) is { } plain && Norwegian().Match(plain) is { Success: true } match && IsNumber(match.Groups["number"].Value)
            ? $"NO{match.Groups["number"].Value}MVA"
            : null;

    private static string? Known(string? country) => country is not null && EhfCodes.IsCountry(country) ? country : null;

    [GeneratedRegex("^(NO)?(?<number>[0-9]{9})(MVA)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Norwegian();
}
