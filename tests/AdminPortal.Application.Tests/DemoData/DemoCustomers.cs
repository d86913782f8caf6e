using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

public sealed class DemoCustomers
{
    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2, 1];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task A_child_product_stands_with_its_parent(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var products = await store.Db.AccountProducts.Include(held => held.Product).ToListAsync(Stop);
        var held = products.Select(product => (product.AccountId, product.ProductCode)).ToHashSet();

        Assert.All(products.Where(product => product.Product.ParentCode is not null), child =>
            Assert.Contains((child.AccountId, child.Product.ParentCode!), held));
        Assert.Contains(products, product => product.Product.ParentCode is not null);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task Accounts_are_in_every_state(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var accounts = await store.Db.Accounts.IgnoreQueryFilters().Include(account => account.Protections).ToListAsync(Stop);
        var deletedDays = accounts.Where(account => account.DeletedAt is not null).Select(account => (DemoStore.Now - account.DeletedAt!.Value).TotalDays).ToList();

        Assert.Equal(4, accounts.Select(account => (account.IsSandbox, account.Cloud)).Distinct().Count());
        Assert.Equal(2, accounts.Select(account => account.Enabled).Distinct().Count());
        Assert.All(accounts, account => Assert.StartsWith($"a-{(account.IsSandbox ? 's' : 'p')}p{(account.Cloud == "OTC" ? 'o' : 'g')}e-", account.PublicId, StringComparison.Ordinal));
        Assert.Contains(accounts, account => account.OrganizationId is null);
        Assert.Contains(accounts, account => account.Protections.Count > 0);
        Assert.DoesNotContain(accounts, account => account.Protections.Count > 0 && account.DeletedAt is not null);
        Assert.All(deletedDays, days => Assert.InRange(days, 0, 90));
        Assert.Equal(20, accounts.CountBy(account => account.OrganizationId ?? 0).Max(pair => pair.Value));
    }

    [Fact]
    public async Task Deleted_accounts_are_of_every_age_up_to_the_end()
    {
        await using var store = await DemoStore.FilledAsync();
        var days = await store.Db.Accounts.IgnoreQueryFilters().Where(account => account.DeletedAt != null).Select(account => (DemoStore.Now - account.DeletedAt!.Value).TotalDays).ToListAsync(Stop);

        Assert.Contains(days, age => age < 45);
        Assert.Contains(days, age => age > 84);
    }

    [Fact]
    public async Task Protections_are_due_for_review_or_not_or_never()
    {
        await using var store = await DemoStore.FilledAsync();
        var today = DateOnly.FromDateTime(DemoStore.Now);
        var protections = await store.Db.Protections.ToListAsync(Stop);

        Assert.Contains(protections, protection => protection.ReviewOn < today);
        Assert.Contains(protections, protection => protection.ReviewOn > today);
        Assert.Contains(protections, protection => protection.ReviewOn is null);
        Assert.Contains(protections, protection => protection.OrganizationId is not null);
        Assert.All(protections, protection => Assert.True(protection.CreatedAt < DemoStore.Now));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task Requests_about_protections_that_stand_are_open_decided_and_past_their_time(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var requests = await store.Db.ProtectionRequests.ToListAsync(Stop);
        var isPast = requests.ToLookup(request => (request.Status, request.ExpiresAt <= DemoStore.Now));

        Assert.Equal(2, isPast[(ProtectionRequestStatus.Pending, false)].Select(request => request.RequestedById).Distinct().Count());
        Assert.NotEmpty(isPast[(ProtectionRequestStatus.Pending, true)]);
        Assert.NotEmpty(isPast[(ProtectionRequestStatus.Declined, true)]);
        Assert.NotEmpty(isPast[(ProtectionRequestStatus.Withdrawn, true)]);
        Assert.All(requests, request => Assert.Equal(request.Status is ProtectionRequestStatus.Pending, request.DecidedAt is null));
        Assert.All(requests, request => Assert.Contains(store.Db.Protections, protection => protection.OrganizationId == request.OrganizationId));
    }

    [Fact]
    public async Task Contacts_have_no_role_one_or_several_and_some_organisations_lack_a_financial_one()
    {
        await using var store = await DemoStore.FilledAsync();
        var contacts = await store.Db.Contacts.Include(contact => contact.Roles).ToListAsync(Stop);
        var financial = contacts.Where(contact => contact.Roles.Any(role => role.Role == ContactRole.FinancialContact)).Select(contact => contact.OrganizationId).ToHashSet();

        Assert.Superset(new HashSet<int> { 0, 1, 2 }, contacts.Select(contact => contact.Roles.Count).ToHashSet());
        Assert.Equal(4, contacts.SelectMany(contact => contact.Roles).Select(role => role.Role).Distinct().Count());
        Assert.Contains(contacts, contact => contact.OrganizationId is not null && !financial.Contains(contact.OrganizationId));
        Assert.Contains(contacts, contact => contact.OrganizationId is null);
        Assert.Contains(contacts, contact => contact.Email?.Any(letter => letter > 127) == true);
        Assert.InRange(await store.Db.Organizations.IgnoreQueryFilters().CountAsync(organization => organization.BillingContactId != null, Stop), 50, 150);
        Assert.True(await store.Db.Organizations.IgnoreQueryFilters().AnyAsync(organization => !store.Db.Contacts.Any(contact => contact.OrganizationId == organization.Id), Stop));
        Assert.False(await store.Db.Organizations.IgnoreQueryFilters().AnyAsync(organization => organization.BillingContactId != null && organization.BillingContact!.OrganizationId != organization.Id, Stop));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task Billing_accounts_are_of_every_status_and_type(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var accounts = await store.Db.BillingAccounts.ToListAsync(Stop);

        Assert.Equal(Enum.GetValues<BillingAccountStatus>(), accounts.Select(account => account.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<BillingAccountType>(), accounts.Select(account => account.Type).Distinct().Order());
        Assert.All(accounts, account => Assert.InRange(account.Number.Length, 1, 8));
        Assert.All(accounts, account => Assert.Equal(account.PayerId is null, account.PersonalPayerLastName is not null));
        Assert.Contains(accounts, account => account.PayerId is null);
        Assert.Equal(["EHF", "PAPER", "PDF"], await store.Db.Set<AddressCard>().Select(card => card.Format).Distinct().OrderBy(format => format).ToListAsync(Stop));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    [InlineData(1_000)]
    public async Task Deleted_organisations_hold_nothing_that_lives(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var deleted = store.Db.Organizations.IgnoreQueryFilters().Where(organization => organization.DeletedAt != null);

        Assert.True(await deleted.AnyAsync(Stop));
        Assert.False(await deleted.AnyAsync(organization => organization.Children.Count > 0, Stop));
        Assert.False(await store.Db.Accounts.IgnoreQueryFilters().AnyAsync(account => account.Organization!.DeletedAt != null && account.DeletedAt == null, Stop));
        Assert.False(await store.Db.Invoices.AnyAsync(invoice => invoice.Receiver!.DeletedAt != null || invoice.User!.DeletedAt != null, Stop));
    }

    [Fact]
    public async Task Most_Norwegian_numbers_pass_the_check_and_a_few_fail()
    {
        await using var store = await DemoStore.FilledAsync();
        var numbers = await store.Db.Organizations.IgnoreQueryFilters().Where(organization => organization.Country == "NO").Select(organization => organization.EntityDigits).ToListAsync(Stop);

        var failing = numbers.Count(number => number.Select((digit, at) => (digit - '0') * Weights[at]).Sum() % 11 != 0);

        Assert.All(numbers, number => Assert.Equal(9, number.Length));
        Assert.InRange(failing, 3, 12);
        Assert.True(numbers.Distinct().Count() < numbers.Count);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task Sigrids_group_holds_all_there_is_to_see(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var grant = await store.Db.Grants.Include(given => given.Organization).SingleAsync(Stop);
        var visible = await store.Db.SubtreeOf(grant.OrganizationId!.Value).ToListAsync(Stop);

        Assert.Equal((DevelopmentPerson.Sigrid.Id, StaffRole.Editor), (grant.HolderId, grant.Role));
        Assert.Null(grant.Organization!.ParentId);
        Assert.InRange(visible.Count, 4, 25);
        Assert.True(await store.Db.Accounts.IgnoreQueryFilters().AnyAsync(account => visible.Contains(account.OrganizationId!.Value), Stop));
        Assert.True(await store.Db.Contacts.AnyAsync(contact => visible.Contains(contact.OrganizationId!.Value), Stop));
        Assert.True(await store.Db.Invoices.AnyAsync(invoice => visible.Contains(invoice.ReceiverId!.Value), Stop));
        Assert.True(await store.Db.Invoices.AnyAsync(invoice => visible.Contains(invoice.UserId!.Value) && !visible.Contains(invoice.ReceiverId!.Value), Stop));
    }
}
