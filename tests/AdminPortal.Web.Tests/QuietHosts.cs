using AdminPortal.Application.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests;

/// <summary>Portals in which nothing happens but what the test does.</summary>
internal static class QuietHosts
{
    /// <summary>It would purge what lies in the past of a test's clock, and write entries of its own into the trail.</summary>
    public static IWebHostBuilder WithoutRecurringWork(this IWebHostBuilder builder) => builder.ConfigureServices(services =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(RecurringWorkRunner))));
}
