namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>An invoice as a file tells it, with everything that is wrong with its rows.</summary>
internal sealed class ReadInvoice(string file, int line, Invoice invoice)
{
    public ReadInvoice(string file, int line)
        : this(file, line, new() { InvoiceNumber = "", ReceiverName = "", UserName = "", CurrencyCode = "", Version = 1 })
    {
    }

    /// <summary>Lines of an invoice, at most.</summary>
    public const int MostLines = 10_000;

    private const int MostFaults = 1_000;
    private const int MostOfValue = 255;

    public string File => file;

    /// <summary>As the file has it, whether it can be a number or not.</summary>
    public string Number { get; init; } = "";

    /// <summary>Where it begins.</summary>
    public int Line => line;

    public Invoice Invoice => invoice;

    /// <summary>Public ids, as given.</summary>
    public string? OrganizationId { get; set; }

    public string? UsageOrganizationId { get; set; }

    /// <summary>Which fields the file has, by their places in <see cref="InvoiceFields.Header"/>; of others it says nothing, and they stay as they are stored.</summary>
    public ulong Told { get; set; }

    /// <summary>Whether the file has lines at all; else those that are stored stay.</summary>
    public bool TellsLines { get; set; }

    public List<ImportFaultRow> Faults { get; } = [];

    public bool Tells(FieldRule<ReadInvoice> field) => (Told & (1UL << field.Place)) != 0;

    public void Tell(FieldRule<ReadInvoice> field) => Told |= 1UL << field.Place;

    public void Fault(int at, string? field, string code, ReadOnlySpan<char> value) => Fault(file, at, field, code, value);

    public void Fault(string inFile, int at, string? field, string code, ReadOnlySpan<char> value)
    {
        if (Faults.Count < MostFaults)
        {
            Faults.Add(FaultOf(inFile, at, Number, field, code, value));
        }
    }

    /// <summary>Numbers the lines where the file does not, and puts them in order where it does.</summary>
    public void NumberLines()
    {
        var lines = Invoice.Lines;
        var isNumbered = lines.Exists(line => line.LineNumber > 0);
        for (var place = 0; place < lines.Count; place++)
        {
            lines[place].LineNumber = isNumbered ? lines[place].LineNumber : place + 1;
            lines[place].CurrencyCode = lines[place].CurrencyCode.Length == 0 ? Invoice.CurrencyCode : lines[place].CurrencyCode;
        }

        lines.Sort((one, other) => one.LineNumber.CompareTo(other.LineNumber));
        for (var place = lines.Count - 1; place >= 0; place--)
        {
            if (lines[place].LineNumber == 0)
            {
                Fault(Line, InvoiceFields.LineNumber.Name, ImportFaultCodes.Required, default);
            }
            else if (place > 0 && lines[place].LineNumber == lines[place - 1].LineNumber)
            {
                DropSame(place);
            }
        }
    }

    /// <summary>Whether another place of the file has the same invoice with the same lines.</summary>
    public bool SaysTheSameAs(ReadInvoice other) =>
        InvoiceFields.Header.All(field => field.Same(this, other))
        && Invoice.Lines.Count == other.Invoice.Lines.Count
        && Invoice.Lines.Zip(other.Invoice.Lines).All(lines => SaysTheSame(lines.First, lines.Second));

    private static bool SaysTheSame(InvoiceLine one, InvoiceLine other) => InvoiceFields.Line.All(field => field.Same(one, other));

    private void DropSame(int place)
    {
        if (!SaysTheSame(Invoice.Lines[place], Invoice.Lines[place - 1]))
        {
            var number = Invoice.Lines[place].LineNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Fault(Line, InvoiceFields.LineNumber.Name, ImportFaultCodes.DuplicateLine, number);
        }

        Invoice.Lines.RemoveAt(place);
    }

    public static ImportFaultRow FaultOf(string file, int line, string? number, string? field, string code, ReadOnlySpan<char> value) =>
        new(Cut(file)!, line, Cut(number), field, code, Cut(value));

    private static string? Cut(ReadOnlySpan<char> value)
    {
        var shown = value.Trim();
        return shown.IsEmpty ? null : new(shown[..Math.Min(shown.Length, MostOfValue)]);
    }
}
