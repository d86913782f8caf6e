namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Writes <c>cac:Party</c>.</summary>
internal static class EhfPartyWriter
{
    /// <summary>Norwegian organisation numbers, in the lists of both electronic addresses and identifiers (ISO 6523).</summary>
    private const string OrganizationNumbers = "0192";

    private const string BusinessRegister = "Foretaksregisteret";

    public static void Write(EhfElements elements, EhfParty party) => elements.Group("Party", () =>
    {
        elements.Text("EndpointID", party.Endpoint, "schemeID", OrganizationNumbers);
        elements.Group("PartyName", () => elements.Text("Name", party.Name));
        elements.Group("PostalAddress", () =>
        {
            elements.Text("StreetName", party.Street);
            elements.Text("CityName", party.City);
            elements.Text("PostalZone", party.PostalCode);
            elements.Text("CountrySubentity", party.Region);
            elements.Group("Country", () => elements.Text("IdentificationCode", party.Country));
        });
        WriteTaxScheme(elements, party.VatNumber, "VAT");
        WriteTaxScheme(elements, party.IsInBusinessRegister ? BusinessRegister : null, "TAX");
        elements.Group("PartyLegalEntity", () =>
        {
            elements.Text("RegistrationName", party.LegalName);
            elements.Text("CompanyID", party.Number, "schemeID", OrganizationNumbers);
        });
        if ((party.Phone ?? party.Email) is not null)
        {
            elements.Group("Contact", () =>
            {
                elements.Text("Telephone", party.Phone);
                elements.Text("ElectronicMail", party.Email);
            });
        }
    });

    private static void WriteTaxScheme(EhfElements elements, string? companyId, string scheme)
    {
        if (companyId is not null)
        {
            elements.Group("PartyTaxScheme", () =>
            {
                elements.Text("CompanyID", companyId);
                elements.Group("TaxScheme", () => elements.Text("ID", scheme));
            });
        }
    }
}
