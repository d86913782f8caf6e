using AdminPortal.Application.Accounts;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AdminPortal.Application.Tests.Jobs;

/// <summary>What the tests of jobs share: starting one, and instances that do it by hand.</summary>
internal static class JobSetting
{
    public static async Task<long> StartAsync(this TestStore store, BulkKind kind, params IEnumerable<Account> accounts)
    {
        var started = await store.Service<BulkService>().StartAsync(
            new() { Kind = kind, Ids = [.. accounts.Select(account => account.PublicId)] }, TestContext.Current.CancellationToken);
        Assert.True(started.Succeeded, started.Error?.ToString());
        return started.Value;
    }

    /// <summary>An instance of the portal; each has a name of its own.</summary>
    public static JobRunner NewRunner(this TestStore store, ILogger<JobRunner>? logger = null) => new(
        store.Service<IServiceScopeFactory>(),
        store.Service<JobLeases>(),
        new(),
        store.Clock,
        logger ?? store.Service<ILogger<JobRunner>>())
    {
        Pause = TimeSpan.Zero,
    };

    public static List<Account> Accounts(this Given given, int count, Application.Organizations.Organization? organization = null, bool enabled = true) =>
        [.. Enumerable.Range(1, count).Select(number => given.Account($"Account {number}", organization, account => account.Enabled = enabled))];
}
