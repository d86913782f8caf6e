using System.Text.Json;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Changes;

/// <summary>A property: whatever was changed, its undo gives back the same rows, but for their versions and times.</summary>
public sealed class UndoingAnyChange
{
    private const int Steps = 25;

    /// <summary>What is deleted again was deleted by another operation than the first time.</summary>
    private static readonly string[] Passing = [nameof(StoredObject.Version), nameof(StoredObject.LastModifiedAt), nameof(IDeletable.DeletionId)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Gives_back_the_same_rows(int seed)
    {
        await using var store = new TestStore();
        var random = new Random(seed);
        Fill(store, random);
        var undone = 0;
        for (var step = 0; step < Steps; step++)
        {
            var before = await RowsAsync(store);
            var change = await ChangeAsync(store, random);
            if (change is not { Succeeded: true } || await RowsAsync(store) == before)
            {
                continue;
            }

            var undo = await store.Service<UndoService>().UndoAsync(change.Value.OperationId, Cancellation);
            Assert.True(undo.Succeeded, undo.Error?.ToString());
            Assert.Equal(before, await RowsAsync(store));
            undone++;

            // Undoing the undo goes on from another state than the one before.
            var redo = await store.Service<UndoService>().UndoAsync(undo.Value.OperationId, Cancellation);
            Assert.True(redo.Succeeded, redo.Error?.ToString());
        }

        Assert.InRange(undone, 8, Steps);
    }

    private static void Fill(TestStore store, Random random)
    {
        var organizations = new List<Organization>();
        for (var i = 0; i < 8; i++)
        {
            organizations.Add(store.Given.Organization($"Organisation {i}", i == 0 ? null : random.GetItems(organizations.ToArray(), 1)[0]));
        }

        var auth = store.Given.Product("auth");
        store.Given.Product("auth-nbid", auth);
        store.Given.Product("sign");
        for (var i = 0; i < 8; i++)
        {
            store.Given.Account($"Account {i}", Any(random, organizations), a => a.IsSandbox = i % 2 == 0);
            store.Given.Contact($"First {i}", $"Last {i}", Any(random, organizations), c => c.Roles.Add(new() { Role = Any(random, Enum.GetValues<ContactRole>()) }));
        }
    }

    private static async Task<Result<Receipt>> ChangeAsync(TestStore store, Random random)
    {
        await using var db = store.Open();
        var organization = Any(random, await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Select(o => o.PublicId).ToListAsync(Cancellation));
        var other = Any(random, await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Select(o => o.PublicId).ToListAsync(Cancellation));
        var account = Any(random, await db.Accounts.IgnoreQueryFilters([PortalDb.Live]).Select(a => a.PublicId).ToListAsync(Cancellation));
        var contact = Any(random, await db.Contacts.Select(c => c.PublicId).ToListAsync(Cancellation));
        var (accounts, organizations, bin) = (store.Service<AccountLifecycleService>(), store.Service<OrganizationLifecycleService>(), store.Service<OrganizationBinService>());
        return random.Next(11) switch
        {
            0 => await accounts.ChangeAsync(account, null, new() { Name = $"Name {random.Next(4)}" }, false, Cancellation),
            1 => await accounts.SetEnabledAsync(account, null, random.Next(2) == 0, null, false, Cancellation),
            2 => await accounts.SetProductsAsync(account, null, Any(random, new string[][] { [], ["auth"], ["auth", "auth-nbid"], ["sign"] }), null, false, Cancellation),
            3 => await accounts.MoveAsync(account, null, other, null, false, Cancellation),
            4 => await accounts.DeleteAsync(account, null, null, false, Cancellation),
            5 => await accounts.RestoreAsync(account, false, Cancellation),
            6 => await organizations.MoveAsync(organization, null, random.Next(5) == 0 ? null : other, null, false, Cancellation),
            7 => await bin.DeleteAsync(organization, null, random.Next(2) == 0, null, false, Cancellation),
            8 => await bin.RestoreAsync(organization, false, Cancellation),
            9 => await organizations.ChangeAsync(organization, null, AnyFacts(random, contact), false, Cancellation),
            _ => await ChangeContactAsync(store, random, contact),
        };
    }

    private static OrganizationInput AnyFacts(Random random, string? contact) => new()
    {
        Name = $"Organisation {random.Next(100)}",
        EntityId = random.Next(2) == 0 ? "914 742 315" : null,
        Website = random.Next(2) == 0 ? "example.no" : null,
        BillingStreet = random.Next(2) == 0 ? $"Storgata {random.Next(9)}" : null,
        BillingCity = random.Next(3) == 0 ? null : "Oslo",
        BillingContactId = random.Next(2) == 0 ? contact : null,
        PaymentTermsDays = random.Next(2) == 0 ? random.Next(60) : null,
    };

    private static Task<Result<Receipt>> ChangeContactAsync(TestStore store, Random random, string? id) => store.Service<PortalStore>().WriteAsync<Receipt>(
        async session =>
        {
            var contact = await session.Db.Contacts.Include(c => c.Roles).SingleOrDefaultAsync(c => c.PublicId == id, Cancellation);
            if (contact is null)
            {
                return new NotFound("contact");
            }

            contact.Email = random.Next(2) == 0 ? null : $"mail{random.Next(9)}@hårfagre.no";
            contact.Roles.Clear();
            contact.Roles.AddRange(random.GetItems(Enum.GetValues<ContactRole>(), 2).Distinct().Select(role => new ContactRoleAssignment { Contact = contact, Role = role }));
            return new Receipt(contact.PublicId, session.OperationId, Impact.None);
        },
        Cancellation);

    /// <summary>Every column of every row that staff change, as text.</summary>
    private static async Task<string> RowsAsync(TestStore store)
    {
        await using var db = store.Open();
        var rows = new List<object>();
        rows.AddRange(await db.Organizations.IgnoreQueryFilters().OrderBy(o => o.Id).ToListAsync(Cancellation));
        rows.AddRange(await db.Accounts.IgnoreQueryFilters().OrderBy(a => a.Id).ToListAsync(Cancellation));
        rows.AddRange(await db.Contacts.IgnoreQueryFilters().OrderBy(c => c.Id).ToListAsync(Cancellation));
        rows.AddRange(await db.AddressCards.OrderBy(c => c.Number).ToListAsync(Cancellation));
        rows.AddRange(await db.AccountProducts.OrderBy(p => p.AccountId).ThenBy(p => p.ProductCode).ToListAsync(Cancellation));
        rows.AddRange(await db.ContactRoles.OrderBy(r => r.ContactId).ThenBy(r => r.Role).ToListAsync(Cancellation));
        rows.AddRange(await db.Closure.OrderBy(link => link.AncestorId).ThenBy(link => link.DescendantId).ToListAsync(Cancellation));
        return string.Join('\n', rows.Select(row => JsonSerializer.Serialize(db.Entry(row).Properties
            .Where(property => !Passing.Contains(property.Metadata.Name))
            .ToDictionary(property => property.Metadata.Name, property => property.CurrentValue))));
    }

    private static T Any<T>(Random random, IReadOnlyList<T> among) => among.Count == 0 ? default! : among[random.Next(among.Count)];
}
