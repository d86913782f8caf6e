using System.Globalization;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Invoices.Import.Reading;

namespace AdminPortal.Application.Invoices.Import.Landing;

/// <summary>What a file says otherwise than the store, field by field. What the file does not tell is not compared.</summary>
internal static class InvoiceChanges
{
    /// <summary>Changed fields of lines that stand one by one in the trail; past this it only says that lines changed, and how many there are.</summary>
    private const int MostOfLines = 500;

    public static List<FieldChange> OfHeader(StoredInvoice stored, ReadInvoice read)
    {
        var before = AsRead(stored);
        return
        [
            .. InvoiceFields.Header.Where(field => read.Tells(field) && !field.Same(before, read))
                .Select(field => new FieldChange(field.Property, field.TextOf(before), field.TextOf(read), false)),
        ];
    }

    public static List<FieldChange> OfLines(StoredInvoice stored, ReadInvoice read)
    {
        if (!read.TellsLines || AreSame(stored.Lines, read.Invoice.Lines))
        {
            return [];
        }

        var before = stored.Lines.ToDictionary(line => line.LineNumber);
        var after = read.Invoice.Lines.ToDictionary(line => line.LineNumber);
        List<FieldChange> changes =
        [
            .. before.Keys.Union(after.Keys).Order()
                .SelectMany(number => OfLine(number, before.GetValueOrDefault(number), after.GetValueOrDefault(number)))
                .Take(MostOfLines + 1),
        ];
        return changes.Count <= MostOfLines ? changes
            : [new("Lines", Text(before.Count), Text(after.Count), false)];
    }

    private static IEnumerable<FieldChange> OfLine(int number, InvoiceLine? before, InvoiceLine? after) => InvoiceFields.Line
        .Where(field => before is null || after is null || !field.Same(before, after))
        .Select(field => new FieldChange(
            $"Line {Text(number)}: {field.Property}", before is null ? null : field.TextOf(before), after is null ? null : field.TextOf(after), false))
        .Where(change => change.Old != change.New);

    private static bool AreSame(IReadOnlyList<InvoiceLine> before, List<InvoiceLine> after)
    {
        if (before.Count != after.Count)
        {
            return false;
        }

        for (var place = 0; place < after.Count; place++)
        {
            foreach (var field in InvoiceFields.Line)
            {
                if (!field.Same(before[place], after[place]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Copies what the file tells; the parties' keys are the caller's.</summary>
    public static void Copy(ReadInvoice read, StoredInvoice stored)
    {
        var into = AsRead(stored);
        foreach (var field in InvoiceFields.Header.Where(read.Tells))
        {
            field.Copy(read, into);
        }
    }

    private static ReadInvoice AsRead(StoredInvoice stored) =>
        new("", 0, stored.Invoice) { OrganizationId = stored.OrganizationId, UsageOrganizationId = stored.UsageOrganizationId };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
