namespace AdminPortal.Application.BillingAccounts.Contract;

/// <summary>A billing account as the second source document shows it: its members, in its order.</summary>
/// <param name="Id">Up to 8 digits; invoices show it with the prefix 55.</param>
/// <param name="AccountReference1">The account's name, second line of the invoice address, and "deres referanse" in EHF.</param>
/// <param name="Owner">The juridical owner.</param>
/// <param name="PersonalPayer">Null where a company pays.</param>
/// <param name="CompanyPayer">Null where a person pays.</param>
/// <param name="Invoice">Always there; its members are null where there is no address that the caller sees.</param>
/// <param name="Status"><c>PASSIVE</c>, <c>OPEN</c> or <c>CANCELLED</c>.</param>
/// <param name="Type"><c>NORMAL</c>, <c>RESERVED</c> or <c>RING_KONTANT</c>.</param>
public sealed record CorporateAccount(
    string Id,
    string? AccountReference1,
    CorporateOrganization Owner,
    CorporatePerson? PersonalPayer,
    CorporateOrganization? CompanyPayer,
    CorporateInvoice Invoice,
    string Status,
    string Type,
    string? AccountReference2,
    string? AccountReference3);

/// <param name="OrgNumber">Nine digits; null where the organisation has no number, or the caller does not see it.</param>
public sealed record CorporateOrganization(string? OrgNumber, string Name);

public sealed record CorporatePerson(string? FirstName, string? LastName, string? MiddleName);

/// <summary>Where invoices go.</summary>
/// <param name="Format"><c>EHF</c>, <c>PDF</c> or <c>PAPER</c>.</param>
public sealed record CorporateInvoice(CorporateAddress Address, string? Format);

public sealed record CorporateAddress(string? StreetName, string? StreetAddress, string? EntranceCode, string? PostalCode, string? PostalPlace);

/// <summary>An address that a payer's invoices may go to.</summary>
/// <param name="Id">Digits; <c>addressCardId</c> of a new account.</param>
public sealed record CorporateAddressCard(string Id, CorporateAddress Address, string Format);
