namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>One invoice's answer: its document, or what keeps it from one.</summary>
/// <param name="Number">Of the invoice.</param>
/// <param name="CurrencyCode">ISO 4217; of the figures in the faults.</param>
/// <param name="ReceiverId">Public id of the receiver's organisation; null where there is none that the caller could go to.</param>
/// <param name="Faults">None where it is ready.</param>
public sealed record EhfInvoice(string Number, string CurrencyCode, string? ReceiverId, IReadOnlyList<EhfFault> Faults)
{
    public bool IsReady => Faults.Count == 0;

    /// <summary>Null where there are faults.</summary>
    internal EhfDocument? Document { get; init; }

    /// <summary>The document in UTF-8; empty where the invoice is not ready.</summary>
    public byte[] ToXml() => Document is { } document ? EhfWriter.Write(document) : [];

    internal static EhfInvoice Of(EhfFacts facts)
    {
        var readiness = EhfReadiness.Check(facts);
        return new(facts.Invoice.Number, facts.Invoice.CurrencyCode, facts.Buyer?.OrganizationId, readiness.Faults) { Document = readiness.Document };
    }
}

/// <summary>What every invoice to an organisation would lack.</summary>
/// <param name="Faults">None where nothing stands in the way of any.</param>
/// <param name="ReferenceFault">What those without the customer's order reference lack besides; null where its billing account helps.</param>
public sealed record EhfOrganization(string OrganizationId, IReadOnlyList<EhfFault> Faults, EhfFault? ReferenceFault);

/// <summary>How far a selection is ready.</summary>
/// <param name="Faults">The most frequent first.</param>
public sealed record EhfSummary(int Ready, int Refused, IReadOnlyList<EhfFaultCount> Faults)
{
    public int Total => Ready + Refused;
}

/// <summary>How many invoices have a fault.</summary>
/// <param name="Example">Number of the newest of them.</param>
public sealed record EhfFaultCount(EhfFaultCode Code, string Rule, EhfPlace Place, int Invoices, string Example);
