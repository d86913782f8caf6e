namespace AdminPortal.Application.Organizations;

/// <summary>Why somebody gets an organisation's invoices by mail, in the order in which they are tried at each level upwards.</summary>
public enum RecipientKind
{
    BillingContact = 1,
    FinancialContact = 2,
    BillingEmail = 3,
}

/// <summary>Who gets the next invoice mail of an organisation.</summary>
/// <param name="ContactId">Null for a billing e-mail, which is no person's.</param>
/// <param name="From">The organisation that it comes from: the organisation itself, or the nearest one above that has somebody.</param>
/// <param name="IsInherited">Whether it comes from above.</param>
public sealed record InvoiceRecipient(RecipientKind Kind, string Email, string? ContactId, string? Name, OrganizationLink From, bool IsInherited);
