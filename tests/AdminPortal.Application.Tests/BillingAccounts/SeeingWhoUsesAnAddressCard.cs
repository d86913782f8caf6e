using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.BillingAccounts;

public sealed class SeeingWhoUsesAnAddressCard
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task All_are_counted_and_those_that_the_caller_sees_are_named(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var payer = store.Given.Organization("Payer");
        var others = store.Given.Organization("Others");
        var card = store.Given.AddressCard(payer, c => c.Number = "1");
        store.Given.AddressCard(payer, c => c.Number = "2");
        store.Given.AddressCard(others, c => c.Number = "3");
        for (var number = 10; number < 17; number++)
        {
            store.Given.BillingAccount(others, payer, a => (a.Number, a.AddressCardId, a.Status) = ($"{number}", card.Id, number == 10 ? BillingAccountStatus.Cancelled : BillingAccountStatus.Open));
        }

        // Paid by another, and so none of the payer's admin's to see.
        store.Given.BillingAccount(others, others, a => (a.Number, a.AddressCardId, a.Status) = ("08", card.Id, BillingAccountStatus.Open));
        store.SignInAs(StaffRole.Editor, payer);

        var uses = await store.Service<AddressCardUseService>().OfOrganizationAsync(payer.PublicId, Cancellation);

        Assert.True(uses!.MayEdit);
        Assert.Equal([("1", 7), ("2", 0)], uses.Cards.Select(use => (use.Card.Number, use.Accounts)));
        Assert.Equal(["11", "12", "13", "14", "15"], uses.Cards[0].First);
        Assert.Null(await store.Service<AddressCardUseService>().OfOrganizationAsync(others.PublicId, Cancellation));
        store.SignInAs(StaffRole.Viewer);
        Assert.False((await store.Service<AddressCardUseService>().OfOrganizationAsync(payer.PublicId, Cancellation))!.MayEdit);
    }

    [Theory, EachDatabase]
    public async Task Invoices_are_found_by_the_number_that_they_carry_where_the_receiver_is_seen(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var receiver = store.Given.Organization("Receiver");
        var user = store.Given.Organization("User");
        store.Given.Invoice(receiver, and: i => (i.InvoiceNumber, i.InvoiceCustomerAccountNumber, i.UserId) = ("A-1", "5512345678", user.Id));
        store.Given.Invoice(receiver, and: i => (i.InvoiceNumber, i.InvoiceCustomerAccountNumber, i.UserId) = ("A-2", "5587654321", user.Id));

        Assert.Equal(["A-1"], await FoundAsync(store));
        store.SignInAs(StaffRole.Viewer, receiver);
        Assert.Equal(["A-1"], await FoundAsync(store));
        store.SignInAs(StaffRole.Viewer, user);
        Assert.Empty(await FoundAsync(store));
    }

    private static async Task<IEnumerable<string>> FoundAsync(TestStore store) =>
        (await store.Service<InvoiceService>().ListAsync(new() { CustomerAccountNumber = "5512345678" }, new(), Cancellation)).Items.Select(row => row.Number);
}
