using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Application.Tests.Settlement.Payments;
using AdminPortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Outages;

/// <summary>A store with something of everything in it that can be written to, which is put back as it was before each try.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private readonly FixedIds ids = new();
    private readonly SqliteConnection live;
    private readonly SqliteConnection kept = new("Data Source=:memory:");

    /// <param name="retries">Whether the store tries again as SQL Server's does.</param>
    private FaultWorld(bool retries)
    {
        Store = new TestStore(configure: services =>
        {
            services.AddSingleton<IPublicIds>(ids);
            Faults.Into(services, retries);
        });
        live = new(Store.Settings.ConnectionString);
    }

    public StoreFaults Faults { get; } = new();

    public TestStore Store { get; }

    public Organization Top { get; private set; } = null!;

    public Organization Middle { get; private set; } = null!;

    public Organization Beside { get; private set; } = null!;

    public Organization Empty { get; private set; } = null!;

    /// <summary>Lies in the recycle bin.</summary>
    public Organization Gone { get; private set; } = null!;

    public Account Login { get; private set; } = null!;

    public Account Guarded { get; private set; } = null!;

    /// <summary>Its organisation is protected.</summary>
    public Account Covered { get; private set; } = null!;

    public Account Deleted { get; private set; } = null!;

    public Contact Kari { get; private set; } = null!;

    public Contact Past { get; private set; } = null!;

    public string Invoice { get; private set; } = "";

    public string Taken { get; private set; } = "";

    public string Card { get; private set; } = "";

    public string UnusedCard { get; private set; } = "";

    public string Passive { get; private set; } = "";

    public string Active { get; private set; } = "";

    public string Request { get; private set; } = "";

    public string Client { get; private set; } = "";

    public string Operation { get; private set; } = "";

    public long Job { get; private set; }

    public long Sending { get; private set; }

    public long Call { get; private set; }

    public string Session { get; private set; } = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FaultWorld> MakeAsync(bool retries)
    {
        var world = new FaultWorld(retries);
        world.Fill();
        await world.FillByServicesAsync();
        world.live.Open();
        world.kept.Open();
        world.live.BackupDatabase(world.kept);
        return world;
    }

    /// <summary>Puts everything back as it was at the beginning, with no fault in its way.</summary>
    public void Restore()
    {
        Faults.Over();
        kept.BackupDatabase(live);
    }

    public List<string> Dump() => StoreDump.Of(live);

    /// <summary>Runs it as somebody who needs approval.</summary>
    public async Task<T> AsEditorAsync<T>(Func<Task<T>> run)
    {
        Store.User.SignIn(DevelopmentPerson.All.Single(person => person.Name == "Erik"));
        try
        {
            return await run();
        }
        finally
        {
            Store.User.As(StaffRole.Admin);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await kept.DisposeAsync();
        await live.DisposeAsync();
        await Store.DisposeAsync();
    }

    private void Fill()
    {
        var given = Store.Given;
        Top = given.Organization("Top");
        Middle = given.Organization("Middle", Top, o => o.PaymentTermsDays = 14);
        Beside = given.Organization("Beside");
        Empty = given.Organization("Empty", Top);
        Gone = given.Organization("Gone", Top);
        Login = given.Account("Login", Middle);
        Guarded = given.Account("Guarded", Middle);
        Deleted = given.Account("Deleted", Middle);
        Kari = given.Contact("Kari", "Nordmann", Middle, contact => contact.Email = "kari@example.no");
        Past = given.Contact("Ola", "Nordmann", Middle);
        given.AccountProduct(Login, given.Product("A"));
        given.Product("B", given.Product("C"));
        given.Protection(Guarded);
        given.Protection(Beside);
        var fenced = given.Organization("Fenced");
        given.Protection(fenced);
        Covered = given.Account("Covered", fenced);
        Invoice = given.Invoice(Middle, 2, invoice => (invoice.Findings, invoice.PaymentId) = (FindingSet.Total, "1001")).InvoiceNumber;
        Taken = given.Invoice(Middle, and: invoice => invoice.Findings = FindingSet.Total).InvoiceNumber;
        var card = given.AddressCard(Middle);
        (Card, UnusedCard) = (card.Number, given.AddressCard(Middle).Number);
        Passive = given.BillingAccount(Middle, and: account => account.AddressCardId = card.Id).Number;
        Active = given.BillingAccount(Middle, and: account => (account.AddressCardId, account.Status) = (card.Id, BillingAccountStatus.Open)).Number;
    }

    private async Task FillByServicesAsync()
    {
        await Store.Service<AccountLifecycleService>().DeleteAsync(Deleted.PublicId, null, null, dryRun: false, Cancellation);
        await Store.Service<ContactService>().DeleteAsync(Past.PublicId, null, null, dryRun: false, Cancellation);
        Operation = (await Store.Service<AccountLifecycleService>().SetEnabledAsync(Login.PublicId, null, false, null, dryRun: false, Cancellation)).Value!.OperationId;
        await Store.Service<OrganizationBinService>().DeleteAsync(Gone.PublicId, null, true, null, dryRun: false, Cancellation);
        Client = (await Store.Service<ApiClientService>().CreateAsync(new() { Name = "Partner", Scopes = [ApiScopes.AccountsRead] }, Cancellation)).Value!.ClientId;
        await Store.Service<SettlementCaseService>().TakeAsync(Taken, null, Cancellation);
        using (var file = BankFiles.Stream(BankFiles.Camt(("1001", 100m), (null, 50m))))
        {
            await Store.Service<PaymentFileService>().ReadFileAsync("earlier.xml", file, dryRun: false, Cancellation);
        }

        Job = (await Store.Service<BulkService>().StartAsync(new() { Kind = BulkKind.AccountsEnable, Ids = [Login.PublicId] }, Cancellation)).Value;
        Sending = (await Store.Service<ImportUpload>().BeginAsync([new("a.csv", 3)], Cancellation)).Value;
        await Store.Service<DraftService>().SaveAsync("contact:new", 0, "{}", Cancellation);
        Call = (await Store.Service<IdempotentCallService>().BeginAsync("org-a", "k", new byte[32], Cancellation)).CallId;
        Session = await Store.Service<StaffSessionService>().BeginAsync(Store.User.Identity!, null, Store.Clock.UtcNow.AddHours(1), Cancellation);
        Request = await AsEditorAsync(async () => (await Store.Service<ProtectionRequestService>().AskLiftAsync(Guarded.PublicId, "Sagt opp", Cancellation)).Value!);
        ids.Digit = '9';
    }
}
