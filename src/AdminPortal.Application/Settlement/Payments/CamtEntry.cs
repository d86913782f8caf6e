namespace AdminPortal.Application.Settlement.Payments;

/// <summary>An entry of camt.054: one booking on the account, of one payment or of a batch.</summary>
internal sealed class CamtEntry(int line, CamtValues values)
{
    private readonly List<CamtTransaction> transactions = [];
    private CamtAmount? amount;
    private bool isAmountTold;
    private bool isCreditTold;
    private bool? isCredit;
    private bool isReversal;
    private bool hasCharges;
    private string? status;
    private DateOnly? bookedOn;
    private DateOnly? valueOn;
    private string? reference;
    private string? bankReference;
    private int? told;

    /// <summary>Pending entries come again when they are booked, and informative ones are no bookings.</summary>
    private bool IsBooked => status is null or "BOOK";

    public void Open(string key, int at)
    {
        switch (key)
        {
            case "TxDtls":
                transactions.Add(new(at, values));
                break;
            case "Ntry/Chrgs":
                hasCharges = true;
                break;
            default:
                transactions.LastOrDefault()?.Open(key);
                break;
        }
    }

    public void Close(Camt054.Element element, string text)
    {
        switch (element.Key)
        {
            case "Ntry/Amt":
                isAmountTold = true;
                amount = values.Amount(element, element.Key, text);
                break;
            case "Ntry/CdtDbtInd":
                isCreditTold = true;
                isCredit = values.IsCredit(element.Line, element.Key, text);
                break;
            case "Ntry/RvslInd":
                isReversal = text.Trim() is "true" or "1";
                break;
            case "Ntry/Sts" or "Ntry/Sts/Cd" when text.Length > 0:
                status = text.Trim();
                break;
            case "Ntry/BookgDt/Dt" or "Ntry/BookgDt/DtTm":
                bookedOn = values.Date(element.Line, element.Key, text);
                break;
            case "Ntry/ValDt/Dt" or "Ntry/ValDt/DtTm":
                valueOn = values.Date(element.Line, element.Key, text);
                break;
            case "Ntry/NtryRef":
                reference = text;
                break;
            case "Ntry/AcctSvcrRef":
                bankReference = text;
                break;
            case "NtryDtls/Btch/NbOfTxs":
                told = (told ?? 0) + values.Count(element.Line, element.Key, text);
                break;
            default:
                transactions.LastOrDefault()?.Close(element, text);
                break;
        }
    }

    /// <summary>Adds what it is of payments to us, and answers how many there are that are none.</summary>
    public int AddTo(List<PaymentEntry> entries, string? account, DateOnly? created, EntryFingerprints fingerprints)
    {
        if (amount is not { } whole || isCredit is not { } credited)
        {
            Miss("Ntry/Amt", isAmountTold);
            Miss("Ntry/CdtDbtInd", isCreditTold);
            return 0;
        }

        if ((bookedOn ?? valueOn ?? created) is not { } day)
        {
            values.Fault(line, "Ntry/BookgDt", PaymentFileFaults.Missing);
            return 0;
        }

        if (!IsBooked)
        {
            return Math.Max(transactions.Count, 1);
        }

        CheckCount();
        var leftOut = 0;
        var sum = 0m;
        foreach (var transaction in transactions.DefaultIfEmpty(new(line, values)))
        {
            var part = transaction.AmountWithin(whole, isSole: transactions.Count <= 1);
            var comesIn = transaction.IsCredit ?? credited;
            sum += comesIn == credited ? part : -part;
            if (!comesIn && !isReversal && !transaction.IsReturn)
            {
                leftOut++;
                continue;
            }

            entries.AddRange(transaction.Payments(new(day, comesIn ? part : -part, whole.Currency, account, [reference, bankReference]), fingerprints));
        }

        // What the bank takes for itself is not in the transactions.
        if (transactions.Count > 0 && !hasCharges && sum != whole.Value && transactions.TrueForAll(transaction => transaction.HasAmount))
        {
            values.Fault(line, "Ntry/Amt", PaymentFileFaults.SumDiffers, FormattableString.Invariant($"{whole.Value} / {sum}"));
        }

        return leftOut;
    }

    private void Miss(string field, bool isTold)
    {
        if (!isTold)
        {
            values.Fault(line, field, PaymentFileFaults.Missing);
        }
    }

    /// <summary>A batch may be told without its transactions.</summary>
    private void CheckCount()
    {
        if (transactions.Count > 0 && told is { } count && count != transactions.Count)
        {
            values.Fault(line, "NtryDtls/Btch/NbOfTxs", PaymentFileFaults.CountDiffers, FormattableString.Invariant($"{count} / {transactions.Count}"));
        }
    }
}
