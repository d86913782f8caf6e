using System.Xml.Linq;

namespace AdminPortal.Application.Tests.Invoices.Ehf;

/// <summary>The sequences of the UBL 2.1 schemas, as far as a Billing document uses their elements, and which of them may come more than once.</summary>
internal static class UblOrder
{
    private static readonly Dictionary<string, string> Sequences = new()
    {
        ["Invoice"] = "CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode Note TaxPointDate DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference* DespatchDocumentReference ReceiptDocumentReference OriginatorDocumentReference ContractDocumentReference AdditionalDocumentReference* ProjectReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans* PaymentTerms AllowanceCharge* TaxTotal* LegalMonetaryTotal InvoiceLine*",
        ["CreditNote"] = "CustomizationID ProfileID ID IssueDate TaxPointDate CreditNoteTypeCode Note DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference* DespatchDocumentReference ReceiptDocumentReference ContractDocumentReference AdditionalDocumentReference* OriginatorDocumentReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans* PaymentTerms AllowanceCharge* TaxTotal* LegalMonetaryTotal CreditNoteLine*",
        ["InvoicePeriod"] = "StartDate EndDate DescriptionCode",
        ["OrderReference"] = "ID SalesOrderID",
        ["ContractDocumentReference"] = "ID",
        ["AdditionalDocumentReference"] = "ID DocumentTypeCode DocumentDescription Attachment",
        ["AccountingSupplierParty"] = "Party",
        ["AccountingCustomerParty"] = "Party",
        ["Party"] = "EndpointID PartyIdentification* PartyName PostalAddress PartyTaxScheme* PartyLegalEntity Contact",
        ["PartyName"] = "Name",
        ["PostalAddress"] = "StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country",
        ["Country"] = "IdentificationCode",
        ["PartyTaxScheme"] = "CompanyID TaxScheme",
        ["TaxScheme"] = "ID",
        ["PartyLegalEntity"] = "RegistrationName CompanyID CompanyLegalForm",
        ["Contact"] = "Name Telephone ElectronicMail",
        ["PaymentMeans"] = "PaymentMeansCode PaymentDueDate PaymentID CardAccount PayeeFinancialAccount PaymentMandate",
        ["PayeeFinancialAccount"] = "ID Name FinancialInstitutionBranch",
        ["FinancialInstitutionBranch"] = "ID",
        ["PaymentTerms"] = "Note",
        ["AllowanceCharge"] = "ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric Amount BaseAmount TaxCategory",
        ["TaxCategory"] = "ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme",
        ["ClassifiedTaxCategory"] = "ID Percent TaxScheme",
        ["TaxTotal"] = "TaxAmount TaxSubtotal*",
        ["TaxSubtotal"] = "TaxableAmount TaxAmount TaxCategory",
        ["LegalMonetaryTotal"] = "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount",
        ["InvoiceLine"] = "ID Note InvoicedQuantity LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference DocumentReference AllowanceCharge* Item Price",
        ["CreditNoteLine"] = "ID Note CreditedQuantity LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference DocumentReference AllowanceCharge* Item Price",
        ["Item"] = "Description Name BuyersItemIdentification SellersItemIdentification StandardItemIdentification OriginCountry CommodityClassification* ClassifiedTaxCategory AdditionalItemProperty*",
        ["SellersItemIdentification"] = "ID",
        ["Price"] = "PriceAmount BaseQuantity AllowanceCharge",
    };

    /// <summary>What stands where the schema does not let it.</summary>
    public static IEnumerable<string> Faults(XElement element)
    {
        if (!element.HasElements)
        {
            yield break;
        }

        if (!Sequences.TryGetValue(element.Name.LocalName, out var sequence))
        {
            yield return $"schema: {element.Name.LocalName} is not known to hold elements";
            yield break;
        }

        var names = sequence.Split(' ');
        var at = -1;
        foreach (var child in element.Elements())
        {
            var name = child.Name.LocalName;
            var place = Array.FindIndex(names, known => known.TrimEnd('*') == name);
            if (place < at || place < 0 || (place == at && !names[place].EndsWith('*')))
            {
                yield return $"schema: {name} in {element.Name.LocalName}";
            }

            at = Math.Max(at, place);
            var expected = child.HasElements ? "CommonAggregateComponents-2" : "CommonBasicComponents-2";
            if (!child.Name.NamespaceName.EndsWith(expected, StringComparison.Ordinal))
            {
                yield return $"schema: namespace of {name}";
            }

            foreach (var fault in Faults(child))
            {
                yield return fault;
            }
        }
    }
}
