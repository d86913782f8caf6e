namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>All that an EHF document of one invoice is made of.</summary>
/// <param name="Buyer">The receiver; null where the portal does not know it, or the caller does not see it.</param>
/// <param name="HasReceiver">Whether the portal knows the receiver at all.</param>
public sealed record EhfFacts(InvoiceDetail Invoice, SellerSettings Seller, EhfBuyer? Buyer, bool HasReceiver);

/// <summary>What the receiver's organisation says of itself.</summary>
/// <param name="OrganizationId">Public id; null where the organisation lies in the recycle bin, so that there is nothing to mend.</param>
/// <param name="Number">Organisation number as typed.</param>
/// <param name="VatNumber">As typed.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="OpenAccounts">Open billing accounts that it pays for.</param>
/// <param name="AccountReference">Reference 1 of the account where there is exactly one.</param>
public sealed record EhfBuyer(
    string? OrganizationId, string? Number, string? VatNumber, string? LegalName, string? Country, int OpenAccounts, string? AccountReference);
