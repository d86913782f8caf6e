using AdminPortal.Application.BillingAccounts;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>The filters of the list as its address writes them; what is not a known value narrows nothing.</summary>
/// <param name="IsOnlyItself">Leaves out the accounts of organisations below the chosen one.</param>
/// <param name="Status">As <see cref="Statuses"/> has it.</param>
public sealed record BillingAccountQuery(string? Text = null, string? Organization = null, bool IsOnlyItself = false, string? Status = null)
{
    public static readonly IReadOnlyList<string> Statuses = [.. Enum.GetNames<BillingAccountStatus>().Select(name => name.ToLowerInvariant())];

    public BillingAccountFilter Filter => new(Text, Organization, !IsOnlyItself, Status is null ? null : Enum.Parse<BillingAccountStatus>(Status, ignoreCase: true));

    public static BillingAccountQuery Read(Func<string, string?> query) => new(
        query("q"), query("organization"), query("only") == "true", Statuses.FirstOrDefault(status => status == query("status")));
}
