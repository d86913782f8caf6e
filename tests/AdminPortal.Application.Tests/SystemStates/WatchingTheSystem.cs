using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.SystemStates;
using AdminPortal.Application.Telemetry;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace AdminPortal.Application.Tests.SystemStates;

public sealed class WatchingTheSystem
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task WhoAdministersEverythingSeesHowItStands(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        await using (var db = store.Open())
        {
            var now = store.Clock.UtcNow;
            db.Instances.Add(new() { InstanceId = "one", Machine = "m", Version = "1", StartedAt = now, SeenAt = now.AddSeconds(-5), Circuits = 3 });
            db.Instances.Add(new() { InstanceId = "two", Machine = "m", Version = "1", StartedAt = now, SeenAt = now.AddMinutes(-5) });
            db.Instances.Add(new() { InstanceId = "old", Machine = "m", Version = "1", StartedAt = now, SeenAt = now.AddHours(-2) });
            db.Jobs.Add(Job(JobStatus.Queued, now.AddHours(-1), null));
            db.Jobs.Add(Job(JobStatus.Failed, now.AddDays(-2), now.AddDays(-2)));
            db.Jobs.Add(Job(JobStatus.Failed, now.AddDays(-9), now.AddDays(-9)));
            db.RecurringWork.Add(new() { Name = "purge-deleted", LastEndedAt = now.AddDays(-2) });
            db.ApiClients.Add(new() { ClientId = "org-1", Name = "Soon", Scopes = "x", Version = 1, ExpiresAt = now.AddDays(20) });
            db.ApiClients.Add(new() { ClientId = "org-2", Name = "Later", Scopes = "x", Version = 1, ExpiresAt = now.AddDays(40) });
            await db.SaveChangesAsync(Cancellation);
        }

        var state = (await store.Service<SystemService>().ReadAsync(Cancellation))!;

        Assert.Equal(0, state.Store.PendingMigrations);
        Assert.True(state.Store.Rows.Organizations >= fjord.Id);
        Assert.Equal([("one", Health.Good), ("two", Health.Attention)], state.Instances.Select(i => (i.Id, i.Health)).Order());
        Assert.Equal((1, 0, 1, Health.Attention), (state.Jobs.Waiting, state.Jobs.Running, state.Jobs.Failed, state.Jobs.Health));
        Assert.Equal(Health.Bad, state.Recurring.Single(work => work.Name == "purge-deleted").Health);
        Assert.Equal((null, Health.Attention), (state.Audit.CheckedAt, state.Audit.Health));
        Assert.Equal("Soon", Assert.Single(state.Clients).Name);
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Finance)]
    public async Task OthersSeeNothingOfIt(StaffRole role)
    {
        await using var store = new TestStore();
        store.SignInAs(role);

        Assert.Null(await store.Service<SystemService>().ReadAsync(Cancellation));
        Assert.IsType<NotAllowed>((await store.Service<SystemService>().VerifyAuditAsync(Cancellation)).Error);
    }

    [Fact]
    public async Task AnAdminOfAPartSeesNothingOfIt()
    {
        await using var store = new TestStore();
        store.SignInAs(StaffRole.Admin, store.Given.Organization("Fjord"));

        Assert.Null(await store.Service<SystemService>().ReadAsync(Cancellation));
        Assert.IsType<NotAllowed>((await store.Service<SystemService>().VerifyAuditAsync(Cancellation)).Error);
    }

    [Fact]
    public async Task ACheckOfTheTrailIsKeptInIt()
    {
        using var store = TestStore.InFile();

        Assert.True((await store.Service<SystemService>().VerifyAuditAsync(Cancellation)).Succeeded);
        Assert.NotNull(store.Service<AuditCheck>().Progress);
        await new AuditCheckRunner(store.Service<AuditCheck>(), NullLogger<AuditCheckRunner>.Instance).RunOnceAsync(Cancellation);

        var audit = (await store.Service<SystemService>().ReadAsync(Cancellation))!.Audit;
        Assert.Equal((store.User.Identity!.Name, 0L, null, Health.Good), (audit.By, audit.Entries, audit.FaultyEntry, audit.Health));
        await using var db = store.Open();
        var entry = await db.AuditEntries.SingleAsync(Cancellation);
        Assert.Equal((AuditActions.Verified, AuditObjectTypes.AuditTrail, store.User.Identity.Id), (entry.Action, entry.ObjectType, entry.ActorId));
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
    }

    [Theory]
    [InlineData("SELECT \"a\".\"Name\" FROM \"Accounts\" AS \"a\" WHERE \"a\".\"Status\" = 3 AND \"a\".\"Name\" = 'Ola ''N'' Nordmann'", "SELECT Accounts", "= ? AND \"a\".\"Name\" = ?")]
    [InlineData("SET NOCOUNT ON;\nINSERT INTO [Contacts] ([Email]) OUTPUT INSERTED.[Id] VALUES (@p0);", "INSERT Contacts", "(@p0)")]
    [InlineData("UPDATE [j] SET [j].[Status] = 2 FROM [Jobs] AS [j] WHERE [j].[Id] = @id1", "UPDATE Jobs", "[j].[Id] = @id1")]
    [InlineData("-- a comment\r\nDELETE FROM \"Drafts\" WHERE 1 = 1", "DELETE Drafts", "WHERE ? = ?")]
    [InlineData("MUMBLE 'secret'", "other", "MUMBLE ?")]
    public void AStatementIsToldByWhatItDoesAndWithoutItsValues(string text, string summary, string sanitized)
    {
        Assert.Equal(summary, QueryName.Of(text, isSqlite: true).Summary);
        Assert.Contains(sanitized, QueryName.Sanitized(text), StringComparison.Ordinal);
    }

    private static Job Job(JobStatus status, DateTime created, DateTime? ended) => new()
    {
        Kind = "enable_accounts", Parameters = "{}", Status = status, OwnerId = "else", OwnerName = "Else", OwnerRoles = "Admin", CreatedAt = created, EndedAt = ended,
    };
}
