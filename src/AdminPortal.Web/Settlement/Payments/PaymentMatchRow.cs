using System.Globalization;
using AdminPortal.Application.Settlement.Payments;

namespace AdminPortal.Web.Settlement.Payments;

/// <summary>An invoice that a payment may be laid to, with what somebody has typed for it.</summary>
/// <param name="place">Among the rows, from 0.</param>
/// <param name="invoice">As it stands in the store.</param>
/// <param name="isSimilar">Its reference is only like the payment's.</param>
public sealed class PaymentMatchRow(int place, PayableInvoice invoice, bool isSimilar)
{
    public PayableInvoice Invoice => invoice;

    public bool IsSimilar => isSimilar;

    /// <summary>The id of the field.</summary>
    public string Field => $"part-{place}";

    /// <summary>As typed, with the language's own comma.</summary>
    public string? Text { get; set; }

    /// <summary>Null where nothing is typed, or nothing that is an amount.</summary>
    public decimal? Amount => decimal.TryParse(Compact, NumberStyles.Number, CultureInfo.CurrentCulture, out var amount) ? amount : null;

    public bool IsUnreadable => Compact.Length > 0 && Amount is null;

    private string Compact => string.Concat((Text ?? "").Where(c => !char.IsWhiteSpace(c))).Replace('\u2212', '-');
}
