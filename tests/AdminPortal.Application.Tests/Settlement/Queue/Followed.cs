using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Queue;

/// <summary>Top → Bottom and Beside on its own; invoices with findings, and people who may settle.</summary>
internal sealed class Followed : IAsyncDisposable
{
    public Followed(StoreProvider provider)
        : this(new TestStore(provider))
    {
    }

    public Followed(TestStore store)
    {
        Store = store;
        Top = store.Given.Organization("Top");
        Bottom = store.Given.Organization("Bottom", Top);
        Beside = store.Given.Organization("Beside");
        SignIn("Frida");
    }

    public static DateOnly Today => new(2026, 3, 2);

    public TestStore Store { get; }

    public Organization Top { get; }

    public Organization Bottom { get; }

    public Organization Beside { get; }

    public SettlementCaseService Cases => Store.Service<SettlementCaseService>();

    public SettlementQueueService Queue => Store.Service<SettlementQueueService>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void SignIn(string name) => Store.User.SignIn(DevelopmentPerson.All.Single(person => person.Name == name));

    public Invoice Invoice(FindingSet findings = FindingSet.Total, Organization? receiver = null, Action<Invoice>? and = null) =>
        Store.Given.Invoice(receiver ?? Bottom, and: invoice =>
        {
            invoice.Findings = findings;
            and?.Invoke(invoice);
        });

    public string Number(FindingSet findings = FindingSet.Total, Organization? receiver = null) => Invoice(findings, receiver).InvoiceNumber;

    public async Task<CaseDetail> FindAsync(string number) => (await Cases.FindAsync(number, Cancellation))!;

    /// <summary>Makes the name known as somebody who may settle, by giving them a case.</summary>
    public async Task KnowAsync(string name)
    {
        SignIn(name);
        Assert.True((await Cases.TakeAsync(Number(), null, Cancellation)).Succeeded);
        SignIn("Frida");
    }

    /// <summary>Stores other findings, as an import or a payment does.</summary>
    public async Task FoundAsync(Invoice invoice, FindingSet findings, bool settled = false)
    {
        var written = await Store.Service<PortalStore>().WriteAsync<string>(
            async session =>
            {
                await session.Db.Invoices.Where(i => i.Id == invoice.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(i => i.Findings, findings).SetProperty(i => i.Settled, settled), Cancellation);
                await SettlementCases.FollowAsync(session.Db, new[] { invoice.Id }, Cancellation);
                return "written";
            },
            Cancellation);
        Assert.True(written.Succeeded);
    }

    public async Task<IReadOnlyList<string>> ListAsync(QueueFilter filter, PageRequest? page = null) =>
        [.. (await Queue.ListAsync(filter, page ?? new(), Cancellation)).Items.Select(row => row.Number)];

    public static void IsFault<T>(Result<T> result, string field, string code)
    {
        var fault = Assert.Single(Assert.IsType<InvalidInput>(result.Error).Fields);
        Assert.Equal((field, code), (fault.Field, fault.Code));
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
