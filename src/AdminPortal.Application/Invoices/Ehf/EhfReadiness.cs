namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>
/// Whether an invoice can be sent as EHF (Peppol BIS Billing 3.0), and the document if so. A pure function of the facts: what
/// passes is valid, and what does not is refused with every rule that it would break, before anything is written.
/// </summary>
public sealed class EhfReadiness
{
    private EhfReadiness(EhfDocument? document, IReadOnlyList<EhfFault> faults)
    {
        Document = document;
        Faults = faults;
    }

    /// <summary>Null where there are faults.</summary>
    internal EhfDocument? Document { get; }

    /// <summary>The seller's first, then the receiver's, then the invoice's own in the order of the document.</summary>
    public IReadOnlyList<EhfFault> Faults { get; }

    public static EhfReadiness Check(EhfFacts facts)
    {
        var faults = new List<EhfFault>();
        var (invoice, seller) = (facts.Invoice, facts.Seller);
        var country = EhfParties.CountryOf(facts, faults.Add);
        var from = EhfParties.Seller(seller, faults.Add);
        var to = EhfParties.Buyer(facts, country, from?.VatNumber is not null, faults.Add);
        var reference = EhfParties.Reference(facts, faults.Add);
        var number = EhfText.Clean(invoice.Number);
        if (number is null)
        {
            faults.Add(new(EhfFaultCode.NumberMissing));
        }

        if (!EhfCodes.IsCurrency(invoice.CurrencyCode))
        {
            faults.Add(new(EhfFaultCode.CurrencyUnknown) { Text = invoice.CurrencyCode });
        }

        var sums = EhfSums.Of(invoice, new(!string.IsNullOrWhiteSpace(seller.VatNumber), country ?? "", Currencies.SlackOf(invoice.CurrencyCode)), faults.Add);
        return faults.Count > 0
            ? new(null, [.. faults.OrderBy(fault => fault.Place is EhfPlace.Seller ? 0 : 1)])
            : new(Complete(facts, number!, from!, to!, reference!, sums!), faults);
    }

    /// <summary>What no invoice to this receiver can do without, and in <paramref name="reference"/> what those without an order reference lack.</summary>
    public static IReadOnlyList<EhfFault> Check(SellerSettings seller, EhfBuyer buyer, out EhfFault? reference)
    {
        var faults = new List<EhfFault>();
        EhfParties.Seller(seller, faults.Add);
        EhfParties.Number(buyer, faults.Add);
        reference = EhfParties.AccountFault(buyer);
        return faults;
    }

    private static EhfDocument Complete(EhfFacts facts, string number, EhfParty seller, EhfParty buyer, string reference, EhfSums sums)
    {
        var invoice = facts.Invoice;
        return new()
        {
            IsCreditNote = invoice.Total < 0,
            Number = number,
            IssueDate = OsloTime.DateOf(invoice.Date),
            DueDate = invoice.DueOn,
            Currency = invoice.CurrencyCode,
            BuyerReference = reference,
            OrderReference = EhfText.Clean(invoice.OrderReference),
            SalesOrder = EhfText.Clean(invoice.SalesOrderNumber),
            Contract = EhfText.Clean(invoice.ContractReference),
            SupportingDocument = EhfText.Clean(invoice.DocumentReference),
            Period = Around(sums.Lines),
            Seller = seller,
            Buyer = buyer,
            BankAccount = EhfText.Plain(facts.Seller.BankAccount)!,
            Bic = EhfText.Plain(facts.Seller.Bic),
            PaymentReference = EhfText.Clean(invoice.PaymentReference),
            Adjustments = sums.Adjustments,
            Lines = sums.Lines,
            Totals = sums.Totals,
        };
    }

    /// <summary>Every line's period lies within it (R110, R111); none where the ends that are known do not make one.</summary>
    private static EhfPeriod Around(IReadOnlyList<EhfLine> lines)
    {
        var (start, end) = (lines.Min(line => line.Period.Start), lines.Max(line => line.Period.End));
        return start > end ? default : new(start, end);
    }
}
