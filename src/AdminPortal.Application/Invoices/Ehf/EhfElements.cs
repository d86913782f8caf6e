using System.Globalization;
using System.Xml;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Writes elements of UBL's two component namespaces. What is null or empty leaves no element (PEPPOL-EN16931-R008).</summary>
internal sealed class EhfElements(XmlWriter xml, string currency)
{
    public const string Aggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public const string Basics = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    /// <summary>An element of elements; it must not end up without any.</summary>
    public void Group(string name, Action content)
    {
        xml.WriteStartElement("cac", name, Aggregates);
        content();
        xml.WriteEndElement();
    }

    public void Text(string name, string? text)
    {
        if (text is not null)
        {
            xml.WriteElementString("cbc", name, Basics, text);
        }
    }

    public void Text(string name, string? text, string attribute, string value)
    {
        if (text is not null)
        {
            xml.WriteStartElement("cbc", name, Basics);
            xml.WriteAttributeString(attribute, value);
            xml.WriteString(text);
            xml.WriteEndElement();
        }
    }

    public void Flag(string name, bool flag) => Text(name, flag ? "true" : "false");

    public void Day(string name, DateOnly? day) => Text(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>With two decimals (BR-DEC).</summary>
    public void Amount(string name, decimal amount) => Money(name, amount, "0.00");

    /// <summary>The one amount that may have more than two.</summary>
    public void Price(string name, decimal price) => Money(name, price, "0.00####");

    public void Quantity(string name, decimal quantity, string unit) => Text(name, Number(quantity, "0.######"), "unitCode", unit);

    public void Percent(decimal percent) => Text("Percent", Number(percent, "0.##"));

    private void Money(string name, decimal amount, string format) => Text(name, Number(amount, format), "currencyID", currency);

    /// <summary>A zero whose sign was turned is written without it.</summary>
    private static string Number(decimal number, string format) => (number == 0 ? 0m : number).ToString(format, CultureInfo.InvariantCulture);
}
