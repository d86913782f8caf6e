using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

// Saves contacts into the store of the given connection string, several at a time and without end, and writes the id of each
// save that was acknowledged on a line of its own. Whoever starts it kills it.
using var store = new TestStore(new TestDatabase(new(StoreProvider.Sqlite, args[0]), () => { }), services => services.AddSingleton<AdminPortal.Application.Common.IPublicIds, AdminPortal.Application.Common.RandomPublicIds>());
await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
{
    for (var number = 0; ; number++)
    {
        await using var scope = store.NewScope();
        var saved = await scope.ServiceProvider.GetRequiredService<ContactService>().CreateAsync(
            new() { FirstName = $"Writer {writer}", LastName = $"Contact {number}", Email = "killed@example.no", Roles = [.. Enum.GetValues<ContactRole>()] },
            CancellationToken.None);
        await Console.Out.WriteLineAsync(saved.Value);
    }
})));
