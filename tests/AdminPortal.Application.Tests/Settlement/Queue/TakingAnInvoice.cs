using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Queue;

public sealed class TakingAnInvoice
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Nothing_is_being_done_until_somebody_takes_it(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number(FindingSet.Total | FindingSet.UniqueReference);

        var before = await given.FindAsync(number);
        Assert.Equal((null, 0, null, true), (before.Status, before.Version, before.Assignee, before.MaySettle));
        Assert.Equal([new(CheckCode.Total, false), new(CheckCode.UniqueReference, false)], before.Findings);

        Assert.True((await given.Cases.TakeAsync(number, 0, Cancellation)).Succeeded);

        var after = await given.FindAsync(number);
        Assert.Equal((CaseStatus.Open, 1, new CasePerson("dev-frida", "Frida"), true), (after.Status, after.Version, after.Assignee, after.IsMine));
        var entry = await given.Store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(("created", "settlement_case", number, given.Bottom.Id), (entry.Action, entry.ObjectType, entry.ObjectId, entry.OrganizationId));
        Assert.Equal(["AssigneeName", "Status"], entry.Changes.Select(change => change.Field).Order());
    }

    [Theory, EachDatabase]
    public async Task Who_comes_second_is_told_who_was_first(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();
        Assert.True((await given.Cases.TakeAsync(number, 0, Cancellation)).Succeeded);
        Assert.True((await given.Cases.TakeAsync(number, null, Cancellation)).Succeeded);
        given.SignIn("Astrid");

        Assert.Equal(new AlreadyTaken("Frida"), (await given.Cases.TakeAsync(number, 0, Cancellation)).Error);
        Assert.Equal("Frida", (await given.FindAsync(number)).Assignee!.Name);
    }

    [Fact]
    public async Task Of_two_at_once_one_wins()
    {
        await using var given = new Followed(TestStore.InFile());
        var number = given.Number();

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(async n =>
        {
            await using var tab = given.Store.NewScope();
            given.Store.User.As(StaffRole.Finance);
            var cases = (SettlementCaseService)tab.ServiceProvider.GetService(typeof(SettlementCaseService))!;
            return await Task.Run(() => cases.TakeAsync(number, 0, Cancellation), Cancellation);
        }));

        // The same caller each time, so that only the version tells them apart.
        Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.IsType<Stale>(result.Error));
        Assert.Single(given.Store.Open().SettlementCases);
    }

    [Theory, EachDatabase]
    public async Task Viewers_and_Editors_read_and_Finance_and_Admin_follow_up(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        foreach (var (name, may) in new[] { ("Vigdis", false), ("Erik", false), ("Frida", true), ("Anders", true) })
        {
            var number = given.Number();
            given.SignIn(name);

            Assert.Equal(may, (await given.FindAsync(number)).MaySettle);
            foreach (var call in Calls(given.Cases, number))
            {
                Assert.Equal((name, may), (name, (await call()).Error is not NotAllowed));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Scoped_Finance_follows_up_inside_the_grant_only(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var inside = given.Number(receiver: given.Bottom);
        var asUser = given.Invoice(receiver: given.Beside, and: i => (i.UserId, i.UserName) = (given.Bottom.Id, "Bottom")).InvoiceNumber;
        var outside = given.Number(receiver: given.Beside);
        given.Store.SignInAs(StaffRole.Finance, given.Top);
        given.Store.Given.Grant(given.Store.User.Identity!.Id, StaffRole.Viewer, given.Beside);

        Assert.True((await given.Cases.TakeAsync(inside, null, Cancellation)).Succeeded);
        Assert.True((await given.Cases.TakeAsync(asUser, null, Cancellation)).Succeeded);
        Assert.False((await given.FindAsync(outside)).MaySettle);
        Assert.IsType<NotAllowed>((await given.Cases.TakeAsync(outside, null, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task What_one_does_not_see_does_not_exist(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var outside = given.Number(receiver: given.Beside);
        Assert.True((await given.Cases.AddNoteAsync(outside, "Sett på", Cancellation)).Succeeded);
        given.Store.SignInAs(StaffRole.Finance, given.Top);

        Assert.Null(await given.Cases.FindAsync(outside, Cancellation));
        Assert.Empty(await given.Cases.AssigneesAsync(outside, Cancellation));
        foreach (var call in Calls(given.Cases, outside).Concat(Calls(given.Cases, "no-such")))
        {
            Assert.Equal(new NotFound("invoice"), (await call()).Error);
        }
    }

    [Theory, EachDatabase]
    public async Task Whoever_takes_what_is_closed_opens_it_again(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number(FindingSet.None);
        Assert.True((await given.Cases.AddNoteAsync(number, "Ringt kunden", Cancellation)).Succeeded);
        Assert.Equal(CaseStatus.Closed, (await given.FindAsync(number)).Status);

        Assert.True((await given.Cases.TakeAsync(number, null, Cancellation)).Succeeded);

        Assert.Equal(CaseStatus.Open, (await given.FindAsync(number)).Status);
    }

    private static Func<Task<Result<Application.Changes.Receipt>>>[] Calls(SettlementCaseService cases, string number) =>
    [
        () => cases.TakeAsync(number, null, Cancellation),
        () => cases.AssignAsync(number, null, null, null, null, Cancellation),
        () => cases.AddNoteAsync(number, "x", Cancellation),
        () => cases.ExplainAsync(number, null, "x", null, Cancellation),
        () => cases.ReopenAsync(number, null, null, Cancellation),
    ];
}
