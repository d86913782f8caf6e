using System.Text;
using System.Xml;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>
/// Reads camt.054, the ISO 20022 notification of debits and credits, in any version, also within an envelope. No DTD and no
/// external entity; one element after the other, so that no more than one entry is in memory beside what the file came to.
/// </summary>
internal sealed class Camt054(Stream content)
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.";
    private const int Deepest = 48;

    /// <summary>Characters of a value that are kept: none that is used may be longer.</summary>
    private const int LongestValue = 600;

    /// <summary>Elements that what lies within is named from, wherever they stand.</summary>
    private static readonly HashSet<string> Anchors = ["GrpHdr", "Ntfctn", "Ntry", "NtryDtls", "TxDtls", "Strd"];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };

    private readonly List<PaymentFileFault> faults = [];
    private readonly Stack<Element> open = new();
    private readonly StringBuilder text = new();
    private readonly char[] chunk = new char[LongestValue];
    private bool isFound;

    public PaymentFileContent Read()
    {
        var message = new CamtMessage(faults);
        try
        {
            using var reader = XmlReader.Create(content, Settings);
            var at = (IXmlLineInfo)reader;
            while (!message.IsFull && faults.Count < PaymentFileContent.MostFaults && reader.Read() && Take(reader, at.LineNumber, message))
            {
            }
        }
        catch (XmlException fault)
        {
            faults.Add(new(Math.Max(fault.LineNumber, 1), null, PaymentFileFaults.NotXml));
        }

        if (!isFound && faults.Count == 0)
        {
            faults.Add(new(1, null, PaymentFileFaults.NotCamt054));
        }

        return new(PaymentFormat.Camt054, message.Id, message.Entries, message.LeftOut, faults);
    }

    /// <summary>Answers whether there is sense in reading on.</summary>
    private bool Take(XmlReader reader, int line, CamtMessage message)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when reader.Depth >= Deepest:
                faults.Add(new(line, null, PaymentFileFaults.TooDeep));
                return false;
            case XmlNodeType.Element when reader.LocalName == "Document" && !reader.NamespaceURI.StartsWith(Namespace, StringComparison.Ordinal):
                faults.Add(new(line, "Document", PaymentFileFaults.NotCamt054, EntryText.Told(reader.NamespaceURI)));
                return false;
            case XmlNodeType.Element:
                Open(reader, line, message);
                return true;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                text.Append(chunk, 0, Math.Min(reader.ReadValueChunk(chunk, 0, chunk.Length), LongestValue - text.Length));
                return true;
            case XmlNodeType.EndElement:
                Close(message);
                return true;
            default:
                return true;
        }
    }

    private void Open(XmlReader reader, int line, CamtMessage message)
    {
        var name = reader.LocalName;
        isFound |= name == "Document";
        var key = Anchors.Contains(name) ? name : open.TryPeek(out var parent) ? $"{parent.Key}/{name}" : name;
        open.Push(new(key, reader.GetAttribute("Ccy"), line));
        text.Clear();
        if (isFound)
        {
            message.Open(key, line);
        }

        if (reader.IsEmptyElement)
        {
            Close(message);
        }
    }

    private void Close(CamtMessage message)
    {
        var element = open.Pop();
        if (isFound)
        {
            message.Close(element, text.ToString());
        }

        text.Clear();
    }

    /// <param name="Key">Its path from the nearest anchor.</param>
    /// <param name="Currency">Its <c>Ccy</c> attribute.</param>
    internal readonly record struct Element(string Key, string? Currency, int Line);
}
