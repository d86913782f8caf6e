namespace AdminPortal.Application.Accounts.Contract;

/// <summary>A request that an account's delete protection be lifted, which waits for a second member of staff.</summary>
/// <param name="Reason">Why, in the words of whoever asked.</param>
/// <param name="ExpiresAt">UTC; from then on it has to be asked for anew.</param>
public sealed record LiftRequestRecord(string Id, string AccountId, string Reason, string RequestedBy, DateTime RequestedAt, DateTime ExpiresAt);
