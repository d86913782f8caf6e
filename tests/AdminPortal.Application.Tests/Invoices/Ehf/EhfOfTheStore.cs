using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Ehf;

public sealed class EhfOfTheStore
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task AnInvoiceThatIsReadyHasADocument(StoreProvider provider)
    {
        await using var store = Store(provider);
        var receiver = Receiver(store);
        store.Given.Invoice(receiver, lines: 2, and: i => (i.InvoiceNumber, i.CustomersOrderReference) = ("FI-1.2/3", "4500012345"));

        var invoice = await FindAsync(store, "FI-1.2/3");

        Assert.NotNull(invoice);
        Assert.Empty(invoice.Faults);
        Assert.Empty(PeppolRules.Broken(invoice.ToXml()));
        Assert.Null(await FindAsync(store, "fi-1.2/3"));
    }

    [Theory, EachDatabase]
    public async Task TheReferenceIsThatOfTheOneOpenAccountThatTheReceiverPaysFor(StoreProvider provider)
    {
        await using var store = Store(provider);
        var (receiver, other) = (Receiver(store), store.Given.Organization("Other"));
        store.Given.Invoice(receiver, and: i => i.InvoiceNumber = "A");
        void Account(string reference, BillingAccountStatus status, Organization owner, Organization payer) =>
            store.Given.BillingAccount(owner, payer, a => (a.AccountReference1, a.Status) = (reference, status));
        Account("Passive", BillingAccountStatus.Passive, receiver, receiver);
        Account("Cancelled", BillingAccountStatus.Cancelled, receiver, receiver);
        Account("Paid by another", BillingAccountStatus.Open, receiver, other);
        Assert.Equal([EhfFaultCode.BuyerReferenceNoAccount], await CodesAsync(store, "A"));

        Account("IT-avdelingen", BillingAccountStatus.Open, other, receiver);
        Assert.Contains("<cbc:BuyerReference>IT-avdelingen</cbc:BuyerReference>", System.Text.Encoding.UTF8.GetString((await FindAsync(store, "A"))!.ToXml()), StringComparison.Ordinal);

        Account("Second", BillingAccountStatus.Open, receiver, receiver);
        Assert.Equal([EhfFaultCode.BuyerReferenceSeveralAccounts], await CodesAsync(store, "A"));
    }

    [Theory, EachDatabase]
    public async Task WhoSeesTheInvoiceByItsUserAloneDoesNotLearnOfTheReceiver(StoreProvider provider)
    {
        await using var store = Store(provider);
        var (receiver, user) = (Receiver(store), store.Given.Organization("User"));
        store.Given.Invoice(receiver, and: i => (i.InvoiceNumber, i.UserId, i.CustomersOrderReference) = ("A", user.Id, "4500012345"));

        store.SignInAs(StaffRole.Viewer, user);
        Assert.Equal([EhfFaultCode.BuyerHidden], await CodesAsync(store, "A"));
        Assert.Null((await FindAsync(store, "A"))!.ReceiverId);

        store.SignInAs(StaffRole.Viewer, receiver);
        Assert.Empty(await CodesAsync(store, "A"));

        store.SignInAs(StaffRole.Viewer, store.Given.Organization("Third"));
        Assert.Null(await FindAsync(store, "A"));
    }

    [Theory, EachDatabase]
    public async Task AnOldInvoiceOfADeletedReceiverCanStillBeSent(StoreProvider provider)
    {
        await using var store = Store(provider);
        var receiver = Receiver(store, o => o.DeletedAt = store.Clock.UtcNow);
        store.Given.Invoice(receiver, and: i => (i.InvoiceNumber, i.CustomersOrderReference) = ("A", "4500012345"));

        var invoice = await FindAsync(store, "A");

        Assert.Equal((true, null), (invoice!.IsReady, invoice.ReceiverId));
    }

    [Theory, EachDatabase]
    public async Task AnOrganizationTellsWhatAllItsInvoicesWouldLack(StoreProvider provider)
    {
        await using var store = Store(provider);
        var sound = Receiver(store);
        store.Given.BillingAccount(sound, and: a => (a.AccountReference1, a.Status) = ("IT", BillingAccountStatus.Open));
        var unsound = store.Given.Organization("Unsound", and: o => (o.EntityId, o.Country) = ("999000999", "NO"));

        var service = store.Service<EhfService>();
        var ready = await service.FindOrganizationAsync(sound.PublicId, Stop);
        var refused = await service.FindOrganizationAsync(unsound.PublicId, Stop);

        Assert.Equal((0, null), (ready!.Faults.Count, ready.ReferenceFault));
        Assert.Equal([EhfFaultCode.BuyerNumberCheckDigit], refused!.Faults.Select(fault => fault.Code));
        Assert.Equal(EhfFaultCode.BuyerReferenceNoAccount, refused.ReferenceFault?.Code);
        store.SignInAs(StaffRole.Viewer, sound);
        Assert.Null(await service.FindOrganizationAsync(unsound.PublicId, Stop));
    }

    [Theory, EachDatabase]
    public async Task ASelectionIsReadInBatchesNewestFirstAndCounted(StoreProvider provider)
    {
        await using var store = Store(provider);
        var (sound, unsound) = (Receiver(store), store.Given.Organization("Unsound", and: o => (o.EntityId, o.Country) = ("999000999", "NO")));
        // Over two batches, many of one instant.
        for (var i = 0; i < 205; i++)
        {
            var (number, receiver) = ($"N-{i:D3}", i % 5 == 0 ? unsound : sound);
            store.Given.Invoice(receiver, and: invoice =>
                (invoice.InvoiceNumber, invoice.CustomersOrderReference, invoice.InvoiceDate) = (number, "4500012345", store.Clock.UtcNow.Date.AddDays(-1 - i / 150)));
        }

        var service = store.Service<EhfService>();
        var read = await service.ReadAsync(new(), Stop).ToListAsync(Stop);
        var sums = await service.SummarizeAsync(new() { OrganizationId = unsound.PublicId }, Stop).ToListAsync(Stop);
        var all = await service.SummarizeAsync(new(), Stop).ToListAsync(Stop);

        Assert.Equal(205, read.Select(invoice => invoice.Number).Distinct().Count());
        Assert.Equal(["N-149", "N-148"], read.Take(2).Select(invoice => invoice.Number));
        Assert.Equal("N-150", read[^1].Number);
        Assert.Equal((164, 41, 205), (all[^1].Ready, all[^1].Refused, all[^1].Total));
        Assert.Equal(3, all.Count);
        Assert.Equal([new(EhfFaultCode.BuyerNumberCheckDigit, "PEPPOL-COMMON-R041", EhfPlace.Organization, 41, "N-145")], sums[^1].Faults);
        Assert.Empty(await service.ReadAsync(new() { OrganizationId = "o-p-nobody" }, Stop).ToListAsync(Stop));
    }

    private static TestStore Store(StoreProvider provider) => new(provider, services => services.AddSingleton(Options.Create(SomeEhf.Seller)));

    private static Organization Receiver(TestStore store, Action<Organization>? and = null) => store.Given.Organization("TELENOR", and: organization =>
    {
        (organization.EntityId, organization.Country) = ("914742315", "NO");
        and?.Invoke(organization);
    });

    private static Task<EhfInvoice?> FindAsync(TestStore store, string number) => store.Service<EhfService>().FindAsync(number, Stop);

    private static async Task<IEnumerable<EhfFaultCode>> CodesAsync(TestStore store, string number) => (await FindAsync(store, number))!.Faults.Select(fault => fault.Code);
}
