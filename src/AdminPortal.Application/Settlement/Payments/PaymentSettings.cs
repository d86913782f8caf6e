namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Settings under <c>Payments</c>.</summary>
public sealed class PaymentSettings
{
    /// <summary>The largest bank file that is read, in bytes.</summary>
    public long MaximumFileBytes { get; set; } = 50 * 1024 * 1024;
}
