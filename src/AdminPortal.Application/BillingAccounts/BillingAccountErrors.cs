using AdminPortal.Application.Common;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>What the billing account is now does not let this be done to it.</summary>
public sealed record WrongStatus(BillingAccountStatus Status) : PortalError("wrong_status");

/// <summary>Billing accounts that are not cancelled have their invoices sent to the address card.</summary>
/// <param name="Accounts">How many.</param>
public sealed record AddressCardInUse(int Accounts) : PortalError("address_card_in_use");
