namespace AdminPortal.Application.BillingAccounts;

/// <summary>Which billing accounts are asked for; what is null narrows nothing.</summary>
/// <param name="Text">The beginning of the number, with or without the 55 that invoices show; part of a reference; or part of the owner's or payer's name.</param>
/// <param name="OrganizationId">Public id of the owner or payer. One that the caller does not see has no accounts.</param>
/// <param name="WithSubtree">Whether organisations below it count too.</param>
public sealed record BillingAccountFilter(
    string? Text = null, string? OrganizationId = null, bool WithSubtree = true, BillingAccountStatus? Status = null);
