using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Protections;

public sealed class AskingForApproval
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_Editor_asks_to_lift_with_a_reason_and_a_week_s_time(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Account);
        given.SignIn(Protected.Erik);

        var id = (await given.Requests.AskLiftAsync(given.Account.PublicId, " Kunden har\nsagt opp ", Cancellation)).Value!;

        var asked = Assert.Single((await given.Requests.ListForAsync(given.Account.PublicId, new(), Cancellation)).Items);
        Assert.Equal((id, ProtectionRequestKind.Lift, ProtectionRequestStatus.Pending, "Login"), (asked.Id, asked.Kind, asked.Status, asked.TargetName));
        Assert.Equal(("Kunden har sagt opp", "Erik", TestClock.Start.UtcDateTime.AddDays(7)), (asked.Reason, asked.RequestedByName, asked.ExpiresAt));
        Assert.Equal((true, false, true), (asked.IsMine, asked.MayDecide, asked.IsOpen));
        Assert.Single(given.Store.Open().Protections);
        var entry = await given.Store.Open().AuditEntries.SingleAsync(Cancellation);
        Assert.Equal(("created", "protection_request", given.Account.PublicId, "Erik", "Kunden har sagt opp"), (entry.Action, entry.ObjectType, entry.ObjectId, entry.ActorName, entry.Reason));
    }

    [Theory, EachDatabase]
    public async Task A_reason_is_required(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Account);

        foreach (var (reason, code) in new[] { (" ", "required"), (null, "required"), (new string('x', 1001), "length_max") })
        {
            var fault = Assert.Single(Assert.IsType<InvalidInput>((await given.Requests.AskLiftAsync(given.Account.PublicId, reason, Cancellation)).Error).Fields);
            Assert.Equal(("Reason", code), (fault.Field, fault.Code));
        }

        Assert.Empty(given.Store.Open().ProtectionRequests);
    }

    [Theory, EachDatabase]
    public async Task One_request_of_a_kind_is_open_at_a_time(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Account);
        given.Given.Protection(given.Bottom);
        await AskLiftAsync(given, given.Account.PublicId);
        given.SignIn(Protected.Erik);

        Assert.IsType<AlreadyAsked>((await AskLiftAsync(given, given.Account.PublicId)).Error);
        Assert.True((await given.Requests.AskMoveAsync(given.Account.PublicId, given.Beside.PublicId, "Why", Cancellation)).Succeeded);
        Assert.True((await AskLiftAsync(given, given.Bottom.PublicId)).Succeeded);
        given.Store.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True((await AskLiftAsync(given, given.Account.PublicId)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task What_one_may_do_at_once_needs_no_request(StoreProvider provider)
    {
        await using var given = new Protected(provider, sandbox: true);
        given.Given.Protection(given.Bottom);

        Assert.IsType<ApprovalNotNeeded>((await AskLiftAsync(given, given.Bottom.PublicId)).Error);
        Assert.IsType<ApprovalNotNeeded>((await given.Requests.AskMoveAsync(given.Account.PublicId, given.Beside.PublicId, "Why", Cancellation)).Error);
        given.SignIn(Protected.Erik);
        Assert.IsType<ApprovalNotNeeded>((await given.Requests.AskMoveAsync(given.Given.Account("Free", given.Beside).PublicId, given.Middle.PublicId, "Why", Cancellation)).Error);
        Assert.True((await AskLiftAsync(given, given.Bottom.PublicId)).Succeeded);
        Assert.Equal(new NotFound("delete_protection"), (await AskLiftAsync(given, given.Account.PublicId)).Error);
    }

    [Theory, EachDatabase]
    public async Task Viewers_and_Finance_do_not_ask_and_a_scoped_Editor_only_below_the_grant(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Account);
        given.Given.Protection(given.Top);
        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Finance })
        {
            given.Store.SignInAs(role);
            Assert.IsType<NotAllowed>((await AskLiftAsync(given, given.Account.PublicId)).Error);
            Assert.IsType<NotAllowed>((await given.Requests.AskMoveAsync(given.Account.PublicId, given.Beside.PublicId, "Why", Cancellation)).Error);
        }

        given.Store.SignInAs(StaffRole.Editor, given.Middle);
        Assert.Equal(new NotFound("organization"), (await AskLiftAsync(given, given.Top.PublicId)).Error);
        Assert.IsType<InvalidInput>((await given.Requests.AskMoveAsync(given.Account.PublicId, given.Beside.PublicId, "Why", Cancellation)).Error);
        Assert.True((await AskLiftAsync(given, given.Account.PublicId)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task A_move_that_would_be_refused_anyway_is_not_asked_for(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Middle);
        given.SignIn(Protected.Erik);

        Assert.IsType<WouldCycle>((await given.Requests.AskMoveAsync(given.Middle.PublicId, given.Bottom.PublicId, "Why", Cancellation)).Error);
        Assert.IsType<NotAllowed>((await given.Requests.AskMoveAsync(given.Bottom.PublicId, null, "Why", Cancellation)).Error);
        Assert.Equal(("DestinationOrganizationId", "required"), FaultOf(await given.Requests.AskMoveAsync(given.Account.PublicId, null, "Why", Cancellation)));
        Assert.Equal(("DestinationOrganizationId", "unknown_organization"), FaultOf(await given.Requests.AskMoveAsync(given.Account.PublicId, "o-p-none", "Why", Cancellation)));
        Assert.Empty(given.Store.Open().ProtectionRequests);
        Assert.Equal(given.Middle.Id, (await given.Store.Open().Organizations.SingleAsync(o => o.Id == given.Bottom.Id, Cancellation)).ParentId);
    }

    [Theory, EachDatabase]
    public async Task Asking_for_a_move_moves_nothing_yet(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top);
        given.SignIn(Protected.Erik);

        await given.Requests.AskMoveAsync(given.Bottom.PublicId, given.Beside.PublicId, "Why", Cancellation);

        var asked = Assert.Single((await given.Requests.ListForAsync(given.Bottom.PublicId, new(), Cancellation)).Items);
        Assert.Equal((ProtectionRequestKind.Move, "Beside", false), (asked.Kind, asked.Destination!.Name, asked.ToRoot));
        Assert.Equal(given.Middle.Id, (await given.Store.Open().Organizations.SingleAsync(o => o.Id == given.Bottom.Id, Cancellation)).ParentId);
    }

    [Theory, EachDatabase]
    public async Task Home_shows_what_one_may_decide_and_what_one_waits_for(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var other = given.Given.Account("Other", given.Beside);
        given.Given.Protection(given.Account);
        given.Given.Protection(other);
        given.Given.Protection(given.Top);
        given.SignIn(Protected.Erik);
        await AskLiftAsync(given, given.Account.PublicId);
        given.Store.Clock.Advance(TimeSpan.FromHours(1));
        given.SignIn(Protected.Astrid);
        await AskLiftAsync(given, other.PublicId);

        Assert.Equal([("Login", false, true), ("Other", true, false)], await PendingAsync(given));
        given.SignIn(Protected.Anders);
        Assert.Equal([("Login", false, true), ("Other", false, true)], await PendingAsync(given));
        given.SignIn(Protected.Erik);
        Assert.Equal([("Login", true, false)], await PendingAsync(given));
        given.SignIn(Protected.Vigdis);
        Assert.Empty(await PendingAsync(given));
        given.Store.SignInAs(StaffRole.Admin, given.Middle);
        Assert.Equal([("Login", false, true)], await PendingAsync(given));
        given.Store.SignInAs(StaffRole.Editor, given.Middle);
        Assert.Empty(await PendingAsync(given));
        given.SignIn(Protected.Anders);
        given.Store.Clock.Advance(ProtectionRequestService.Lifetime - TimeSpan.FromHours(1));
        Assert.Equal([("Other", false, true)], await PendingAsync(given));
    }

    [Theory, EachDatabase]
    public async Task Requests_of_an_object_are_for_those_who_see_it(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Account);
        given.Given.Protection(given.Bottom);
        await AskLiftAsync(given, given.Account.PublicId);
        await AskLiftAsync(given, given.Bottom.PublicId);

        given.SignIn(Protected.Vigdis);
        Assert.Equal("Login", Assert.Single((await given.Requests.ListForAsync(given.Account.PublicId, new(), Cancellation)).Items).TargetName);
        Assert.Equal("Bottom", Assert.Single((await given.Requests.ListForAsync(given.Bottom.PublicId, new(), Cancellation)).Items).TargetName);
        given.Store.SignInAs(StaffRole.Admin, given.Beside);
        Assert.Empty((await given.Requests.ListForAsync(given.Account.PublicId, new(), Cancellation)).Items);
        Assert.Empty((await given.Requests.ListForAsync(given.Bottom.PublicId, new(), Cancellation)).Items);
    }

    private static Task<Result<string>> AskLiftAsync(Protected given, string id) => given.Requests.AskLiftAsync(id, "Why", Cancellation);

    private static async Task<List<(string, bool, bool)>> PendingAsync(Protected given) =>
        [.. (await given.Requests.ListPendingAsync(Cancellation)).Select(r => (r.TargetName, r.IsMine, r.MayDecide))];

    private static (string, string) FaultOf(Result<string> result)
    {
        var fault = Assert.Single(Assert.IsType<InvalidInput>(result.Error).Fields);
        return (fault.Field, fault.Code);
    }
}
