using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Queue;

public sealed class AssigningACase
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_goes_to_whoever_is_known_to_settle_with_a_day_and_a_reason(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        await given.KnowAsync("Astrid");
        var number = given.Number();
        Assert.Equal(["Astrid", "Frida"], (await given.Cases.AssigneesAsync(number, Cancellation)).Select(person => person.Name));

        Assert.True((await given.Cases.AssignAsync(number, 0, "dev-astrid", new(2026, 3, 2), " Hun kjenner\nkunden ", Cancellation)).Succeeded);

        var found = await given.FindAsync(number);
        Assert.Equal(("Astrid", new DateOnly(2026, 3, 2), false, false), (found.Assignee!.Name, found.DueOn, found.IsMine, found.IsLate));
        var entry = await given.Store.Open().AuditEntries.SingleAsync(e => e.ObjectId == number, Cancellation);
        Assert.Equal("Hun kjenner kunden", entry.Reason);
        given.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await given.FindAsync(number)).IsLate);
    }

    [Theory, EachDatabase]
    public async Task It_can_be_given_back_to_nobody(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();
        await given.Cases.TakeAsync(number, null, Cancellation);

        Assert.True((await given.Cases.AssignAsync(number, 1, null, null, null, Cancellation)).Succeeded);

        Assert.Null((await given.FindAsync(number)).Assignee);
    }

    [Theory, EachDatabase]
    public async Task Nobody_unknown_gets_it(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();

        Followed.IsFault(await given.Cases.AssignAsync(number, null, "dev-vigdis", null, null, Cancellation), "Assignee", "unknown_person");
        Followed.IsFault(await given.Cases.AssignAsync(number, null, "", null, null, Cancellation), "Assignee", "unknown_person");
        Assert.Empty(given.Store.Open().SettlementCases);
    }

    [Theory, EachDatabase]
    public async Task Who_holds_a_grant_gets_it_where_the_grant_is_for(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        given.Store.Given.Grant("kari", StaffRole.Finance, given.Top);
        given.Store.Given.Grant("late", StaffRole.Finance, given.Top, given.Store.Clock.UtcNow);
        given.Store.Given.Grant("reader", StaffRole.Viewer, given.Top);

        Assert.Equal(["Frida", "kari"], (await given.Cases.AssigneesAsync(given.Number(), Cancellation)).Select(person => person.Name));
        Assert.True((await given.Cases.AssignAsync(given.Number(), null, "kari", null, null, Cancellation)).Succeeded);
        Assert.Equal(["Frida"], (await given.Cases.AssigneesAsync(given.Number(receiver: given.Beside), Cancellation)).Select(person => person.Name));
        Followed.IsFault(await given.Cases.AssignAsync(given.Number(receiver: given.Beside), null, "kari", null, null, Cancellation), "Assignee", "unknown_person");
    }

    [Theory, EachDatabase]
    public async Task A_day_that_has_passed_is_not_set_but_may_stay(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();
        Followed.IsFault(await given.Cases.AssignAsync(number, null, "dev-frida", new(2026, 3, 1), null, Cancellation), "DueOn", "past");
        Assert.True((await given.Cases.AssignAsync(number, null, "dev-frida", new(2026, 3, 2), null, Cancellation)).Succeeded);
        given.Store.Clock.Advance(TimeSpan.FromDays(5));

        Assert.True((await given.Cases.AssignAsync(number, null, null, new(2026, 3, 2), null, Cancellation)).Succeeded);
        Followed.IsFault(await given.Cases.AssignAsync(number, null, null, new(2026, 3, 3), null, Cancellation), "DueOn", "past");
    }

    [Theory, EachDatabase]
    public async Task What_somebody_else_has_changed_meanwhile_is_not_overwritten(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();
        await given.Cases.TakeAsync(number, 0, Cancellation);

        foreach (var result in new[]
        {
            await given.Cases.AssignAsync(number, 0, null, null, null, Cancellation),
            await given.Cases.ExplainAsync(number, 0, "Motregnet", null, Cancellation),
            await given.Cases.ReopenAsync(number, 0, null, Cancellation),
        })
        {
            Assert.IsType<Stale>(result.Error);
        }

        Assert.Equal((1, "Frida"), ((await given.FindAsync(number)).Version, (await given.FindAsync(number)).Assignee!.Name));
    }
}
