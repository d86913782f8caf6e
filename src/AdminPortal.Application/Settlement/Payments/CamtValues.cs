using System.Globalization;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Reads values of camt.054; what cannot be read becomes a fault.</summary>
internal sealed class CamtValues(List<PaymentFileFault> faults)
{
    private const int Decimals = 4;

    /// <summary>Without a sign, which the format writes elsewhere; at most four decimals, as the store keeps them.</summary>
    public CamtAmount? Amount(Camt054.Element element, string field, string text)
    {
        if (element.Currency is not { Length: 3 } currency || currency.Any(c => !char.IsAsciiLetterUpper(c)))
        {
            Fault(element.Line, $"{field}/@Ccy", element.Currency is null ? PaymentFileFaults.Missing : PaymentFileFaults.NotACurrency, element.Currency);
            return null;
        }

        if (decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount <= ProviderMapping.LargestAmount && decimal.Round(amount, Decimals) == amount)
        {
            return new(amount, currency);
        }

        Fault(element.Line, field, PaymentFileFaults.NotAnAmount, text);
        return null;
    }

    /// <summary>A date, or the date of a time as the bank's own clock shows it.</summary>
    public DateOnly? Date(int line, string field, string text)
    {
        var tidy = text.Trim();
        if (tidy.Length >= 10 && (tidy.Length == 10 || tidy[10] is 'T' or 'Z' or '+' or '-')
            && DateOnly.TryParseExact(tidy[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fault(line, field, PaymentFileFaults.NotADate, text);
        return null;
    }

    public int? Count(int line, string field, string text)
    {
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        Fault(line, field, PaymentFileFaults.NotANumber, text);
        return null;
    }

    /// <summary>Money that comes in, as against money that goes out.</summary>
    public bool? IsCredit(int line, string field, string text)
    {
        switch (text.Trim())
        {
            case "CRDT":
                return true;
            case "DBIT":
                return false;
            default:
                Fault(line, field, PaymentFileFaults.UnknownCode, text);
                return null;
        }
    }

    public void Fault(int line, string? field, string code, string? value = null) => faults.Add(new(line, field, code, EntryText.Told(value)));
}

internal readonly record struct CamtAmount(decimal Value, string Currency);
