using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Queue;

public sealed class ChangingManyCases
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_takes_many_but_what_somebody_else_has(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var (one, hers, two) = (given.Number(), given.Number(), given.Number());
        given.SignIn("Astrid");
        await given.Cases.TakeAsync(hers, null, Cancellation);
        given.SignIn("Frida");

        var report = (await given.Queue.ChangeAsync(new() { Deed = QueueDeed.Take, Numbers = [one, hers, "no-such", two, one] }, Cancellation)).Value!;

        Assert.Equal(2, report.Done);
        Assert.Equal([new(hers, QueueSkip.AlreadyTaken), new("no-such", QueueSkip.NotFound)], report.Skipped);
        Assert.Equal([one, two], await given.ListAsync(new() { View = QueueView.Mine }));
        var trail = await given.Store.Open().AuditEntries.Where(e => e.OperationId == report.OperationId).Select(e => e.ObjectId).ToListAsync(Cancellation);
        Assert.Equal([one, two], trail.Order());
    }

    [Theory, EachDatabase]
    public async Task Many_are_given_to_somebody_with_a_day_and_back(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        given.Store.Given.Grant("kari", StaffRole.Finance, given.Top);
        var (inside, outside) = (given.Number(), given.Number(receiver: given.Beside));

        var report = (await given.Queue.ChangeAsync(new() { Deed = QueueDeed.Assign, AssigneeId = "kari", Numbers = [inside, outside] }, Cancellation)).Value!;
        Assert.Equal([new(outside, QueueSkip.OutsideScope)], report.Skipped);
        Assert.Equal("kari", (await given.FindAsync(inside)).Assignee!.Id);

        Assert.True((await given.Queue.ChangeAsync(new() { Deed = QueueDeed.SetDue, DueOn = Followed.Today, Numbers = [inside] }, Cancellation)).Succeeded);
        Assert.True((await given.Queue.ChangeAsync(new() { Deed = QueueDeed.Assign, Numbers = [inside] }, Cancellation)).Succeeded);
        Assert.Equal((null, Followed.Today), ((await given.FindAsync(inside)).Assignee, (await given.FindAsync(inside)).DueOn));
    }

    [Theory, EachDatabase]
    public async Task One_reason_explains_many_where_there_is_something_to_explain(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var (found, sound) = (given.Number(FindingSet.Evidence), given.Number(FindingSet.None));

        var report = (await given.Queue.ChangeAsync(new() { Deed = QueueDeed.Explain, Reason = " Betalt\nved motregning ", Numbers = [found, sound] }, Cancellation)).Value!;

        Assert.Equal([new(sound, QueueSkip.NothingFound)], report.Skipped);
        Assert.Equal((CaseStatus.Explained, "Betalt ved motregning"), ((await given.FindAsync(found)).Status, (await given.FindAsync(found)).Explanation));
        Assert.Null((await given.FindAsync(sound)).Status);
    }

    [Theory, EachDatabase]
    public async Task What_is_asked_for_has_to_make_sense(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();
        foreach (var (change, field, code) in new (QueueChange, string, string)[]
        {
            (new() { Deed = QueueDeed.Take }, "Numbers", "required"),
            (new() { Deed = QueueDeed.Take, Numbers = [.. Enumerable.Range(0, 1001).Select(n => $"{n}")] }, "Numbers", "too_many"),
            (new() { Numbers = [number] }, "Deed", "invalid"),
            (new() { Deed = QueueDeed.Assign, AssigneeId = "nobody", Numbers = [number] }, "Assignee", "unknown_person"),
            (new() { Deed = QueueDeed.SetDue, DueOn = Followed.Today.AddDays(-1), Numbers = [number] }, "DueOn", "past"),
            (new() { Deed = QueueDeed.Explain, Reason = " ", Numbers = [number] }, "Reason", "required"),
        })
        {
            Followed.IsFault(await given.Queue.ChangeAsync(change, Cancellation), field, code);
        }

        Assert.Empty(given.Store.Open().SettlementCases);
    }

    [Theory, EachDatabase]
    public async Task Viewers_change_nothing_and_scoped_Finance_only_inside(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var (inside, outside) = (given.Number(), given.Number(receiver: given.Beside));
        given.SignIn("Vigdis");
        Assert.IsType<NotAllowed>((await given.Queue.ChangeAsync(new() { Deed = QueueDeed.Take, Numbers = [inside] }, Cancellation)).Error);

        given.Store.SignInAs(StaffRole.Finance, given.Top);
        given.Store.Given.Grant(given.Store.User.Identity!.Id, StaffRole.Viewer, given.Beside);
        var report = (await given.Queue.ChangeAsync(new() { Deed = QueueDeed.Take, Numbers = [inside, outside] }, Cancellation)).Value!;

        Assert.Equal([new(outside, QueueSkip.NotAllowed)], report.Skipped);
    }

    [Theory, EachDatabase]
    public async Task A_thousand_go_in_one_operation(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        string[] numbers = [.. Enumerable.Range(0, 1000).Select(_ => given.Number())];

        var report = (await given.Queue.ChangeAsync(new() { Deed = QueueDeed.Take, Numbers = numbers }, Cancellation)).Value!;

        Assert.Equal((1000, 0), (report.Done, report.Skipped.Count));
        Assert.Equal(1000, await given.Store.Open().SettlementCases.CountAsync(Cancellation));
    }
}
