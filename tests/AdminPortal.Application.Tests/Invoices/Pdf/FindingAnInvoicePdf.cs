using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Pdf;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

public sealed class FindingAnInvoicePdf
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_is_the_stored_invoice_from_the_configured_seller(StoreProvider provider)
    {
        await using var store = new TestStore(provider, services => services.Configure<SellerSettings>(seller => seller.Name = "Selger AS"));
        store.Given.Invoice(store.Given.Organization("Kunde AS"), 3, i => i.InvoiceNumber = "FI-1.2/3 æ");

        var pdf = await store.Service<InvoicePdfService>().FindAsync("FI-1.2/3 æ", "en", Cancellation);

        Assert.NotNull(pdf);
        Assert.Equal("invoice-FI-1-2-3--.pdf", pdf.FileName);
        var read = new PdfReader(pdf.Content);
        Assert.Equal(("Invoice FI-1.2/3 æ", "Selger AS", "en-GB"), (read.Title, read.Author, read.Language));
        Assert.Contains("Kunde AS", read.Text, StringComparison.Ordinal);
        Assert.Contains("ITEM-3 | Product 3", read.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_negative_one_is_a_credit_note(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Invoice(store.Given.Organization("Kunde AS"), 1, i => (i.InvoiceNumber, i.TotalInvoiceAmount) = ("KN-1", -1m));

        Assert.Equal("kreditnota-KN-1.pdf", (await store.Service<InvoicePdfService>().FindAsync("KN-1", null, Cancellation))!.FileName);
    }

    [Theory, EachDatabase]
    public async Task What_the_caller_may_not_see_does_not_exist(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (mine, other) = (store.Given.Organization("Mine"), store.Given.Organization("Other"));
        store.Given.Invoice(mine, 1, i => i.InvoiceNumber = "MINE");
        store.Given.Invoice(other, 1, i => i.InvoiceNumber = "OTHER");
        store.SignInAs(StaffRole.Viewer, mine);

        Assert.NotNull(await store.Service<InvoicePdfService>().FindAsync("MINE", "nb", Cancellation));
        Assert.Null(await store.Service<InvoicePdfService>().FindAsync("OTHER", "nb", Cancellation));
        await using var portal = store.Service<IServiceProvider>().CreatePortalScope();
        Assert.NotNull(await portal.ServiceProvider.GetRequiredService<InvoicePdfService>().FindAsync("OTHER", "nb", Cancellation));
    }
}
