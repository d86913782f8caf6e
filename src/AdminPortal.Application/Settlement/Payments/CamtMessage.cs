namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Makes payments of the entries of a camt.054 message.</summary>
internal sealed class CamtMessage(List<PaymentFileFault> faults)
{
    private readonly CamtValues values = new(faults);
    private readonly EntryFingerprints fingerprints = new();
    private readonly List<PaymentEntry> entries = [];
    private DateOnly? created;
    private string? account;
    private CamtEntry? entry;

    public string? Id { get; private set; }

    public IReadOnlyList<PaymentEntry> Entries => entries;

    /// <summary>Entries that are no payments to us.</summary>
    public int LeftOut { get; private set; }

    public bool IsFull { get; private set; }

    public void Open(string key, int line)
    {
        switch (key)
        {
            case "Ntfctn":
                account = null;
                break;
            case "Ntry":
                entry = new(line, values);
                break;
            case "TxDtls" when entry is null:
                values.Fault(line, key, PaymentFileFaults.Sequence);
                break;
            default:
                entry?.Open(key, line);
                break;
        }
    }

    public void Close(Camt054.Element element, string text)
    {
        switch (element.Key)
        {
            case "GrpHdr/MsgId":
                Id = EntryText.Tidy(text, EntryText.LongestAccount);
                break;
            case "GrpHdr/CreDtTm":
                created = values.Date(element.Line, "CreDtTm", text);
                break;
            case "Ntfctn/Acct/Id/IBAN" or "Ntfctn/Acct/Id/Othr/Id":
                account = EntryText.Tidy(text, EntryText.LongestAccount);
                break;
            case "Ntry":
                Finish();
                break;
            default:
                entry?.Close(element, text);
                break;
        }
    }

    private void Finish()
    {
        if (entry is { } whole)
        {
            LeftOut += whole.AddTo(entries, account, created, fingerprints);
            entry = null;
        }

        if (entries.Count > PaymentFileContent.MostEntries)
        {
            IsFull = true;
            values.Fault(1, null, PaymentFileFaults.TooMany);
        }
    }
}
