using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>What a person says that a payment pays.</summary>
public sealed class PaymentConfirmation
{
    public const int MostParts = 200;

    /// <summary>From 1 to 200. Together at most what is left of the payment; with its sign.</summary>
    public IReadOnlyList<PaymentPart> Parts { get; set; } = [];

    /// <summary>Why; at most 1000 characters.</summary>
    [StringLength(ReasonText.MaximumLength)]
    public string? Reason { get; set => field = ReasonText.OneParagraph(value); }
}

/// <summary>A part of a payment for one invoice. Its currency is the payment's.</summary>
/// <param name="Amount">Up to four decimals; negative where money was taken back.</param>
public sealed record PaymentPart(string InvoiceNumber, decimal Amount);
