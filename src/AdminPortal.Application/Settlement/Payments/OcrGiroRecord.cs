using System.Globalization;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Settlement.Payments;

internal enum OcrGiroKind
{
    Other = 0,
    TransmissionStart = 1,
    AssignmentStart = 2,
    Amount1 = 3,
    Amount2 = 4,
    Amount3 = 5,
    AssignmentEnd = 6,
    TransmissionEnd = 7,
}

/// <summary>A line of an OCR giro file. Fields are named as the system specification has them, in English; positions count from 0.</summary>
internal readonly struct OcrGiroRecord
{
    private const int Length = 80;

    private readonly string line;
    private readonly int length;
    private readonly List<PaymentFileFault> faults;

    public OcrGiroRecord(int number, string text, List<PaymentFileFault> faults)
    {
        Line = number;
        length = text.Length;
        line = text.PadRight(Length);
        this.faults = faults;
        Kind = KindOf(line);
    }

    public int Line { get; }

    public OcrGiroKind Kind { get; }

    public string ServiceCode => line[2..4];

    public string TransactionType => line[4..6];

    /// <summary>Whether it has 80 characters; fewer will do where blanks at the end have gone and no field went with them.</summary>
    public bool HasRightLength()
    {
        if (length > Length || length < LastColumnOf(Kind))
        {
            Fault(null, PaymentFileFaults.Length, length.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        return true;
    }

    public string Text(int at, int count) => line.Substring(at, count).Trim();

    public string Digits(string field, int at, int count)
    {
        var text = line.Substring(at, count);
        if (text.Any(c => !char.IsAsciiDigit(c)))
        {
            Fault(field, PaymentFileFaults.NotANumber, text);
        }

        return text;
    }

    public long Number(string field, int at, int count) =>
        long.TryParse(Digits(field, at, count), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Øre as kroner.</summary>
    public decimal Amount(string field, int at)
    {
        var amount = Number(field, at, 17) / 100m;
        if (amount > ProviderMapping.LargestAmount)
        {
            Fault(field, PaymentFileFaults.NotAnAmount, line.Substring(at, 17));
        }

        return amount;
    }

    /// <summary>The sum of an end record that may have none.</summary>
    public decimal SumOrNothing() => Text(24, 17).Length == 0 ? 0m : Amount("Sum", 24);

    /// <summary>Two digits each for day, month and year of this century.</summary>
    public DateOnly Date(string field, int at)
    {
        var text = line.Substring(at, 6);
        if (DateOnly.TryParseExact($"{text[..4]}20{text[4..]}", "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fault(field, PaymentFileFaults.NotADate, text);
        return default;
    }

    /// <summary>Holds what has been read against what the end record says. After a fault it would only say so twice.</summary>
    public void Check(OcrGiroTotals found)
    {
        if (faults.Count > 0)
        {
            return;
        }

        Compare("TransactionCount", PaymentFileFaults.CountDiffers, Number("TransactionCount", 8, 8), found.Transactions);
        Compare("RecordCount", PaymentFileFaults.CountDiffers, Number("RecordCount", 16, 8), found.Records);
        // The field has no sign.
        Compare("Sum", PaymentFileFaults.SumDiffers, Amount("Sum", 24), Math.Abs(found.Sum));
    }

    public void Fault(string? field, string code, string? value = null) => faults.Add(new(Line, field, code, EntryText.Told(value)));

    private void Compare(string field, string code, decimal told, decimal found)
    {
        if (told != found)
        {
            Fault(field, code, string.Create(CultureInfo.InvariantCulture, $"{told} / {found}"));
        }
    }

    private static OcrGiroKind KindOf(string line) => line.StartsWith("NY", StringComparison.Ordinal)
        ? (line[2..4] == "00", line[6..8]) switch
        {
            (true, "10") => OcrGiroKind.TransmissionStart,
            (true, "89") => OcrGiroKind.TransmissionEnd,
            (false, "20") => OcrGiroKind.AssignmentStart,
            (false, "30") => OcrGiroKind.Amount1,
            (false, "31") => OcrGiroKind.Amount2,
            (false, "32") => OcrGiroKind.Amount3,
            (false, "88") => OcrGiroKind.AssignmentEnd,
            _ => OcrGiroKind.Other,
        }
        : OcrGiroKind.Other;

    private static int LastColumnOf(OcrGiroKind kind) => kind switch
    {
        OcrGiroKind.TransmissionStart => 31,
        OcrGiroKind.AssignmentStart => 35,
        OcrGiroKind.Amount1 => 74,
        OcrGiroKind.Amount2 => 58,
        OcrGiroKind.Amount3 => 15,
        OcrGiroKind.AssignmentEnd or OcrGiroKind.TransmissionEnd => 24,
        OcrGiroKind.Other => 8,
    };
}
