using System.Security.Claims;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.E2E.Hosting;

/// <summary>Makes what a journey starts from, by the portal's services and as Astrid, so that journeys need nothing of one another.</summary>
public sealed partial class Given(IServiceProvider services)
{
    private static readonly DevelopmentPerson Astrid = DevelopmentPerson.All.Single(person => person.Name == "Astrid");

    private string? session;

    /// <summary>Answers its id.</summary>
    /// <param name="parentId">Null for one with nothing above it.</param>
    public Task<string> AnOrganization(string name, string? parentId = null, string? billingEmail = null) => DoAsync<OrganizationLifecycleService, string>(
        service => service.CreateAsync(new() { Name = name, ParentId = parentId, BillingEmail = billingEmail }, CancellationToken.None));

    /// <summary>Answers its id.</summary>
    public async Task<string> AnAccount(string name, string organizationId, params string[] products)
    {
        var id = await DoAsync<AccountService, string>(service => service.CreateAsync(
            new() { Name = name, OrganizationId = organizationId, IsSandbox = false, Region = "EU", Cloud = "GCP" }, CancellationToken.None));
        if (products.Length > 0)
        {
            await DoAsync<AccountLifecycleService, Receipt>(service => service.SetProductsAsync(id, null, products, null, false, CancellationToken.None));
        }

        return id;
    }

    /// <summary>Answers its id.</summary>
    public Task<string> AContact(string firstName, string lastName, string organizationId, string email) => DoAsync<ContactService, string>(
        service => service.CreateAsync(new() { FirstName = firstName, LastName = lastName, OrganizationId = organizationId, Email = email }, CancellationToken.None));

    /// <summary>Jobs enough, each of every account, for one that is started now to wait; what is left of them is stopped at the end.</summary>
    public async Task<IAsyncDisposable> AQueueOfJobs()
    {
        var queue = new Queue(this);
        for (var count = 0; count < 25; count++)
        {
            queue.Jobs.Add(await DoAsync<BulkService, long>(service => service.StartAsync(new() { Kind = BulkKind.AccountsEnable, Accounts = new() }, CancellationToken.None)));
        }

        return queue;
    }

    private async Task<T> DoAsync<TService, T>(Func<TService, Task<Result<T>>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            [new(PortalClaims.Subject, Astrid.Id), new(PortalClaims.Name, Astrid.Name), new(PortalClaims.Roles, PortalClaims.ClaimOf(Astrid.SignInRole!.Value))], "given"));
        session ??= await scope.ServiceProvider.GetRequiredService<StaffSessionService>()
            .BeginAsync(PortalClaims.PersonOf(user)!, null, services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(1).UtcDateTime, CancellationToken.None);
        user.Identities.Single().AddClaim(new(PortalClaims.Session, session));
        var circuit = (IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        var result = await work(scope.ServiceProvider.GetRequiredService<TService>());
        return result.Succeeded ? result.Value : throw new InvalidOperationException($"Refused: {result.Error}");
    }

    private sealed class Queue(Given given) : IAsyncDisposable
    {
        public List<long> Jobs { get; } = [];

        public async ValueTask DisposeAsync()
        {
            foreach (var id in Jobs)
            {
                await given.DoAsync<JobService, JobDetail>(service => service.CancelAsync(id, CancellationToken.None));
            }
        }
    }
}
