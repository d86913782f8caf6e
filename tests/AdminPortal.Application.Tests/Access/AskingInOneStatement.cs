using System.Data.Common;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Access;

/// <summary>Every operation begins with who asks: whether the session goes on, and what it may, in one statement.</summary>
public sealed class AskingInOneStatement
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("session")]
    public async Task On_SQLite(string? sessionId)
    {
        var statements = new Statements();
        await using var store = new TestStore(configure: services => services
            .ConfigureDbContext<PortalDb>(options => options.AddInterceptors(statements))
            .ConfigureDbContext<ScopedPortalDb>(options => options.AddInterceptors(statements)));
        store.Given.Grant("person", StaffRole.Editor, store.Given.Organization("Granted"));
        store.Given.Grant("person", StaffRole.Viewer, store.Given.Organization("Another"));
        store.Given.Staff("person");
        store.Given.Session("session", "person");
        store.User.SignIn(new CallerIdentity("person", "Person", [], ChangeSource.Portal) { SessionId = sessionId });
        statements.All.Clear();

        await using var session = await store.Service<PortalStore>().OpenAsync(Cancellation);

        Assert.Equal(2, session.Caller.Grants.Count);
        Assert.Contains("Grants", Assert.Single(statements.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("session")]
    public async Task On_SQL_Server(string? sessionId)
    {
        using var shadow = new SqlServerShadow();
        shadow.User.SignIn(new CallerIdentity("person", "Person", [], ChangeSource.Portal) { SessionId = sessionId });
        await using var scope = shadow.Services.CreateAsyncScope();

        await using var session = await scope.ServiceProvider.GetRequiredService<PortalStore>().OpenAsync(Cancellation);

        Assert.Contains("Grants", Assert.Single(shadow.Statements), StringComparison.Ordinal);
        Assert.Empty(shadow.Faults());
    }

    private sealed class Statements : DbCommandInterceptor
    {
        public List<string> All { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            All.Add(command.CommandText);
            return new(result);
        }
    }
}
