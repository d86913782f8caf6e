using AdminPortal.Application.Settlement.Queue;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

public sealed class DemoCasesOfInvoices
{
    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task Cases_are_in_every_state(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var today = DateOnly.FromDateTime(DemoStore.Now);
        var open = await QueueQuery.Open(store.Db, today).Include(c => c.Notes).ToListAsync(TestContext.Current.CancellationToken);
        var all = await store.Db.SettlementCases.Include(c => c.Invoice).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Contains(open, c => c.AssigneeName == "Frida" && c.DueOn < today);
        Assert.Contains(open, c => c.AssigneeName == "Frida" && c.DueOn > today);
        Assert.Contains(open, c => c.AssigneeId is null);
        Assert.Contains(open, c => c.Status == CaseStatus.Explained);
        Assert.Contains(open, c => c.Notes.Count == 2);
        Assert.Contains(all, c => c.Status == CaseStatus.Explained && open.All(other => other.Id != c.Id));
        Assert.Equal(Application.Settlement.FindingSet.None, CaseFindings.On(Single(all, CaseStatus.Closed).Invoice, today));
        Assert.Equal(["Anders", "Astrid", "Frida"], all.Select(c => c.AssigneeName).OfType<string>().Distinct().Order());
        Assert.NotEmpty(await QueueQuery.Untaken(store.Db).ToListAsync(TestContext.Current.CancellationToken));
    }

    private static SettlementCase Single(List<SettlementCase> cases, CaseStatus status) => Assert.Single(cases, c => c.Status == status);
}
