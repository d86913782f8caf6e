using System.Text;
using System.Xml;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Writes a document as UBL 2.1 in the order of its schema; a pure function of the document.</summary>
internal static class EhfWriter
{
    public const string Customization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    public const string Profile = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    /// <summary>The document is Norwegian, whoever makes it: its reader is the customer.</summary>
    private const string CreditTerms = "Kreditnota: beløpet trekkes fra det som er utestående, eller betales tilbake.";

    private const string InvoiceCode = "380";
    private const string CreditNoteCode = "381";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, CloseOutput = false };

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static byte[] Write(EhfDocument document)
    {
        using var stream = new MemoryStream();
        Write(document, stream);
        return stream.ToArray();
    }

    /// <summary>As above; the stream stays open.</summary>
    public static void Write(EhfDocument document, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, Settings);
        var root = document.IsCreditNote ? "CreditNote" : "Invoice";
        xml.WriteStartDocument();
        xml.WriteStartElement(root, $"urn:oasis:names:specification:ubl:schema:xsd:{root}-2");
        xml.WriteAttributeString("xmlns", "cac", null, EhfElements.Aggregates);
        xml.WriteAttributeString("xmlns", "cbc", null, EhfElements.Basics);
        var elements = new EhfElements(xml, document.Currency);
        WriteHead(elements, document);
        WriteReferences(elements, document);
        elements.Group("AccountingSupplierParty", () => EhfPartyWriter.Write(elements, document.Seller));
        elements.Group("AccountingCustomerParty", () => EhfPartyWriter.Write(elements, document.Buyer));
        WritePayment(elements, document);
        foreach (var adjustment in document.Adjustments)
        {
            EhfAmountWriter.Write(elements, adjustment);
        }

        EhfAmountWriter.Write(elements, document.Totals);
        foreach (var line in document.Lines)
        {
            EhfAmountWriter.Write(elements, line, document.IsCreditNote);
        }

        xml.WriteEndElement();
    }

    internal static void WritePeriod(EhfElements elements, EhfPeriod period)
    {
        if (!period.IsEmpty)
        {
            elements.Group("InvoicePeriod", () =>
            {
                elements.Day("StartDate", period.Start);
                elements.Day("EndDate", period.End);
            });
        }
    }

    private static void WriteHead(EhfElements elements, EhfDocument document)
    {
        elements.Text("CustomizationID", Customization);
        elements.Text("ProfileID", Profile);
        elements.Text("ID", document.Number);
        elements.Day("IssueDate", document.IssueDate);
        if (document.IsCreditNote)
        {
            elements.Text("CreditNoteTypeCode", CreditNoteCode);
        }
        else
        {
            elements.Day("DueDate", document.DueDate);
            elements.Text("InvoiceTypeCode", InvoiceCode);
        }

        elements.Text("DocumentCurrencyCode", document.Currency);
        elements.Text("BuyerReference", document.BuyerReference);
        WritePeriod(elements, document.Period);
    }

    private static void WriteReferences(EhfElements elements, EhfDocument document)
    {
        if (document.OrderReference is { } order)
        {
            elements.Group("OrderReference", () =>
            {
                elements.Text("ID", order);
                elements.Text("SalesOrderID", document.SalesOrder);
            });
        }

        Reference("ContractDocumentReference", document.Contract);
        Reference("AdditionalDocumentReference", document.SupportingDocument);

        void Reference(string name, string? id)
        {
            if (id is not null)
            {
                elements.Group(name, () => elements.Text("ID", id));
            }
        }
    }

    /// <summary>A credit note has no due date in UBL, so BR-CO-25 asks for terms.</summary>
    private static void WritePayment(EhfElements elements, EhfDocument document)
    {
        elements.Group("PaymentMeans", () =>
        {
            elements.Text("PaymentMeansCode", "30");
            elements.Text("PaymentID", document.PaymentReference);
            elements.Group("PayeeFinancialAccount", () =>
            {
                elements.Text("ID", document.BankAccount);
                if (document.Bic is { } bic)
                {
                    elements.Group("FinancialInstitutionBranch", () => elements.Text("ID", bic));
                }
            });
        });
        if (document.IsCreditNote)
        {
            elements.Group("PaymentTerms", () => elements.Text("Note", CreditTerms));
        }
    }
}
