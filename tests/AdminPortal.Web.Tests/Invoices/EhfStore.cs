using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Tests.Invoices;

/// <summary>A store whose seller is complete, with a receiver that EHF reaches and one that it does not.</summary>
internal sealed class EhfStore : IDisposable
{
    public EhfStore()
    {
        Store = new(configure: services => services.AddSingleton(Options.Create(new SellerSettings
        {
            Name = "Demo AS", OrganizationNumber = "999888100", VatNumber = "NO999888100MVA", BankAccount = "15030123104",
        })));
        Sound = Store.Given.Organization("Telenor", and: o => (o.EntityId, o.Country) = ("914742315", "NO"));
        Unsound = Store.Given.Organization("Uheldig", and: o => (o.EntityId, o.Country) = ("999000999", "NO"));
    }

    public TestStore Store { get; }

    public Organization Sound { get; }

    public Organization Unsound { get; }

    /// <summary>With the customer's order reference.</summary>
    public void Invoice(string number, Organization receiver, Action<Invoice>? and = null) => Store.Given.Invoice(receiver, and: invoice =>
    {
        (invoice.InvoiceNumber, invoice.CustomersOrderReference, invoice.InvoiceDate) = (number, "4500012345", Store.Clock.UtcNow.Date.AddDays(-1));
        and?.Invoke(invoice);
    });

    public void Dispose() => Store.Dispose();
}
