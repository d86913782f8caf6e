using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Says what is wrong with the parts that a person lays a payment out in. More than what is left of an invoice is allowed: people do pay too much.</summary>
internal static class PaymentPartRules
{
    private const int Decimals = 4;
    private const string Parts = nameof(PaymentConfirmation.Parts);

    /// <param name="parts">As a person wrote them.</param>
    /// <param name="left">What of the payment is laid to nothing yet.</param>
    /// <param name="currency">The payment's.</param>
    /// <param name="invoices">By their numbers, as far as the person sees them.</param>
    public static IEnumerable<FieldError> Check(IReadOnlyList<PaymentPart> parts, decimal left, string currency, IReadOnlyDictionary<string, Invoice> invoices)
    {
        if (parts.Count is 0 or > PaymentConfirmation.MostParts)
        {
            return [parts.Count == 0 ? new FieldError("Parts", "required") : new FieldError("Parts", "too_many", PaymentConfirmation.MostParts)];
        }

        List<FieldError> faults = [.. parts.SelectMany((part, at) => Check(part, at, parts, left, currency, invoices))];
        return faults.Count == 0 && Math.Abs(parts.Sum(part => part.Amount)) > Math.Abs(left) ? [new FieldError("Parts", "over_payment")] : faults;
    }

    private static IEnumerable<FieldError> Check(
        PaymentPart part, int at, IReadOnlyList<PaymentPart> parts, decimal left, string currency, IReadOnlyDictionary<string, Invoice> invoices)
    {
        var field = $"{Parts}[{at}].{nameof(PaymentPart.InvoiceNumber)}";
        if (!invoices.TryGetValue(part.InvoiceNumber ?? "", out var invoice))
        {
            yield return new(field, "unknown_invoice");
        }
        else if (invoice.CurrencyCode != currency)
        {
            yield return new(field, "other_currency", invoice.CurrencyCode);
        }
        else if (parts.Take(at).Any(before => before.InvoiceNumber == part.InvoiceNumber))
        {
            yield return new(field, "repeated");
        }

        field = $"{Parts}[{at}].{nameof(PaymentPart.Amount)}";
        if (part.Amount == 0m)
        {
            yield return new(field, "zero_amount");
        }
        else if (Math.Sign(part.Amount) != Math.Sign(left))
        {
            yield return new(field, "wrong_sign");
        }
        else if (Math.Abs(part.Amount) > Math.Abs(left))
        {
            yield return new(field, "over_payment");
        }
        else if (decimal.Round(part.Amount, Decimals) != part.Amount)
        {
            yield return new(field, "invalid");
        }
        else if (invoice is not null && IsTooLittle(invoice, invoice.PaidAmount + part.Amount))
        {
            yield return new(field, "more_than_paid");
        }
    }

    /// <summary>No more is taken back than was paid; of a credit note no more is paid out than it gives.</summary>
    public static bool IsTooLittle(Invoice invoice, decimal paid) => paid < Math.Min(0m, invoice.TotalInvoiceAmount) && paid < invoice.PaidAmount;
}
