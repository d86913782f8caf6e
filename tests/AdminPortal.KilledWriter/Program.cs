using System.Security.Cryptography;
using System.Text;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

// Writes into the store of the given connection string, several at a time and without end, below the two organisations that are
// named after it: makes and moves organisations, makes and deletes accounts, makes contacts, some under keys. Says of each write
// what it was, on a line of its own, once it was acknowledged. Whoever starts it kills it.
using var store = new TestStore(new TestDatabase(new(StoreProvider.Sqlite, args[0]), () => { }), services => services.AddSingleton<IPublicIds, RandomPublicIds>());
var (one, other) = (args[1], args[2]);
await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
{
    for (var number = 0; ; number++)
    {
        await using var scope = store.NewScope();
        var services = scope.ServiceProvider;
        var said = ((writer + number) % 4) switch
        {
            0 => $"contact {await ContactAsync(services)}",
            1 => $"key {await UnderAKeyAsync(services)}",
            2 => $"moved {await MovedAsync(services)}",
            _ => $"deleted {await DeletedAsync(services)}",
        };
        await Console.Out.WriteLineAsync($"{said} .");
    }
})));

async Task<string> ContactAsync(IServiceProvider services) => Done(await services.GetRequiredService<ContactService>().CreateAsync(
    new() { FirstName = "Killed", LastName = "Contact", OrganizationId = one, Email = "killed@example.no", Roles = [.. Enum.GetValues<ContactRole>()] },
    CancellationToken.None));

async Task<string> UnderAKeyAsync(IServiceProvider services)
{
    var key = RandomNumberGenerator.GetHexString(32);
    var call = await services.GetRequiredService<IdempotentCallService>().BeginAsync("org-killed", key, new byte[32], CancellationToken.None);
    var answered = services.GetRequiredService<AnsweredWrite>();
    answered.KeepUnder(call.CallId);
    var id = Done(await answered.RunAsync(() => CreateAsync(services), (id, _) => Task.FromResult(id), id => new(201, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(id))));
    return $"{id} {key}";

    static Task<Result<string>> CreateAsync(IServiceProvider services) =>
        services.GetRequiredService<ContactService>().CreateAsync(new() { FirstName = "Keyed", LastName = "Contact", Roles = [.. Enum.GetValues<ContactRole>()] }, CancellationToken.None);
}

async Task<string> MovedAsync(IServiceProvider services)
{
    var organizations = services.GetRequiredService<OrganizationLifecycleService>();
    var id = Done(await organizations.CreateAsync(new() { Name = "Killed AS", ParentId = one }, CancellationToken.None));
    Done(await organizations.MoveAsync(id, null, other, null, dryRun: false, CancellationToken.None));
    return id;
}

async Task<string> DeletedAsync(IServiceProvider services)
{
    var id = Done(await services.GetRequiredService<AccountService>().CreateAsync(
        new() { Name = "Killed", OrganizationId = one, Region = "EU", Cloud = "GCP", IsSandbox = true }, CancellationToken.None));
    Done(await services.GetRequiredService<AccountLifecycleService>().DeleteAsync(id, null, null, dryRun: false, CancellationToken.None));
    return id;
}

static T Done<T>(Result<T> result) => result.Succeeded ? result.Value : throw new InvalidOperationException($"Refused: {result.Error}");
