using System.Text;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>
/// Reads OCR giro: records of 80 characters in ISO 8859-1, as Mastercard Payment Services' system specification has them. Lines
/// may end in LF or CRLF, and have lost blanks at their end; counts, sums and the order of the records must be right.
/// Assignments of another service in the same transmission, such as AvtaleGiro's agreements, are counted and passed over.
/// </summary>
internal sealed class OcrGiro(Stream content)
{
    private const string Service = "09";

    private readonly OcrGiroTotals transmission = new();
    private readonly EntryFingerprints fingerprints = new();
    private readonly List<PaymentEntry> entries = [];
    private readonly List<PaymentFileFault> faults = [];
    private OcrGiroTotals? assignment;
    private OcrGiroTransaction? transaction;
    private OcrGiroRecord start;
    private string? messageId;
    private bool ended;
    private bool isFull;

    private bool IsBroken => isFull || faults.Count >= PaymentFileContent.MostFaults;

    public PaymentFileContent Read()
    {
        using var lines = new BoundedLines(new StreamReader(content, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true));
        while (!IsBroken && lines.Next() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                Take(new(lines.Number, line, faults));
            }
        }

        if (!ended && !IsBroken)
        {
            faults.Add(new(lines.Number, null, PaymentFileFaults.Truncated));
        }

        return new(PaymentFormat.OcrGiro, messageId, entries, 0, faults);
    }

    private void Take(OcrGiroRecord record)
    {
        if (!record.HasRightLength())
        {
            return;
        }

        transmission.Records++;
        if (assignment is not null)
        {
            assignment.Records++;
        }

        switch (record.Kind)
        {
            case OcrGiroKind.TransmissionStart when transmission.Records == 1:
                messageId = record.Digits("TransmissionNumber", 16, 7);
                break;
            case OcrGiroKind.AssignmentStart when transmission.Records > 1 && assignment is null && !ended:
                start = record;
                assignment = new() { Records = 1 };
                break;
            case OcrGiroKind.AssignmentEnd when assignment is not null && record.ServiceCode == start.ServiceCode:
                EndAssignment(record, assignment);
                break;
            case OcrGiroKind.TransmissionEnd when transmission.Records > 1 && assignment is null && !ended:
                ended = true;
                record.Check(transmission);
                break;
            case var _ when assignment is not null && record.ServiceCode == start.ServiceCode && record.ServiceCode != Service:
                break;
            case OcrGiroKind.Amount1 when assignment is not null && record.ServiceCode == Service:
                Begin(record, assignment);
                break;
            case OcrGiroKind.Amount2 when transaction is { HasDetails: false }:
                transaction.Add(record);
                break;
            case OcrGiroKind.Amount3 when transaction is { HasDetails: true, HasText: false }:
                transaction.AddText(record);
                break;
            default:
                record.Fault(null, PaymentFileFaults.Sequence);
                break;
        }
    }

    private void Begin(OcrGiroRecord record, OcrGiroTotals within)
    {
        Finish();
        transaction = new(record, transaction?.Number ?? 0);
        within.Transactions++;
        within.Sum += transaction.Amount;
    }

    /// <summary>A transaction is whole once the next record is none of its own.</summary>
    private void Finish()
    {
        if (transaction is { HasDetails: false } half)
        {
            half.First.Fault(null, PaymentFileFaults.Sequence);
        }
        else if (transaction is { } whole && faults.Count == 0)
        {
            entries.Add(whole.Entry(start.Digits("AssignmentAccount", 24, 11), fingerprints));
            if (entries.Count > PaymentFileContent.MostEntries)
            {
                isFull = true;
                whole.First.Fault(null, PaymentFileFaults.TooMany);
            }
        }
    }

    private void EndAssignment(OcrGiroRecord record, OcrGiroTotals within)
    {
        Finish();
        transaction = null;
        assignment = null;
        if (start.ServiceCode == Service)
        {
            record.Check(within);
        }
        else
        {
            // What another service counts as a transaction is its own business; its end record says how many it has.
            within.Transactions = record.Number("TransactionCount", 8, 8);
            within.Sum = record.SumOrNothing();
        }

        transmission.Transactions += within.Transactions;
        transmission.Sum += within.Sum;
    }
}

/// <summary>What an end record is held against. The sum is what the amounts come to by their signs.</summary>
internal sealed class OcrGiroTotals
{
    public long Transactions { get; set; }

    /// <summary>The start and end record are among them.</summary>
    public long Records { get; set; }

    public decimal Sum { get; set; }
}
