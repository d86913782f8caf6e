using System.Globalization;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>A transaction of a camt.054 entry, with who paid it and what for.</summary>
internal sealed class CamtTransaction(int line, CamtValues values)
{
    private readonly List<string> ids = [];
    private readonly List<string> texts = [];
    private readonly List<CamtRemittance> remittances = [];
    private CamtAmount? own;
    private CamtAmount? transferred;
    private CamtAmount? instructed;
    private CamtAmount? counterValue;
    private string? debtor;
    private string? debtorAccount;
    private string? creditor;
    private string? creditorAccount;

    public bool? IsCredit { get; private set; }

    /// <summary>A payment that comes back to whoever made it.</summary>
    public bool IsReturn { get; private set; }

    public bool HasAmount => own is not null || transferred is not null || instructed is not null || counterValue is not null;

    public void Open(string key)
    {
        if (key == "Strd")
        {
            remittances.Add(new());
        }
        else if (key == "TxDtls/RtrInf")
        {
            IsReturn = true;
        }
    }

    public void Close(Camt054.Element element, string text)
    {
        switch (element.Key)
        {
            case "TxDtls/Amt":
                own = values.Amount(element, element.Key, text);
                break;
            case "TxDtls/AmtDtls/TxAmt/Amt":
                transferred = values.Amount(element, element.Key, text);
                break;
            case "TxDtls/AmtDtls/InstdAmt/Amt":
                instructed = values.Amount(element, element.Key, text);
                break;
            case "TxDtls/AmtDtls/CntrValAmt/Amt":
                counterValue = values.Amount(element, element.Key, text);
                break;
            case "TxDtls/CdtDbtInd":
                IsCredit = values.IsCredit(element.Line, element.Key, text);
                break;
            case var key when key.StartsWith("TxDtls/Refs/", StringComparison.Ordinal):
                ids.Add(text.Trim());
                break;
            case "TxDtls/RltdPties/Dbtr/Nm" or "TxDtls/RltdPties/Dbtr/Pty/Nm":
                debtor = EntryText.Tidy(text);
                break;
            case "TxDtls/RltdPties/DbtrAcct/Id/IBAN" or "TxDtls/RltdPties/DbtrAcct/Id/Othr/Id":
                debtorAccount = EntryText.Tidy(text, EntryText.LongestAccount);
                break;
            case "TxDtls/RltdPties/Cdtr/Nm" or "TxDtls/RltdPties/Cdtr/Pty/Nm":
                creditor = EntryText.Tidy(text);
                break;
            case "TxDtls/RltdPties/CdtrAcct/Id/IBAN" or "TxDtls/RltdPties/CdtrAcct/Id/Othr/Id":
                creditorAccount = EntryText.Tidy(text, EntryText.LongestAccount);
                break;
            case "TxDtls/RmtInf/Ustrd":
                texts.Add(text);
                break;
            default:
                remittances.LastOrDefault()?.Close(element, text, values);
                break;
        }
    }

    /// <summary>
    /// Its amount in the currency of the account, which is the entry's. Banks tell it in one of several places, and not at all
    /// where it is all of the entry.
    /// </summary>
    public decimal AmountWithin(CamtAmount entry, bool isSole)
    {
        foreach (var told in new[] { own, transferred, instructed, counterValue })
        {
            if (told is { } amount && amount.Currency == entry.Currency)
            {
                return amount.Value;
            }
        }

        if (!isSole)
        {
            values.Fault(line, "TxDtls/Amt", PaymentFileFaults.Missing);
        }

        return entry.Value;
    }

    /// <summary>One payment; or one for each reference, where the payer says how much is for which and that is all of it.</summary>
    public IEnumerable<PaymentEntry> Payments(CamtBooking booking, EntryFingerprints fingerprints)
    {
        var sign = Math.Sign(booking.Amount);
        List<CamtRemittance> parts = [.. remittances.Where(part => part.Reference is not null || part.Amount is not null)];
        if (parts.Count > 1 && parts.TrueForAll(part => part is { Reference: not null, Amount: not null } && (part.Currency ?? booking.Currency) == booking.Currency)
            && parts.Sum(part => part.Amount) * sign == booking.Amount)
        {
            return parts.Where(part => part.Amount != 0m).Select(part => Payment(booking with { Amount = part.Amount!.Value * sign }, part.Reference, fingerprints));
        }

        var references = string.Join(", ", parts.Select(part => part.Reference).OfType<string>().Distinct());
        return [Payment(booking, EntryText.Tidy(references.Length > 0 ? references : string.Join(' ', texts)), fingerprints)];
    }

    private PaymentEntry Payment(CamtBooking booking, string? reference, EntryFingerprints fingerprints)
    {
        // On the way back it is we who pay.
        var (name, account) = booking.Amount < 0 && creditor is not null ? (creditor, creditorAccount) : (debtor, debtorAccount);
        var day = booking.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var amount = (booking.Amount + 0.0000m).ToString("F4", CultureInfo.InvariantCulture);
        return new(
            fingerprints.Of(["camt", booking.Account, day, amount, booking.Currency, reference, name, account, .. booking.BankIds, .. ids]),
            booking.On,
            booking.Amount,
            booking.Currency,
            reference,
            name,
            account,
            booking.Account);
    }
}

/// <summary>What an entry says of each of its transactions.</summary>
internal sealed record CamtBooking(DateOnly On, decimal Amount, string Currency, string? Account, IReadOnlyList<string?> BankIds);

/// <summary>What a payer says that a part of the payment is for.</summary>
internal sealed class CamtRemittance
{
    private CamtAmount? remitted;
    private CamtAmount? due;
    private CamtAmount? credited;

    public string? Reference { get; private set; }

    /// <summary>Negative where a credit note is deducted.</summary>
    public decimal? Amount => remitted?.Value ?? due?.Value ?? -credited?.Value;

    public string? Currency => (remitted ?? due ?? credited)?.Currency;

    public void Close(Camt054.Element element, string text, CamtValues values)
    {
        switch (element.Key)
        {
            case "Strd/CdtrRefInf/Ref" or "Strd/CdtrRefInf/CdtrRef":
                Reference = EntryText.Tidy(text);
                break;
            case "Strd/RfrdDocAmt/RmtdAmt":
                remitted = values.Amount(element, element.Key, text);
                break;
            case "Strd/RfrdDocAmt/DuePyblAmt":
                due = values.Amount(element, element.Key, text);
                break;
            case "Strd/RfrdDocAmt/CdtNoteAmt":
                credited = values.Amount(element, element.Key, text);
                break;
        }
    }
}
