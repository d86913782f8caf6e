namespace AdminPortal.Application.BillingAccounts;

/// <summary>A billing account on its own page.</summary>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastModifiedAt">UTC.</param>
/// <param name="MayEdit">Whether the caller may change, activate and cancel it.</param>
/// <param name="Warnings">What staff should look at twice.</param>
public sealed record BillingAccountDetail(
    BillingAccountRow Account, DateTime CreatedAt, DateTime LastModifiedAt, int Version, bool MayEdit, IReadOnlyList<BillingWarning> Warnings)
{
    public bool MayActivate => MayEdit && BillingAccountRules.MayActivate(Account.Status);

    public bool MayCancel => MayEdit && BillingAccountRules.MayCancel(Account.Status);
}

/// <summary>Something about the owner or the payer that is allowed and unusual.</summary>
/// <param name="Code">One of <see cref="BillingWarnings"/>.</param>
/// <param name="Number">The organisation number, digits only; empty where there is none.</param>
public sealed record BillingWarning(string Code, BillingParty Party, string Number);

/// <summary>The codes of what staff should look at twice; none of it is refused.</summary>
public static class BillingWarnings
{
    /// <summary>The organisation number fails its check digit.</summary>
    public const string NumberCheckDigit = "number_check_digit";

    /// <summary>Several live organisations have the number: the API means the oldest of them.</summary>
    public const string NumberShared = "number_shared";

    /// <summary>There is no number of nine digits, by which the API could find the organisation.</summary>
    public const string NumberMissing = "number_missing";
}

/// <summary>Which way a billing account goes: passive, open, cancelled, and never back.</summary>
public static class BillingAccountRules
{
    public static bool MayActivate(BillingAccountStatus status) => status is BillingAccountStatus.Passive;

    public static bool MayCancel(BillingAccountStatus status) => status is not BillingAccountStatus.Cancelled;

    /// <summary>Whether its references and address may be changed.</summary>
    public static bool MayChange(BillingAccountStatus status) => status is not BillingAccountStatus.Cancelled;
}
