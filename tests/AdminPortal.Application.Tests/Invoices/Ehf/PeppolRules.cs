using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace AdminPortal.Application.Tests.Invoices.Ehf;

/// <summary>
/// The rules of EN 16931 and Peppol BIS Billing 3.0 that a document of ours could break, worked out from the XML alone: it shares
/// nothing with the writer. The figures are asked for exactly, where the official sets let some differ.
/// </summary>
internal sealed partial class PeppolRules
{
    private const string Customization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";

    private readonly List<string> broken = [];
    private readonly XElement root;

    private PeppolRules(XElement root)
    {
        // Without namespaces the paths are those of the rules' own texts; UblOrder holds the namespaces.
        this.root = root;
    }

    public static IReadOnlyList<string> Broken(byte[] xml)
    {
        using var stream = new MemoryStream(xml);
        var document = XDocument.Load(stream).Root!;
        var order = UblOrder.Faults(document).ToList();
        foreach (var element in document.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        var rules = new PeppolRules(document);
        rules.CheckAll();
        return [.. order, .. rules.broken];
    }

    private void CheckAll()
    {
        foreach (var empty in root.DescendantsAndSelf().Where(element => !element.HasElements && string.IsNullOrWhiteSpace(element.Value)))
        {
            Broke($"PEPPOL-EN16931-R008 {empty.Name}");
        }

        CheckHead();
        CheckParties();
        CheckPayment();
        CheckAdjustments();
        CheckLines();
        CheckTotals();
        CheckTax();
        foreach (var amount in root.Descendants().Where(element => element.Attribute("currencyID") is not null))
        {
            Demand(amount.Attribute("currencyID")!.Value == Text("DocumentCurrencyCode"), "PEPPOL-EN16931-R051");
            Demand(amount.Name == "PriceAmount" || Decimals(amount.Value) <= 2, $"BR-DEC {amount.Name}");
            Demand(amount.Value != "-0.00", "negative zero");
        }

        foreach (var day in root.Descendants().Where(element => element.Name.LocalName.EndsWith("Date", StringComparison.Ordinal)))
        {
            Demand(DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", out _), "PEPPOL-EN16931-F001");
        }
    }

    private void CheckHead()
    {
        var isCredit = root.Name == "CreditNote";
        Demand(Text("CustomizationID") == Customization, "PEPPOL-EN16931-R004");
        Demand(Text("ProfileID") == "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0", "PEPPOL-EN16931-R001 R007");
        Demand(Has("ID"), "BR-02");
        Demand(Has("IssueDate"), "BR-03");
        Demand(isCredit ? Text("CreditNoteTypeCode") == "381" : Text("InvoiceTypeCode") == "380", "BR-04 P0100 P0101");
        Demand(Text("DocumentCurrencyCode").Length == 3, "BR-05");
        Demand(Has("BuyerReference") || Has("OrderReference/ID"), "PEPPOL-EN16931-R003");
        Demand(!Has("OrderReference") || Has("OrderReference/ID"), "schema: OrderReference without ID");
        Demand(Number("LegalMonetaryTotal/PayableAmount") <= 0 || Has("DueDate") || Has("PaymentTerms/Note"), "BR-CO-25");
        Demand(Number("LegalMonetaryTotal/PayableAmount") >= 0, "a negative amount to pay");
        Demand(!Has("InvoicePeriod") || IsPeriod(root.Element("InvoicePeriod")!), "BR-29 BR-CO-19");
    }

    private void CheckParties()
    {
        var (seller, buyer) = ("AccountingSupplierParty/Party/", "AccountingCustomerParty/Party/");
        Demand(Has($"{seller}EndpointID"), "PEPPOL-EN16931-R020");
        Demand(Has($"{buyer}EndpointID"), "PEPPOL-EN16931-R010");
        foreach (var id in root.XPathSelectElements("//Party/EndpointID | //PartyLegalEntity/CompanyID"))
        {
            Demand(id.Attribute("schemeID")?.Value == "0192", "BR-62 BR-63 0192");
            Demand(IsOrganizationNumber(id.Value), "PEPPOL-COMMON-R041");
        }

        Demand(Has($"{seller}PartyLegalEntity/RegistrationName"), "BR-06");
        Demand(Has($"{buyer}PartyLegalEntity/RegistrationName"), "BR-07");
        Demand(Text($"{seller}PostalAddress/Country/IdentificationCode").Length == 2, "BR-08 BR-09");
        Demand(Text($"{buyer}PostalAddress/Country/IdentificationCode").Length == 2, "BR-10 BR-11");
        foreach (var vat in root.XPathSelectElements("//PartyTaxScheme[TaxScheme/ID = 'VAT']/CompanyID"))
        {
            Demand(VatNumber().Match(vat.Value) is { Success: true } match && IsOrganizationNumber(match.Groups[1].Value), "NO-R-001 BR-CO-09");
        }

        Demand(Text($"{seller}PartyTaxScheme[TaxScheme/ID = 'TAX']/CompanyID") == "Foretaksregisteret", "NO-R-002");
        Demand(!Has($"{buyer}PartyTaxScheme[TaxScheme/ID = 'TAX']"), "Foretaksregisteret of the buyer");
    }

    private void CheckPayment()
    {
        foreach (var means in root.Elements("PaymentMeans"))
        {
            Demand(means.Element("PaymentMeansCode")?.Value == "30", "BR-49");
            Demand(means.XPathSelectElement("PayeeFinancialAccount/ID") is not null, "BR-61 BR-50");
        }

        Demand(root.XPathSelectElements("//PaymentID").Count() <= 1, "UBL-SR-44");
    }

    private void CheckAdjustments()
    {
        foreach (var adjustment in root.Descendants("AllowanceCharge"))
        {
            var isOnHeader = adjustment.Parent == root;
            Demand(adjustment.Element("ChargeIndicator")?.Value is "true" or "false", "PEPPOL-EN16931-R043");
            Demand(adjustment.Element("AllowanceChargeReason") is not null, "BR-33 BR-38 BR-42 BR-44 BR-CO-21 to 24");
            Demand(adjustment.Element("AllowanceChargeReasonCode")?.Value is null or "95" or "ABK", "BR-CL-19 BR-CL-20");
            Demand(Of(adjustment, "Amount") > 0, "BR-31 BR-36 BR-41 BR-43");
            Demand(adjustment.Element("MultiplierFactorNumeric") is null == adjustment.Element("BaseAmount") is null, "PEPPOL-EN16931-R041 R042");
            Demand(!isOnHeader || adjustment.XPathSelectElement("TaxCategory/ID") is not null, "BR-32 BR-37");
        }
    }

    private void CheckLines()
    {
        Demand(Lines.Any(), "BR-16");
        Demand(Lines.Select(line => line.Element("ID")?.Value).Distinct().Count() == Lines.Count(), "ids of lines");
        foreach (var line in Lines)
        {
            var quantity = line.Element("InvoicedQuantity") ?? line.Element("CreditedQuantity");
            var adjustments = line.Elements("AllowanceCharge").Sum(a => Of(a, "Amount") * (a.Element("ChargeIndicator")!.Value == "true" ? 1 : -1));
            var price = Of(line, "Price/PriceAmount");
            var net = Of(line, "LineExtensionAmount");
            Demand(line.Element("ID") is not null, "BR-21");
            Demand(quantity?.Attribute("unitCode") is not null, "BR-22 BR-23");
            Demand(line.XPathSelectElement("Item/Name") is not null, "BR-25");
            Demand(price >= 0, "BR-27");
            Demand(Math.Abs(net - (decimal.Parse(quantity!.Value, CultureInfo.InvariantCulture) * price + adjustments)) <= 0.02m, "PEPPOL-EN16931-R120");
            Demand(line.XPathSelectElements("Item/ClassifiedTaxCategory").Count() == 1, "BR-CO-04 UBL-SR-48");
            if (line.Element("InvoicePeriod") is { } period)
            {
                Demand(IsPeriod(period), "BR-30 BR-CO-20");
                Demand(!(Day(period, "StartDate") < Day(root.Element("InvoicePeriod"), "StartDate")), "PEPPOL-EN16931-R110");
                Demand(!(Day(period, "EndDate") > Day(root.Element("InvoicePeriod"), "EndDate")), "PEPPOL-EN16931-R111");
            }
        }
    }

    private void CheckTotals()
    {
        decimal Of(string name) => Number($"LegalMonetaryTotal/{name}");
        var allowances = HeaderSum("false");
        var charges = HeaderSum("true");
        Demand(Of("LineExtensionAmount") == Lines.Sum(line => PeppolRules.Of(line, "LineExtensionAmount")), "BR-CO-10");
        Demand(Of("AllowanceTotalAmount") == allowances && Has("LegalMonetaryTotal/AllowanceTotalAmount") == (allowances != 0), "BR-CO-11");
        Demand(Of("ChargeTotalAmount") == charges && Has("LegalMonetaryTotal/ChargeTotalAmount") == (charges != 0), "BR-CO-12");
        Demand(Of("TaxExclusiveAmount") == Of("LineExtensionAmount") - allowances + charges, "BR-CO-13");
        Demand(Of("TaxInclusiveAmount") == Of("TaxExclusiveAmount") + Number("TaxTotal/TaxAmount"), "BR-CO-15");
        Demand(Of("PayableAmount") == Of("TaxInclusiveAmount") + Of("PayableRoundingAmount"), "BR-CO-16");
        Demand(!Has("LegalMonetaryTotal/PayableRoundingAmount") || Of("PayableRoundingAmount") != 0, "a rounding of nothing");
    }

    private void CheckTax()
    {
        var parts = root.XPathSelectElements("TaxTotal/TaxSubtotal").ToList();
        Demand(root.Elements("TaxTotal").Count() == 1 && parts.Count > 0, "BR-CO-18 PEPPOL-EN16931-R053 R054");
        Demand(Number("TaxTotal/TaxAmount") == parts.Sum(part => Of(part, "TaxAmount")), "BR-CO-14");
        var used = Lines.Select(line => line.XPathSelectElement("Item/ClassifiedTaxCategory")!)
            .Concat(root.XPathSelectElements("AllowanceCharge/TaxCategory")).Select(Category).ToHashSet();
        Demand(used.SetEquals(parts.Select(part => Category(part.Element("TaxCategory")!))) && parts.Count == used.Count, "BR-S-01 BR-Z-01 BR-E-01 BR-G-01 BR-O-01");
        foreach (var part in parts)
        {
            var category = part.Element("TaxCategory")!;
            var (code, percent) = Category(category);
            var taxable = Lines.Where(line => Category(line.XPathSelectElement("Item/ClassifiedTaxCategory")!) == (code, percent)).Sum(line => Of(line, "LineExtensionAmount"))
                + root.Elements("AllowanceCharge").Where(a => Category(a.Element("TaxCategory")!) == (code, percent))
                    .Sum(a => Of(a, "Amount") * (a.Element("ChargeIndicator")!.Value == "true" ? 1 : -1));
            var rate = percent.Length == 0 ? 0m : decimal.Parse(percent, CultureInfo.InvariantCulture);
            Demand(Of(part, "TaxableAmount") == taxable, $"BR-{code}-08");
            Demand(Of(part, "TaxAmount") == decimal.Round(taxable * rate / 100m, 2, MidpointRounding.AwayFromZero), $"BR-CO-17 BR-{code}-09");
            Demand(code switch { "S" => rate is 25m or 15m or 12m, "O" => percent.Length == 0, "Z" or "G" => percent == "0", _ => false }, $"BR-{code}-05 to 07");
            Demand((code is "G" or "O") == category.Element("TaxExemptionReason") is not null, $"BR-{code}-10");
            Demand(code == "O" ? !Has("//PartyTaxScheme[TaxScheme/ID = 'VAT']") : Has("AccountingSupplierParty//PartyTaxScheme[TaxScheme/ID = 'VAT']"), $"BR-{code}-02");
            Demand(code != "O" || parts.Count == 1, "BR-O-11 to 14");
        }
    }

    private IEnumerable<XElement> Lines => root.Elements("InvoiceLine").Concat(root.Elements("CreditNoteLine"));

    private decimal HeaderSum(string indicator) => root.Elements("AllowanceCharge").Where(a => a.Element("ChargeIndicator")!.Value == indicator).Sum(a => Of(a, "Amount"));

    private static (string Code, string Percent) Category(XElement category) => (category.Element("ID")!.Value, category.Element("Percent")?.Value ?? "");

    private static bool IsPeriod(XElement period) => period.HasElements && !(Day(period, "EndDate") < Day(period, "StartDate"));

    private static DateOnly? Day(XElement? period, string name) =>
        period?.Element(name) is { } day ? DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static int Decimals(string number) => number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;

    private static decimal Of(XElement element, string path) => element.XPathSelectElement(path) is { } found ? decimal.Parse(found.Value, CultureInfo.InvariantCulture) : 0m;

    private static bool IsOrganizationNumber(string digits) =>
        digits.Length == 9 && digits.All(char.IsAsciiDigit) && digits != "000000000"
        && (11 - digits[..8].Reverse().Select((digit, place) => (digit - '0') * (place % 6 + 2)).Sum() % 11) % 11 == digits[8] - '0';

    [GeneratedRegex("^NO([0-9]{9})MVA$")]
    private static partial Regex VatNumber();

    private string Text(string path) => root.XPathSelectElement(path)?.Value ?? "";

    private decimal Number(string path) => Of(root, path);

    private bool Has(string path) => root.XPathSelectElement(path) is not null;

    private void Demand(bool holds, string rule)
    {
        if (!holds)
        {
            Broke(rule);
        }
    }

    private void Broke(string rule) => broken.Add(rule);
}
