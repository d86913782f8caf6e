using System.Text.Json;
using AdminPortal.Application.Common;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>
/// The second document answers one fault of several: a reference before an organisation number, that before an organisation that is not
/// found, then the card's number, and last the card.
/// </summary>
internal static class CorporateFaults
{
    private static readonly CorporateError[] Order =
    [
        CorporateError.InvalidReference,
        CorporateError.InvalidOrganizationNumber,
        CorporateError.OrganizationNotFound,
        CorporateError.InvalidAddressCardId,
        CorporateError.AddressCardNotFound,
    ];

    /// <param name="faults">At least one, of the members of a new account.</param>
    public static CorporateError Of(IEnumerable<FieldError> faults) => faults.Select(Of).MinBy(error => Array.IndexOf(Order, error))!;

    /// <summary>The document has no number for a parameter that is no number.</summary>
    public static CorporateError OfParameters(IEnumerable<FieldError> faults) =>
        CorporateError.Other(StatusCodes.Status400BadRequest, $"Invalid {string.Join(" and ", faults.Select(fault => fault.Field).Distinct())}");

    /// <summary>The reader of the body names members as they are sent, the service as its input has them.</summary>
    private static CorporateError Of(FieldError fault) => (JsonNamingPolicy.CamelCase.ConvertName(fault.Field), fault.Code) switch
    {
        (CorporateAccountBody.AddressCardId, "unknown_card" or "card_needed") => CorporateError.AddressCardNotFound,
        (CorporateAccountBody.AddressCardId, _) => CorporateError.InvalidAddressCardId,
        (CorporateAccountBody.Owner or CorporateAccountBody.Payer, "unknown_organization") => CorporateError.OrganizationNotFound,
        (CorporateAccountBody.Owner or CorporateAccountBody.Payer, _) => CorporateError.InvalidOrganizationNumber,
        _ => CorporateError.InvalidReference,
    };
}
