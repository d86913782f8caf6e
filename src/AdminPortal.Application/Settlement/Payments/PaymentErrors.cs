using AdminPortal.Application.Common;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>The bank file cannot be read in; nothing of it was.</summary>
/// <param name="Format">Null where it is none of those that the portal knows.</param>
/// <param name="Faults">At most <see cref="PaymentFileContent.MostFaults"/>.</param>
public sealed record PaymentFileRefused(PaymentFormat? Format, IReadOnlyList<PaymentFileFault> Faults) : PortalError("payment_file_refused");

/// <summary>The payment is dealt with already; what it was laid to has to be taken back first.</summary>
public sealed record PaymentNotOpen() : PortalError("payment_not_open");

/// <summary>Nothing has been said of the payment that could be taken back.</summary>
public sealed record PaymentIsOpen() : PortalError("payment_is_open");

/// <summary>The bank has taken back what the payment paid; that has to be taken off the invoice first.</summary>
public sealed record PaymentReversed() : PortalError("payment_reversed");
