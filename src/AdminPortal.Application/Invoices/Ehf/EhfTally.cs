namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Counts a selection; what it keeps does not grow with the invoices.</summary>
internal sealed class EhfTally
{
    private readonly Dictionary<EhfFaultCode, (int Invoices, string Example)> faults = [];
    private int ready;
    private int refused;

    public void Add(EhfInvoice invoice)
    {
        if (invoice.IsReady)
        {
            ready++;
            return;
        }

        refused++;
        foreach (var code in invoice.Faults.Select(fault => fault.Code).Distinct())
        {
            var (count, example) = faults.GetValueOrDefault(code, (0, invoice.Number));
            faults[code] = (count + 1, example);
        }
    }

    public EhfSummary Sum() => new(ready, refused,
    [
        .. faults.OrderByDescending(fault => fault.Value.Invoices).ThenBy(fault => fault.Key)
            .Select(fault => new EhfFaultCount(fault.Key, EhfRules.RuleOf(fault.Key), EhfRules.PlaceOf(fault.Key), fault.Value.Invoices, fault.Value.Example)),
    ]);
}
