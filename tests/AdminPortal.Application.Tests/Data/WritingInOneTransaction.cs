using AdminPortal.Application.Audit;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Tests.Audit;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>A write and its audit entry are one: both are there, or neither.</summary>
public sealed class WritingInOneTransaction
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task AFailureThatIsAnsweredWritesNothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var result = await store.Service<PortalStore>().WriteAsync<string>(
            async session =>
            {
                session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "Saved before the failure", null));
                await session.Db.SaveChangesAsync(Cancellation);
                session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "Never saved", null));
                return new NotAllowed("test");
            },
            Cancellation);
        Assert.Equal(new NotAllowed("test"), result.Error);
        await NothingWasWrittenAsync(store);
    }

    [Theory, EachDatabase]
    public async Task AnExceptionWritesNothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await Assert.ThrowsAsync<TimeoutException>(() => store.Service<PortalStore>().WriteAsync<string>(
            async session =>
            {
                session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "Saved before the exception", null));
                await session.Db.SaveChangesAsync(Cancellation);
                throw new TimeoutException();
            },
            Cancellation));
        await NothingWasWrittenAsync(store);
    }

    [Theory, EachDatabase]
    public async Task AWriteThatTheStoreRefusesLeavesNoEntry(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var taken = store.Given.Contact("Taken", "Id");
        await Assert.ThrowsAsync<DbUpdateException>(() => store.Service<PortalStore>().WriteAsync<bool>(
            session =>
            {
                session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "Alongside", null));
                session.Db.Contacts.Add(new() { PublicId = taken.PublicId, FirstName = "Second", LastName = "Id" });
                return Task.FromResult<Result<bool>>(true);
            },
            Cancellation));
        await NothingWasWrittenAsync(store);
    }

    [Theory, EachDatabase]
    public async Task AnEntryThatCannotBeWrittenTakesTheChangeBack(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.AuditEntry(store.Given.Organization("In the way"), entry => entry.Sequence = 1);
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(store, "Without a trail"));
        await using var db = store.Open();
        Assert.Empty(await db.Accounts.ToListAsync(Cancellation));
        Assert.Equal(0, (await db.AuditHeads.SingleAsync(Cancellation)).Sequence);
    }

    [Theory, EachDatabase]
    public async Task ASuccessIsStampedAndCounted(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await AddAsync(store, "Account");
        var created = store.Clock.UtcNow;
        store.Clock.Advance(TimeSpan.FromHours(3));
        var renamed = await RenameAsync(store, "Renamed", version: 1);
        Assert.True(renamed.Succeeded);
        await using var db = store.Open();
        var account = await db.Accounts.SingleAsync(Cancellation);
        Assert.Equal(("Renamed", "renamed", 2, created, store.Clock.UtcNow), (account.Name, account.NameSort, account.Version, account.CreatedAt, account.LastModifiedAt));
    }

    [Theory, EachDatabase]
    public async Task TheSecondOfTwoWhoEditedTheSameIsToldAndOverwritesNothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await AddAsync(store, "Account");
        var first = await RenameAsync(store, "First", version: 1);
        var second = await RenameAsync(store, "Second", version: 1);
        Assert.True(first.Succeeded);
        Assert.Equal(new Stale(nameof(Account)), second.Error);
        await using var db = store.Open();
        Assert.Equal(("First", 2), await db.Accounts.Select(a => new ValueTuple<string, int>(a.Name, a.Version)).SingleAsync(Cancellation));
        Assert.Equal(2, await db.AuditEntries.CountAsync(Cancellation));
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
    }

    [Fact]
    public async Task OfManyWhoEditTheSameAtOnceOneSucceeds()
    {
        await using var store = TestStore.InFile();
        await AddAsync(store, "Account");
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => RenameAsync(store, $"Writer {i}", version: 1))));
        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(19, results.Count(result => result.Error is Stale));
    }

    [Fact]
    public async Task AWriteThatChangesNothingLeavesNoEntryAndNoNewVersion()
    {
        await using var store = new TestStore();
        await AddAsync(store, "Account");
        await RenameAsync(store, "Account", version: 1);
        await using var db = store.Open();
        Assert.Equal(1, (await db.Accounts.SingleAsync(Cancellation)).Version);
        Assert.Equal(1, await db.AuditEntries.CountAsync(Cancellation));
    }

    [Fact]
    public async Task ReadersAreNotHeldUpByAWriterOnAFile()
    {
        await using var store = TestStore.InFile();
        await AddAsync(store, "Committed");
        var result = await store.Service<PortalStore>().WriteAsync<int>(
            async session =>
            {
                session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "Uncommitted", null));
                await session.Db.SaveChangesAsync(Cancellation);
                await using var reader = store.Open();
                return await reader.Accounts.CountAsync(Cancellation);
            },
            Cancellation);
        Assert.Equal(1, result.Value);
    }

    [Theory, EachDatabase]
    public async Task ADryRunDoesItAllAndLeavesNothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var result = await store.Service<PortalStore>().WriteAsync<int>(
            async session =>
            {
                session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "Only tried", null));
                await session.FlushAsync(Cancellation);
                return await session.Db.Accounts.CountAsync(Cancellation);
            },
            dryRun: true,
            Cancellation);
        Assert.Equal(1, result.Value);
        await NothingWasWrittenAsync(store);
    }

    [Theory, EachDatabase]
    public async Task WhatIsSavedOnTheWayStandsInTheTrailWithItsReason(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var operation = await store.Service<PortalStore>().WriteAsync<string>(
            async session =>
            {
                session.Reason = "The customer asked";
                session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "On the way", null));
                await session.FlushAsync(Cancellation);
                session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "At the end", null));
                return session.OperationId;
            },
            Cancellation);
        await using var db = store.Open();
        var entries = await db.AuditEntries.OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry => Assert.Equal(("The customer asked", operation.Value, "created"), (entry.Reason, entry.OperationId, entry.Action)));
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
    }

    [Theory, EachDatabase]
    public async Task AReasonIsOneParagraphOfAThousandCharacters(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        foreach (var (reason, code) in new[] { (new string('x', 1001), "length_max"), ("bell\u0007", "control_characters") })
        {
            var fault = Assert.Single(Assert.IsType<InvalidInput>((await WriteForAsync(store, reason)).Error).Fields);
            Assert.Equal(("Reason", code), (fault.Field, fault.Code));
            await NothingWasWrittenAsync(store);
        }

        Assert.True((await WriteForAsync(store, $" One\r\nTwo{new string('x', 993)} ")).Succeeded);
        Assert.StartsWith("One Twox", (await store.Open().AuditEntries.SingleAsync(Cancellation)).Reason, StringComparison.Ordinal);
    }

    private static Task<Result<bool>> WriteForAsync(TestStore store, string reason) => store.Service<PortalStore>().WriteAsync<bool>(
        session =>
        {
            session.Reason = reason;
            session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, "For a reason", null));
            return Task.FromResult<Result<bool>>(true);
        },
        Cancellation);

    [Theory, EachDatabase]
    public async Task WhatGoesIntoTheRecycleBinIsDeletedAndComesBackRestored(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await AddAsync(store, "Account");
        await ChangeAsync(store, RecycleBin.Put);
        await ChangeAsync(store, (_, account) => RecycleBin.TakeOut(account));
        await ChangeAsync(store, (session, account) => session.Db.Remove(account));
        await using var db = store.Open();
        Assert.Equal(["created", "deleted", "restored", "purged"], await db.AuditEntries.OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync(Cancellation));
    }

    private static async Task ChangeAsync(TestStore store, Action<PortalSession, Account> change) => await store.Service<PortalStore>().WriteAsync<bool>(
        async session =>
        {
            change(session, await session.Db.Accounts.IgnoreQueryFilters().SingleAsync(Cancellation));
            return true;
        },
        Cancellation);

    private static Task<Result<bool>> AddAsync(TestStore store, string name) => store.Service<PortalStore>().WriteAsync<bool>(
        session =>
        {
            session.Db.Accounts.Add(KeepingTheTrail.NewAccount(store, name, null));
            return Task.FromResult<Result<bool>>(true);
        },
        Cancellation);

    private static Task<Result<bool>> RenameAsync(TestStore store, string name, int version) => store.Service<PortalStore>().WriteAsync<bool>(
        async session =>
        {
            var account = await session.Db.Accounts.SingleAsync(Cancellation);
            session.Db.Entry(account).Property(a => a.Version).OriginalValue = version;
            account.Name = name;
            return true;
        },
        Cancellation);

    private static async Task NothingWasWrittenAsync(TestStore store)
    {
        await using var db = store.Open();
        Assert.Empty(await db.Accounts.ToListAsync(Cancellation));
        Assert.Empty(await db.AuditEntries.ToListAsync(Cancellation));
        Assert.Equal(0, (await db.AuditHeads.SingleAsync(Cancellation)).Sequence);
    }
}
