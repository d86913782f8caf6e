using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Testing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Xunit;

namespace AdminPortal.Application.Tests.Outages;

/// <summary>What SQL Server says that passes is waited for; what does not is told at once.</summary>
public sealed class AskingSqlServerAgain
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Passing { get; } =
        [64, 121, 233, 976, 983, 1204, 1205, 1222, 4060, 4221, 10053, 10054, 10060, 10061, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920];

    [Theory, MemberData(nameof(Passing))]
    public async Task AnErrorThatPassesIsNoErrorOfTheWrite(int number)
    {
        var faults = new StoreFaults();
        await using var store = Retrying(faults);
        faults.Strike(FaultPlace.Command, 2, () => SqlErrors.Of(number, severity: 20));

        var saved = await SaveAsync(store);

        Assert.Equal(1, faults.Struck);
        Assert.True(saved.Succeeded);
        Assert.Equal(1, await store.Open().Contacts.CountAsync(Cancellation));
    }

    [Theory]
    [InlineData(547)]
    [InlineData(8134)]
    [InlineData(-2)]
    public async Task AnErrorThatStaysIsToldAtOnce(int number)
    {
        var faults = new StoreFaults();
        await using var store = Retrying(faults);
        faults.StrikeAlways(FaultPlace.Command, () => SqlErrors.Of(number));

        await Assert.ThrowsAsync<SqlException>(() => SaveAsync(store));

        Assert.Equal(1, faults.Struck);
    }

    [Fact]
    public async Task WhatDoesNotPassInTimeIsAStoreThatIsAway()
    {
        var faults = new StoreFaults();
        await using var store = Retrying(faults);
        faults.StrikeAlways(FaultPlace.Opening, () => SqlErrors.Of(SqlErrors.CannotOpen, severity: 11));

        var fault = await Assert.ThrowsAsync<RetryLimitExceededException>(() => SaveAsync(store));

        Assert.True(StoreOutage.Is(fault));
        Assert.Equal(5, faults.Struck);
    }

    [Theory]
    [InlineData(53, 20, true)]
    [InlineData(-2, 11, true)]
    [InlineData(0, 11, true)]
    [InlineData(1105, 17, true)]
    [InlineData(9002, 17, true)]
    [InlineData(3906, 16, true)]
    [InlineData(4060, 11, true)]
    [InlineData(18456, 14, true)]
    [InlineData(547, 16, false)]
    [InlineData(2601, 14, false)]
    [InlineData(8152, 16, false)]
    public void AStoreThatIsAwayOrFullIsToldFromAFaultyStatement(int number, byte severity, bool isAway) =>
        Assert.Equal(isAway, StoreOutage.Is(new DbUpdateException("", SqlErrors.Of(number, severity))));

    [Fact]
    public async Task ACommitWhoseAnswerWasLostIsNotDoneAgain()
    {
        var faults = new StoreFaults();
        // As in life every attempt draws an id of its own, so that a second one would stand beside the first.
        await using var store = Retrying(faults);
        faults.Strike(FaultPlace.AfterCommit, 1, () => SqlErrors.Of(10054, severity: 20));

        var saved = await SaveAsync(store);

        Assert.Equal(1, faults.Struck);
        await using var db = store.Open();
        Assert.Equal(saved.Value, (await db.Contacts.SingleAsync(Cancellation)).PublicId);
        Assert.Equal(1, await db.AuditEntries.CountAsync(Cancellation));
    }

    [Fact]
    public async Task NorIsOneThatItsCallerCannotSeeInTheTrail()
    {
        var faults = new StoreFaults();
        await using var store = Retrying(faults);
        var (mine, sandbox) = (store.Given.Organization("Mine"), store.Given.Organization("Sandbox"));
        var account = store.Given.Account("Moved", mine);
        store.User.WithoutRoles("scoped", "Scoped");
        store.Given.Grant("scoped", Application.Access.StaffRole.Admin, mine);
        store.Given.Grant("scoped", Application.Access.StaffRole.Admin, sandbox);
        faults.Strike(FaultPlace.AfterCommit, 1, () => SqlErrors.Of(10054, severity: 20));

        var moved = await store.Service<AccountLifecycleService>().MoveAsync(account.PublicId, null, sandbox.PublicId, null, dryRun: false, Cancellation);

        Assert.True(moved.Succeeded, $"{moved.Error}");
        Assert.Equal(1, await store.Open().AuditEntries.CountAsync(Cancellation));
    }

    [Fact]
    public async Task DemoDataThatIsInterruptedIsFilledInOnce()
    {
        var faults = new StoreFaults();
        await using var store = Retrying(faults);
        await using var db = store.Open();
        faults.Strike(FaultPlace.BeforeCommit, 1, () => SqlErrors.Of(SqlErrors.Passing));

        await DemoDataFiller.FillAsync(db, 30, store.Clock.UtcNow, Cancellation);

        Assert.Equal(1, faults.Struck);
        Assert.Equal(30, await db.Organizations.IgnoreQueryFilters().CountAsync(Cancellation));
    }

    private static TestStore Retrying(StoreFaults faults) => new(configure: services => faults.Into(services, retries: true));

    private static Task<Result<string>> SaveAsync(TestStore store) =>
        store.Service<ContactService>().CreateAsync(new() { FirstName = "Kari", LastName = "Nordmann" }, Cancellation);
}
