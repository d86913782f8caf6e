using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Instances;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Access;

/// <summary>
/// Nordavind has the child Bris, and Bris the child Kuling; Solgang stands beside them. Who holds a grant for Bris sees Bris and
/// Kuling and what is theirs, and neither what lies above nor what lies beside.
/// </summary>
public sealed class SeeingOnlyOnesSubtree
{
    /// <summary>What everybody sees: the catalogue, the hierarchy's keys (through which the filters ask), the rows that writers take turns by, when work was done last, staff, and the processes that serve them.</summary>
    private static readonly Type[] SeenByAll = [typeof(Product), typeof(OrganizationClosure), typeof(AuditHead), typeof(StoreLock), typeof(RecurringWork), typeof(StaffMember), typeof(Instance)];

    /// <summary>What belongs to one person, wherever that person may look.</summary>
    private static readonly Type[] SeenByOne = [typeof(Draft), typeof(Job), typeof(JobRow)];

    /// <summary>The host keeps it by client, whatever that client may see.</summary>
    private static readonly Type[] OfOneClient = [typeof(IdempotentCall)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void EveryEntityIsFilteredOrOnTheListOfWhatEverybodySees()
    {
        using var store = new TestStore();
        using var db = store.OpenScoped();
        var unfiltered = db.Model.GetEntityTypes().Where(entity => entity.FindDeclaredQueryFilter(ScopedPortalDb.Visibility) is null).Select(entity => entity.ClrType);
        Assert.Equal(SeenByAll.Concat(SeenByOne).Concat(OfOneClient).OrderBy(type => type.Name), unfiltered.OrderBy(type => type.Name));
        Assert.All(SeenByOne, type => Assert.NotNull(db.Model.FindEntityType(type)!.FindDeclaredQueryFilter(PortalDb.Mine)));
    }

    [Theory, EachDatabase]
    public async Task OrganizationsBelowTheGrantAreSeen(StoreProvider provider)
    {
        await using var customers = new Customers(provider);
        await using var db = customers.AsSeenFromBris();
        Assert.Equal(["Bris", "Kuling"], await db.Organizations.OrderBy(o => o.NameSort).Select(o => o.Name).ToListAsync(Cancellation));
        Assert.Equal(2, await db.Organizations.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task AnAncestorOutsideIsNotReachedByNavigation(StoreProvider provider)
    {
        await using var customers = new Customers(provider);
        await using var db = customers.AsSeenFromBris();
        Assert.Null(await db.Organizations.Where(o => o.Name == "Bris").Select(o => o.Parent!.Name).SingleAsync(Cancellation));
        Assert.Null((await db.Organizations.Include(o => o.Parent).SingleAsync(o => o.Name == "Bris", Cancellation)).Parent);
        Assert.False(await db.Organizations.AnyAsync(o => o.Children.Any(child => child.Name == "Bris"), Cancellation));
    }

    [Theory, EachDatabase]
    public async Task WhatBelongsToTheSubtreeIsSeenAndNothingElse(StoreProvider provider)
    {
        await using var customers = new Customers(provider);
        foreach (var name in new[] { "Nordavind", "Bris", "Kuling", "Solgang" })
        {
            customers.GivenEverythingOf(name);
        }

        customers.Given.Account("Nobody's");
        customers.Given.Contact("Nobody's", "Contact");
        customers.Given.Invoice(null);
        await using var whole = customers.Open();
        await using var seen = customers.AsSeenFromBris();
        await SeenAsync<Account>(whole, seen, 9, 4);
        await SeenAsync<AccountProduct>(whole, seen, 4, 2);
        // Those of Bris and Kuling, and the one that covers them from Nordavind.
        await SeenAsync<DeleteProtection>(whole, seen, 8, 5);
        await SeenAsync<Contact>(whole, seen, 5, 2);
        await SeenAsync<ContactRoleAssignment>(whole, seen, 4, 2);
        await SeenAsync<Invoice>(whole, seen, 5, 2);
        await SeenAsync<InvoiceLine>(whole, seen, 9, 4);
        await SeenAsync<AddressCard>(whole, seen, 4, 2);
        await SeenAsync<BillingAccount>(whole, seen, 4, 2);
        // Those of Bris and Kuling, and the one that reaches them from Nordavind.
        await SeenAsync<Grant>(whole, seen, 4, 3);
        await SeenAsync<AuditEntry>(whole, seen, 4, 2);
        await SeenAsync<AuditChange>(whole, seen, 4, 2);
    }

    [Theory, EachDatabase]
    public async Task AnInvoiceIsSeenByItsReceiversSideAndByItsUsersSide(StoreProvider provider)
    {
        await using var customers = new Customers(provider);
        customers.Given.Invoice(customers["Nordavind"], and: i => (i.InvoiceNumber, i.UserId) = ("used by Kuling", customers["Kuling"].Id));
        customers.Given.Invoice(customers["Bris"], and: i => (i.InvoiceNumber, i.UserId) = ("received by Bris", customers["Solgang"].Id));
        customers.Given.Invoice(customers["Bris"], and: i => (i.InvoiceNumber, i.UserId) = ("without user", null));
        customers.Given.Invoice(customers["Solgang"], and: i => (i.InvoiceNumber, i.UserId) = ("between others", customers["Nordavind"].Id));
        await using var db = customers.AsSeenFromBris();
        Assert.Equal(
            ["received by Bris", "used by Kuling", "without user"],
            await db.Invoices.OrderBy(i => i.InvoiceNumber).Select(i => i.InvoiceNumber).ToListAsync(Cancellation));
        Assert.Equal(3, await db.InvoiceLines.CountAsync(Cancellation));
        Assert.Null(await db.Invoices.Where(i => i.InvoiceNumber == "used by Kuling").Select(i => i.Receiver!.Name).SingleAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task ABillingAccountIsSeenByItsOwnersSideAndByItsPayersSide(StoreProvider provider)
    {
        await using var customers = new Customers(provider);
        customers.Given.BillingAccount(customers["Kuling"], customers["Solgang"]);
        customers.Given.BillingAccount(customers["Solgang"], customers["Bris"]);
        customers.Given.BillingAccount(customers["Solgang"], customers["Nordavind"]);
        await using var db = customers.AsSeenFromBris();
        Assert.Equal(2, await db.BillingAccounts.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task AProtectionFromAboveIsSeenButNotWhatItStandsOn(StoreProvider provider)
    {
        await using var customers = new Customers(provider);
        customers.Given.Protection(customers["Nordavind"], "from above");
        customers.Given.Protection(customers["Solgang"], "beside");
        customers.Given.Protection(customers.Given.Account("Above", customers["Nordavind"]), "of an account above");
        await using var db = customers.AsSeenFromBris();
        var seen = await db.Protections.Select(p => new { p.Reason, Name = p.Organization == null ? null : p.Organization.Name }).ToListAsync(Cancellation);
        Assert.Equal([new { Reason = (string?)"from above", Name = (string?)null }], seen);
    }

    [Theory, EachDatabase]
    public async Task SeveralGrantsAddUp(StoreProvider provider)
    {
        await using var customers = new Customers(provider);
        await using var db = customers.OpenScoped(customers["Kuling"], customers["Solgang"]);
        Assert.Equal(["Kuling", "Solgang"], await db.Organizations.OrderBy(o => o.NameSort).Select(o => o.Name).ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task WithoutAnyGrantNothingIsSeen(StoreProvider provider)
    {
        await using var customers = new Customers(provider);
        customers.GivenEverythingOf("Bris");
        await using var db = customers.OpenScoped();
        await using var whole = customers.Open();
        foreach (var see in new Func<Task>[]
        {
            () => SeenAsync<Organization>(whole, db, 4, 0),
            () => SeenAsync<Account>(whole, db, 2, 0),
            () => SeenAsync<Contact>(whole, db, 1, 0),
            () => SeenAsync<Invoice>(whole, db, 1, 0),
            () => SeenAsync<AuditEntry>(whole, db, 1, 0),
        })
        {
            await see();
        }
    }

    private static async Task SeenAsync<T>(PortalDb whole, PortalDb scoped, int all, int seen)
        where T : class =>
        Assert.Equal((typeof(T).Name, all, seen), (typeof(T).Name, await whole.Set<T>().CountAsync(Cancellation), await scoped.Set<T>().CountAsync(Cancellation)));

    private sealed class Customers : IAsyncDisposable
    {
        private readonly TestStore store;
        private readonly Dictionary<string, Organization> organizations = [];
        private Product? product;

        public Customers(StoreProvider provider)
        {
            store = new(provider);
            var nordavind = Add("Nordavind", null);
            var bris = Add("Bris", nordavind);
            Add("Kuling", bris);
            Add("Solgang", null);
        }

        public Given Given => store.Given;

        public Organization this[string name] => organizations[name];

        public PortalDb Open() => store.Open();

        public ScopedPortalDb OpenScoped(params Organization[] roots) => store.OpenScoped(roots);

        public ScopedPortalDb AsSeenFromBris() => store.OpenScoped(this["Bris"]);

        /// <summary>Two accounts, one of them protected, and one of every other object.</summary>
        public void GivenEverythingOf(string name)
        {
            var owner = this[name];
            product ??= Given.Product("auth");
            var account = Given.Account($"{name} 1", owner);
            Given.Account($"{name} 2", owner);
            Given.AccountProduct(account, product);
            Given.Protection(account);
            Given.Protection(owner);
            Given.Contact(name, "Contact", owner, c => c.Roles.Add(new() { Role = ContactRole.FinancialContact }));
            Given.Invoice(owner, lines: 2);
            Given.AddressCard(owner);
            Given.BillingAccount(owner);
            Given.Grant($"somebody at {name}", StaffRole.Viewer, owner);
            Given.AuditEntry(owner);
        }

        public ValueTask DisposeAsync() => store.DisposeAsync();

        private Organization Add(string name, Organization? parent) => organizations[name] = store.Given.Organization(name, parent);
    }
}
