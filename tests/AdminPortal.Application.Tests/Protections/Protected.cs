using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;

namespace AdminPortal.Application.Tests.Protections;

/// <summary>Top → Middle → Bottom, with an account in Bottom, and Beside on its own.</summary>
internal sealed class Protected : IAsyncDisposable
{
    public static readonly DevelopmentPerson Erik = DevelopmentPerson.All.Single(person => person.Name == "Erik");
    public static readonly DevelopmentPerson Astrid = DevelopmentPerson.All.Single(person => person.Name == "Astrid");
    public static readonly DevelopmentPerson Anders = DevelopmentPerson.All.Single(person => person.Name == "Anders");
    public static readonly DevelopmentPerson Vigdis = DevelopmentPerson.All.Single(person => person.Name == "Vigdis");

    public Protected(StoreProvider provider, bool sandbox = false)
        : this(new TestStore(provider), sandbox)
    {
    }

    public Protected(TestStore store, bool sandbox = false)
    {
        Store = store;
        Top = Given.Organization("Top");
        Middle = Given.Organization("Middle", Top);
        Bottom = Given.Organization("Bottom", Middle);
        Beside = Given.Organization("Beside");
        Account = Given.Account("Login", Bottom, a => a.IsSandbox = sandbox);
    }

    public TestStore Store { get; }

    public Given Given => Store.Given;

    public Organization Top { get; }

    public Organization Middle { get; }

    public Organization Bottom { get; }

    public Organization Beside { get; }

    public Account Account { get; }

    public ProtectionService Service => Store.Service<ProtectionService>();

    public ProtectionRequestService Requests => Store.Service<ProtectionRequestService>();

    public void SignIn(DevelopmentPerson person) => Store.User.SignIn(person);

    /// <summary>Asks the rules as the present caller; what they change is taken back.</summary>
    public async Task<T> AskAsync<T>(Func<PortalSession, Task<T>> question)
    {
        await using var session = await Store.Service<PortalStore>().OpenAsync(CancellationToken.None);
        return await question(session);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
