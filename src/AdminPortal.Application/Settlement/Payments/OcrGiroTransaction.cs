using System.Globalization;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>A payment of an OCR giro file: two records, and a third where the payer wrote a text in place of a KID.</summary>
internal sealed class OcrGiroTransaction
{
    private const int FirstType = 10;
    private const int LastType = 21;
    private const string Currency = "NOK";

    private readonly string content;
    private readonly DateOnly bookedOn;
    private readonly string kid;
    private string details = "";
    private string? debitAccount;
    private string? text;

    /// <param name="first">Its first record.</param>
    /// <param name="previous">The number of the transaction before it; numbers rise.</param>
    public OcrGiroTransaction(OcrGiroRecord first, long previous)
    {
        First = first;
        Number = first.Number("TransactionNumber", 8, 7);
        bookedOn = first.Date("SettlementDate", 15);
        var amount = first.Amount("Amount", 32);
        var sign = first.Text(31, 1);
        Amount = sign == "-" ? -amount : amount;
        kid = first.Text(49, 25);
        // The serial number of the bank's part settlement is of the payment; that of the transaction is of the file.
        content = first.Text(15, 59);
        if (Number <= previous)
        {
            first.Fault("TransactionNumber", PaymentFileFaults.Sequence, Number.ToString(CultureInfo.InvariantCulture));
        }

        if (sign is not ("-" or "0" or ""))
        {
            first.Fault("Sign", PaymentFileFaults.UnknownCode, sign);
        }

        if (!int.TryParse(first.TransactionType, NumberStyles.None, CultureInfo.InvariantCulture, out var type) || type is < FirstType or > LastType)
        {
            first.Fault("TransactionType", PaymentFileFaults.UnknownCode, first.TransactionType);
        }
    }

    public OcrGiroRecord First { get; }

    public long Number { get; }

    /// <summary>In kroner; negative where it was taken back.</summary>
    public decimal Amount { get; }

    public bool HasDetails { get; private set; }

    public bool HasText => text is not null;

    public void Add(OcrGiroRecord record)
    {
        HasDetails = true;
        CheckNumber(record);
        var account = record.Text(47, 11);
        debitAccount = account.Trim('0').Length == 0 ? null : record.Digits("DebitAccount", 47, 11);
        details = record.Text(15, 43);
    }

    public void AddText(OcrGiroRecord record)
    {
        CheckNumber(record);
        text = record.Text(15, 40);
    }

    public PaymentEntry Entry(string account, EntryFingerprints fingerprints) => new(
        fingerprints.Of("ocr", account, First.TransactionType, content, details, text),
        bookedOn,
        Amount,
        Currency,
        EntryText.Tidy(kid) ?? EntryText.Tidy(text),
        null,
        debitAccount,
        account);

    private void CheckNumber(OcrGiroRecord record)
    {
        if (record.Number("TransactionNumber", 8, 7) != Number || record.TransactionType != First.TransactionType)
        {
            record.Fault("TransactionNumber", PaymentFileFaults.Sequence, record.Text(8, 7));
        }
    }
}
