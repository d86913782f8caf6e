using System.Data.Common;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Audit;

/// <summary>Every change is in the trail, with who, what and from which value to which, and the trail shows when it is touched.</summary>
public sealed class KeepingTheTrail
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task ACreatedObjectIsWrittenDownWithItsValues(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var owner = store.Given.Organization("Owner");
        store.User.SignIn(DevelopmentPerson.All[1]);
        var id = await WriteAsync(store, db => db.Accounts.Add(NewAccount(store, "Fresh", owner)).Entity.PublicId);
        var entry = Assert.Single(await TrailAsync(store));
        Assert.Equal(("created", "account", id, "dev-erik", "Erik", ChangeSource.Portal), (entry.Action, entry.ObjectType, entry.ObjectId, entry.ActorId, entry.ActorName, entry.Source));
        Assert.Equal((store.Clock.UtcNow, (long?)owner.Id), (entry.At, entry.OrganizationId));
        Assert.Equal(
            ["Cloud: - → GCP", "Enabled: - → True", "IsSandbox: - → False", "Name: - → Fresh", $"Organization: - → {owner.PublicId}", "Region: - → EU"],
            Changes(entry).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ChangesOfOneWriteShareATraceThatTheLogKnows()
    {
        await using var store = new TestStore();
        await WriteAsync(store, db => db.Accounts.AddRange(NewAccount(store, "1", null), NewAccount(store, "2", null)));
        var trail = await TrailAsync(store);
        Assert.Matches("^[0-9a-f]{32}$", trail[0].TraceId);
        Assert.Equal(trail[0].TraceId, trail[1].TraceId);
    }

    [Theory, EachDatabase]
    public async Task AChangeIsWrittenDownWithOldAndNew(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var from = store.Given.Organization("From");
        var to = store.Given.Organization("To");
        store.Given.Account("Before", from);
        await WriteAsync(store, async db =>
        {
            var account = await db.Accounts.SingleAsync(Cancellation);
            (account.Name, account.OrganizationId, account.Enabled) = ("After", to.Id, false);
        });
        var entry = Assert.Single(await TrailAsync(store));
        Assert.Equal(("changed", (long?)to.Id), (entry.Action, entry.OrganizationId));
        Assert.Equal(["Enabled: True → False", "Name: Before → After", $"Organization: {from.PublicId} → {to.PublicId}"], Changes(entry).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task ADeletedObjectIsWrittenDownWithWhatItWas(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var card = store.Given.AddressCard(store.Given.Organization("Owner"));
        await WriteAsync(store, async db => db.Remove(await db.AddressCards.SingleAsync(Cancellation)));
        var entry = Assert.Single(await TrailAsync(store));
        Assert.Equal(("deleted", "address_card", card.Number), (entry.Action, entry.ObjectType, entry.ObjectId));
        Assert.Contains("Format: EHF → -", Changes(entry));
    }

    [Theory, EachDatabase]
    public async Task PartsOfAnObjectAreChangesOfTheObject(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Contact("Kari", "Nordmann", and: c => c.Roles.Add(new() { Role = ContactRole.Other }));
        await WriteAsync(store, async db =>
        {
            var contact = await db.Contacts.Include(c => c.Roles).SingleAsync(Cancellation);
            contact.Roles.Clear();
            contact.Roles.Add(new() { Role = ContactRole.FinancialContact });
        });
        Assert.Equal(["Roles: - → FinancialContact", "Roles: Other → -"], Changes(Assert.Single(await TrailAsync(store))));
        await using var db = store.Open();
        Assert.Equal(2, (await db.Contacts.SingleAsync(Cancellation)).Version);
    }

    [Fact]
    public async Task WhatIsWrittenOfAPersonIsMarkedAsPersonal()
    {
        await using var store = new TestStore();
        await WriteAsync(store, db =>
        {
            db.Contacts.Add(new() { PublicId = store.Ids.NewContact(), FirstName = "Kari", LastName = "Nordmann", Email = "kari@example.no" });
            db.Accounts.Add(NewAccount(store, "No person", null));
        });
        var trail = await TrailAsync(store);
        Assert.All(trail.Single(entry => entry.ObjectType == "contact").Changes, change => Assert.True(change.IsPersonal));
        Assert.All(trail.Single(entry => entry.ObjectType == "account").Changes, change => Assert.False(change.IsPersonal));
    }

    [Fact]
    public async Task ErasingAPersonsValuesLeavesTheChainWhole()
    {
        await using var store = new TestStore();
        await WriteAsync(store, db => db.Contacts.Add(new() { PublicId = store.Ids.NewContact(), FirstName = "Kari", LastName = "Nordmann" }));
        await using var db = store.Open();
        await db.Set<AuditChange>().ExecuteUpdateAsync(
            change => change.SetProperty(c => c.OldValue, (string?)null).SetProperty(c => c.NewValue, (string?)null).SetProperty(c => c.Salt, (byte[]?)null), Cancellation);
        await ExpectWholeAsync(store);
    }

    [Theory, EachDatabase]
    public async Task TheHashesHoldOverManyWrites(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var owner = await WriteAsync(store, db => db.Organizations.Add(new() { PublicId = store.Ids.NewOrganization(), Name = "Ærlig & sønner 🏔" }).Entity);
        for (var i = 0; i < 5; i++)
        {
            store.Clock.Advance(TimeSpan.FromTicks(1_234_567));
            await WriteAsync(store, db => db.Accounts.AddRange(NewAccount(store, $"First {i}", owner), NewAccount(store, $"Second {i}", owner)));
        }

        await using var db = store.Open();
        Assert.Equal(11, await db.AuditEntries.CountAsync(Cancellation));
        await ExpectWholeAsync(store);
    }

    public static TheoryData<string, AuditFault> Tamperings => new()
    {
        { "UPDATE AuditEntries SET ActorName = 'Another' WHERE Sequence = 2", new(2, AuditFaultKind.Altered) },
        { "UPDATE AuditEntries SET OrganizationId = 7 WHERE Sequence = 2", new(2, AuditFaultKind.Altered) },
        { "UPDATE AuditEntries SET Reason = 'Another' WHERE Sequence = 2", new(2, AuditFaultKind.Altered) },
        { "UPDATE AuditEntries SET Reason = '' WHERE Sequence = 2", new(2, AuditFaultKind.Altered) },
        { "UPDATE AuditEntries SET PreviousHash = zeroblob(32) WHERE Sequence = 2", new(2, AuditFaultKind.Detached) },
        { "UPDATE AuditChanges SET NewValue = 'Another' WHERE EntrySequence = 2 AND Field = 'Name'", new(2, AuditFaultKind.ValueAltered, "Name") },
        { "UPDATE AuditChanges SET NewValue = 'Another', Salt = NULL WHERE EntrySequence = 2 AND Field = 'Name'", new(2, AuditFaultKind.ValueAltered, "Name") },
        { "DELETE FROM AuditChanges WHERE EntrySequence = 2 AND Field = 'Name'", new(2, AuditFaultKind.Altered) },
        { "DELETE FROM AuditChanges WHERE EntrySequence = 2; DELETE FROM AuditEntries WHERE Sequence = 2", new(3, AuditFaultKind.Gap) },
        { "DELETE FROM AuditChanges WHERE EntrySequence = 3; DELETE FROM AuditEntries WHERE Sequence = 3", new(2, AuditFaultKind.Cut) },
    };

    [Theory, EachDatabase]
    public async Task TheDatabaseRefusesWhoeverWouldTouchIt(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await WriteAsync(store, db => db.Accounts.Add(NewAccount(store, "1", null)));
        await using var db = store.Open();
        foreach (var tampering in new[]
        {
            "UPDATE AuditEntries SET ActorName = 'Another'",
            "UPDATE AuditEntries SET Reason = 'Another'",
            "DELETE FROM AuditEntries",
            "DELETE FROM AuditChanges",
            "UPDATE AuditChanges SET NewValue = 'Another'",
            "UPDATE AuditChanges SET Field = 'Other', OldValue = NULL, NewValue = NULL, Salt = NULL",
        })
        {
            var refusal = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(tampering, Cancellation));
            Assert.Contains("audit trail", refusal.Message, StringComparison.Ordinal);
        }

        await ExpectWholeAsync(store);
    }

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task ATouchedTrailShowsIt(string tampering, AuditFault fault)
    {
        await using var store = new TestStore();
        await WriteAsync(store, db => db.Accounts.AddRange(NewAccount(store, "1", null), NewAccount(store, "2", null), NewAccount(store, "3", null)));
        await using var db = store.Open();
        await DropTriggersAsync(db);
        await db.Database.ExecuteSqlRawAsync(tampering, Cancellation);
        Assert.Equal(fault, (await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
    }

    [Fact]
    public async Task ParallelWritersTakeTurns()
    {
        const int Writers = 100;
        await using var store = TestStore.InFile();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(store, db => db.Accounts.Add(NewAccount(store, $"Account {i}", null)).Entity.PublicId), Cancellation)));
        await using var db = store.Open();
        Assert.Equal(Enumerable.Range(1, Writers).Select(i => (long)i), await db.AuditEntries.OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence).ToListAsync(Cancellation));
        Assert.Equal(Writers, await db.Accounts.CountAsync(Cancellation));
        await ExpectWholeAsync(store);
    }

    [Fact]
    public async Task LengthPrefixesKeepFieldsApart()
    {
        await using var store = new TestStore();
        var salt = new byte[16];
        Assert.NotEqual(AuditHash.OfChange(salt, "ab", "c"), AuditHash.OfChange(salt, "a", "bc"));
        Assert.NotEqual(AuditHash.OfChange(salt, null, ""), AuditHash.OfChange(salt, "", null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LiftingAProtectionIsWrittenDownWhateverWasReadAlong(bool ofAccount)
    {
        await using var store = new TestStore();
        var owner = store.Given.Organization("Owner");
        var account = store.Given.Account("Account", owner);
        _ = ofAccount ? store.Given.Protection(account) : store.Given.Protection(owner);
        await WriteAsync(store, async db => db.Remove(await db.Protections.SingleAsync(Cancellation)));
        var entry = Assert.Single(await TrailAsync(store));
        Assert.Equal(("deleted", "delete_protection", ofAccount ? account.PublicId : owner.PublicId, (long?)owner.Id), (entry.Action, entry.ObjectType, entry.ObjectId, entry.OrganizationId));
    }

    internal static Account NewAccount(TestStore store, string name, Organization? owner) =>
        new() { PublicId = store.Ids.NewAccount(false, "GCP"), Name = name, OrganizationId = owner?.Id, Region = "EU", Cloud = "GCP" };

    private static async Task<T> WriteAsync<T>(TestStore store, Func<PortalDb, T> work)
    {
        await using var scope = store.NewScope();
        var result = await scope.ServiceProvider.GetRequiredService<PortalStore>().WriteAsync<T>(session => Task.FromResult<Result<T>>(work(session.Db)), Cancellation);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }

    private static Task<bool> WriteAsync(TestStore store, Action<PortalDb> work) => WriteAsync(store, db =>
    {
        work(db);
        return true;
    });

    private static async Task WriteAsync(TestStore store, Func<PortalDb, Task> work)
    {
        var result = await store.Service<PortalStore>().WriteAsync<bool>(
            async session =>
            {
                await work(session.Db);
                return true;
            },
            Cancellation);
        Assert.True(result.Succeeded, result.Error?.ToString());
    }

    private static async Task ExpectWholeAsync(TestStore store) => Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);

    private static async Task<List<AuditEntry>> TrailAsync(TestStore store)
    {
        await using var db = store.Open();
        return await db.AuditEntries.Include(entry => entry.Changes.OrderBy(change => change.Position)).OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
    }

    private static IEnumerable<string> Changes(AuditEntry entry) =>
        entry.Changes.Select(change => $"{change.Field}: {change.OldValue ?? "-"} → {change.NewValue ?? "-"}");

    /// <summary>Whoever can alter the file can drop the triggers that guard the trail.</summary>
    private static async Task DropTriggersAsync(PortalDb db)
    {
        foreach (var drop in await db.Database.SqlQueryRaw<string>("SELECT 'DROP TRIGGER \"' || name || '\"' AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync(Cancellation))
        {
            await db.Database.ExecuteSqlRawAsync(drop, Cancellation);
        }
    }
}
