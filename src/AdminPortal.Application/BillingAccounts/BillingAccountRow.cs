namespace AdminPortal.Application.BillingAccounts;

/// <summary>A billing account in a list.</summary>
/// <param name="Number">Up to 8 digits.</param>
/// <param name="Reference1">The account's name, second line of the invoice address, and <c>BuyerReference</c> in EHF.</param>
/// <param name="CompanyPayer">The paying company; null where a person pays.</param>
/// <param name="PersonalPayer">The paying person's name; null where a company pays.</param>
/// <param name="InvoiceAddress">Null where the account has no address card, or it belongs to an organisation the caller may not see.</param>
public sealed record BillingAccountRow(
    string Number,
    string? Reference1,
    string? Reference2,
    string? Reference3,
    BillingParty Owner,
    BillingParty? CompanyPayer,
    string? PersonalPayer,
    BillingAccountStatus Status,
    BillingAccountType Type,
    AddressCardRow? InvoiceAddress)
{
    /// <summary>What invoices show in front of the number.</summary>
    public const string InvoicePrefix = "55";

    /// <summary>The number as it stands on invoices.</summary>
    public string NumberOnInvoices => InvoicePrefix + Number;
}

/// <summary>An organisation that owns or pays an account.</summary>
/// <param name="OrganizationId">Public id; null where the caller may not see the organisation: then only its name shows.</param>
public sealed record BillingParty(string? OrganizationId, string Name);

/// <summary>An invoice address of an organisation.</summary>
/// <param name="Number">Digits.</param>
/// <param name="Format"><c>EHF</c>, <c>PDF</c> or <c>PAPER</c>.</param>
public sealed record AddressCardRow(
    string Number, string? StreetName, string? StreetAddress, string? EntranceCode, string? PostalCode, string? PostalPlace, string Format);

/// <summary>An address card with what is needed to change it.</summary>
/// <param name="MayEdit">Whether the caller may change and remove it.</param>
/// <param name="Accounts">Billing accounts that use it and are not cancelled, also those that the caller does not see.</param>
public sealed record AddressCardDetail(AddressCardRow Card, int Version, bool MayEdit, int Accounts);
