namespace AdminPortal.Application.Invoices;

/// <summary>
/// The company that invoices; the section <c>Seller</c> of the settings. Nothing is required to run the portal: what lacks is
/// reported where a document needs it.
/// </summary>
public sealed class SellerSettings
{
    /// <summary>As in the business register.</summary>
    public string? Name { get; set; }

    /// <summary>Organisation number, nine digits.</summary>
    public string? OrganizationNumber { get; set; }

    /// <summary>With or without country and <c>MVA</c>; unset where the seller is not registered for VAT.</summary>
    public string? VatNumber { get; set; }

    /// <summary>Whether it stands in Foretaksregisteret, which an invoice has to say.</summary>
    public bool IsInBusinessRegister { get; set; } = true;

    public string? Street { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string CountryCode { get; set; } = "NO";

    /// <summary>Where invoices in kroner are paid to: a Norwegian account number of eleven digits, or an IBAN.</summary>
    public string? BankAccount { get; set; }

    public string? Bic { get; set; }

    /// <summary>Electronic address in Peppol under the scheme 0192; the organisation number where unset.</summary>
    public string? Endpoint { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }
}
