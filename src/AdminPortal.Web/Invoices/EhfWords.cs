using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>Says in plain words what keeps an invoice from being sent as EHF, and where it is mended.</summary>
internal static class EhfWords
{
    /// <param name="fault">What stands in the way.</param>
    /// <param name="currency">ISO 4217; of the fault's figures.</param>
    /// <param name="texts">The reader's language.</param>
    public static string Of(EhfFault fault, string currency, IStringLocalizer<EhfTexts> texts) => texts[
        $"Fault.{fault.Code}",
        fault.Line ?? 0,
        fault is { Code: EhfFaultCode.BuyerForeign, Text: { } country } ? Display.Country(country) : fault.Text ?? texts["Nothing"],
        fault.Expected is { } expected ? Display.Money(expected, currency) : "",
        fault.Found is not { } found ? "" : fault.Code is EhfFaultCode.BuyerReferenceSeveralAccounts ? Display.Number((int)found) : Display.Money(found, currency)];

    /// <summary>The page, and on it the field, that mends the fault; null where it is mended outside the portal or the receiver has no page.</summary>
    public static string? HrefOf(EhfFault fault, string? receiverId) => (fault.Place, receiverId) switch
    {
        (EhfPlace.Organization, { } id) => PortalUrls.EditOrganization(id, fault.Field),
        (EhfPlace.BillingAccounts, { } id) => PortalUrls.Organization(id, "billing"),
        _ => null,
    };

    /// <summary>What the setting of the seller is called where it is set.</summary>
    public static string? SettingOf(EhfFault fault) => fault.Place is EhfPlace.Seller ? $"Seller:{fault.Field}" : null;
}
