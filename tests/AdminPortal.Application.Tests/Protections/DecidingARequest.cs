using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Protections;

public sealed class DecidingARequest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Another_Admin_approves_and_the_protection_is_lifted_in_one_operation(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var request = await AskedByErikAsync(given);
        given.SignIn(Protected.Astrid);

        var receipt = (await given.Requests.ApproveAsync(request, " Greit ", false, Cancellation)).Value!;

        Assert.Empty(given.Store.Open().Protections);
        Assert.Equal((given.Account.PublicId, 1), (receipt.Id, receipt.Impact.Accounts.Count));
        var decided = Assert.Single((await given.Requests.ListForAsync(given.Account.PublicId, new(), Cancellation)).Items);
        Assert.Equal((ProtectionRequestStatus.Approved, "Astrid", "Greit", false), (decided.Status, decided.DecidedByName, decided.DecisionReason, decided.IsOpen));
        var entries = await given.Store.Open().AuditEntries.Where(e => e.OperationId == receipt.OperationId).OrderBy(e => e.ObjectType).ToListAsync(Cancellation);
        Assert.Equal(
            [("deleted", "delete_protection", "Astrid", "Why"), ("changed", "protection_request", "Astrid", "Why")],
            entries.Select(e => (e.Action, e.ObjectType, e.ActorName, e.Reason!)));
    }

    [Theory, EachDatabase]
    public async Task A_trial_shows_what_the_approval_does_and_decides_nothing(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var request = await AskedByErikAsync(given);
        given.SignIn(Protected.Astrid);

        Assert.Equal(1, (await given.Requests.ApproveAsync(request, null, true, Cancellation)).Value!.Impact.Accounts.Count);

        Assert.Single(given.Store.Open().Protections);
        Assert.True((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Who_asked_neither_approves_nor_declines(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Account);
        given.SignIn(Protected.Astrid);
        var request = (await given.Requests.AskLiftAsync(given.Account.PublicId, "Why", Cancellation)).Value!;

        Assert.IsType<OwnRequest>((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
        Assert.IsType<OwnRequest>((await given.Requests.DeclineAsync(request, "No", Cancellation)).Error);
        Assert.Single(given.Store.Open().Protections);

        given.SignIn(Protected.Anders);
        Assert.True((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Only_an_Admin_of_that_place_decides(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var request = await AskedByErikAsync(given);
        foreach (var signIn in new Action[]
        {
            () => given.Store.SignInAs(StaffRole.Viewer), () => given.Store.SignInAs(StaffRole.Finance), () => given.Store.SignInAs(StaffRole.Editor),
            () => given.Store.SignInAs(StaffRole.Editor, given.Bottom),
        })
        {
            signIn();
            Assert.IsType<NotAllowed>((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
            Assert.IsType<NotAllowed>((await given.Requests.DeclineAsync(request, "No", Cancellation)).Error);
        }

        given.Store.SignInAs(StaffRole.Admin, given.Beside);
        Assert.Equal(new NotFound("protection_request"), (await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
        given.Store.SignInAs(StaffRole.Admin, given.Bottom);
        Assert.True((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Declining_takes_a_reason_and_leaves_the_protection(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var request = await AskedByErikAsync(given);
        given.SignIn(Protected.Anders);

        Assert.IsType<InvalidInput>((await given.Requests.DeclineAsync(request, " ", Cancellation)).Error);
        Assert.True((await given.Requests.DeclineAsync(request, "Under tvist", Cancellation)).Succeeded);

        Assert.Single(given.Store.Open().Protections);
        Assert.IsType<RequestDecided>((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
        Assert.IsType<RequestDecided>((await given.Requests.DeclineAsync(request, "No", Cancellation)).Error);
        var entry = await given.Store.Open().AuditEntries.OrderBy(e => e.Sequence).LastAsync(Cancellation);
        Assert.Equal(("changed", "protection_request", "Anders", "Under tvist"), (entry.Action, entry.ObjectType, entry.ActorName, entry.Reason));
    }

    [Theory, EachDatabase]
    public async Task Who_asked_takes_it_back_and_nobody_else_does(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var request = await AskedByErikAsync(given);
        given.SignIn(Protected.Astrid);
        Assert.IsType<NotAllowed>((await given.Requests.WithdrawAsync(request, Cancellation)).Error);

        given.SignIn(Protected.Erik);
        Assert.True((await given.Requests.WithdrawAsync(request, Cancellation)).Succeeded);

        Assert.IsType<RequestDecided>((await given.Requests.WithdrawAsync(request, Cancellation)).Error);
        given.SignIn(Protected.Astrid);
        Assert.IsType<RequestDecided>((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
        Assert.Single(given.Store.Open().Protections);
    }

    [Theory, EachDatabase]
    public async Task After_a_week_nobody_decides_any_more(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var request = await AskedByErikAsync(given);
        given.Store.Clock.Advance(ProtectionRequestService.Lifetime - TimeSpan.FromSeconds(1));
        given.SignIn(Protected.Astrid);
        Assert.True((await given.Requests.ApproveAsync(request, null, true, Cancellation)).Succeeded);

        given.Store.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<RequestExpired>((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
        Assert.IsType<RequestExpired>((await given.Requests.DeclineAsync(request, "No", Cancellation)).Error);
        var expired = Assert.Single((await given.Requests.ListForAsync(given.Account.PublicId, new(), Cancellation)).Items);
        Assert.Equal((true, false, false), (expired.IsExpired, expired.IsOpen, expired.MayDecide));
        given.SignIn(Protected.Erik);
        Assert.IsType<RequestExpired>((await given.Requests.WithdrawAsync(request, Cancellation)).Error);
        Assert.Single(given.Store.Open().Protections);
    }

    [Theory, EachDatabase]
    public async Task An_approved_move_is_made_at_once(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top);
        given.SignIn(Protected.Erik);
        var organization = (await given.Requests.AskMoveAsync(given.Bottom.PublicId, given.Beside.PublicId, "Why", Cancellation)).Value!;
        var account = (await given.Requests.AskMoveAsync(given.Account.PublicId, given.Beside.PublicId, "Why", Cancellation)).Value!;
        given.SignIn(Protected.Anders);

        Assert.True((await given.Requests.ApproveAsync(organization, null, false, Cancellation)).Succeeded);
        Assert.True((await given.Requests.ApproveAsync(account, null, false, Cancellation)).Succeeded);

        var db = given.Store.Open();
        Assert.Equal(given.Beside.Id, (await db.Organizations.SingleAsync(o => o.Id == given.Bottom.Id, Cancellation)).ParentId);
        Assert.Equal([given.Beside.Id, given.Bottom.Id], await db.Closure.Where(l => l.DescendantId == given.Bottom.Id).Select(l => l.AncestorId).OrderByDescending(id => id).ToListAsync(Cancellation));
        Assert.Equal(given.Beside.Id, (await db.Accounts.SingleAsync(a => a.Id == given.Account.Id, Cancellation)).OrganizationId);
        Assert.Single(db.Protections);
        Assert.Equal("Anders", (await db.AuditEntries.Where(e => e.ObjectType == "organization").SingleAsync(Cancellation)).ActorName);
    }

    [Theory, EachDatabase]
    public async Task An_unrestricted_Admin_s_wish_for_a_root_is_made_true_by_another(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top);
        given.SignIn(Protected.Astrid);
        var request = (await given.Requests.AskMoveAsync(given.Middle.PublicId, null, "Why", Cancellation)).Value!;
        given.Store.SignInAs(StaffRole.Admin, given.Top);
        Assert.IsType<NotAllowed>((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
        given.SignIn(Protected.Anders);

        Assert.True((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Succeeded);

        Assert.Null((await given.Store.Open().Organizations.SingleAsync(o => o.Id == given.Middle.Id, Cancellation)).ParentId);
    }

    [Theory, EachDatabase]
    public async Task What_the_move_breaks_meanwhile_still_refuses_it_and_leaves_the_request_open(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top);
        given.SignIn(Protected.Erik);
        var request = (await given.Requests.AskMoveAsync(given.Bottom.PublicId, given.Beside.PublicId, "Why", Cancellation)).Value!;
        given.SignIn(Protected.Anders);
        Assert.True((await given.Store.Service<OrganizationLifecycleService>().MoveAsync(given.Beside.PublicId, null, given.Bottom.PublicId, null, false, Cancellation)).Succeeded);

        Assert.IsType<WouldCycle>((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);

        Assert.Equal(ProtectionRequestStatus.Pending, (await given.Store.Open().ProtectionRequests.SingleAsync(Cancellation)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_destination_that_the_decider_does_not_see_stops_the_move(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top);
        given.SignIn(Protected.Erik);
        var request = (await given.Requests.AskMoveAsync(given.Bottom.PublicId, given.Beside.PublicId, "Why", Cancellation)).Value!;
        given.Store.SignInAs(StaffRole.Admin, given.Top);

        Assert.Null(Assert.Single(await given.Requests.ListPendingAsync(Cancellation)).Destination);
        Assert.Equal(new NotFound("organization"), (await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task What_has_gone_cannot_be_decided(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var request = await AskedByErikAsync(given);
        await given.Store.Open().Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.DeletedAt, given.Store.Clock.UtcNow), Cancellation);
        given.SignIn(Protected.Astrid);

        Assert.Equal(new NotFound("protection_request"), (await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
        Assert.Equal(new NotFound("protection_request"), (await given.Requests.ApproveAsync("none", null, false, Cancellation)).Error);
        Assert.Empty(await given.Requests.ListPendingAsync(Cancellation));
        Assert.False(Assert.Single((await given.Requests.ListForAsync(given.Account.PublicId, new(), Cancellation)).Items).MayDecide);
    }

    [Theory, EachDatabase]
    public async Task A_request_goes_along_with_its_account_to_those_who_decide_there(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var request = await AskedByErikAsync(given);
        given.SignIn(Protected.Astrid);
        await given.Store.Service<AccountLifecycleService>().MoveAsync(given.Account.PublicId, null, given.Beside.PublicId, null, false, Cancellation);
        given.Store.SignInAs(StaffRole.Admin, given.Beside);

        Assert.True(Assert.Single(await given.Requests.ListPendingAsync(Cancellation)).MayDecide);
        Assert.True((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Succeeded);
    }

    [Fact]
    public async Task Of_those_who_decide_at_the_same_moment_one_wins()
    {
        await using var given = new Protected(TestStore.InFile());
        var request = await AskedByErikAsync(given);
        given.SignIn(Protected.Astrid);

        var decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(
            async () =>
            {
                await using var tab = given.Store.NewScope();
                var requests = tab.ServiceProvider.GetRequiredService<ProtectionRequestService>();
                return n % 2 == 0
                    ? (await requests.ApproveAsync(request, null, false, Cancellation)).Error
                    : (await requests.DeclineAsync(request, "No", Cancellation)).Error;
            },
            Cancellation)));

        Assert.Single(decisions, error => error is null);
        Assert.Equal(7, decisions.Count(error => error is RequestDecided));
        var decided = await given.Store.Open().ProtectionRequests.SingleAsync(Cancellation);
        Assert.Equal(decided.Status is ProtectionRequestStatus.Approved, !await given.Store.Open().Protections.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task Asking_at_the_same_moment_makes_one_request()
    {
        await using var given = new Protected(TestStore.InFile());
        given.Given.Protection(given.Account);

        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                await using var tab = given.Store.NewScope();
                return await tab.ServiceProvider.GetRequiredService<ProtectionRequestService>().AskLiftAsync(given.Account.PublicId, "Why", Cancellation);
            },
            Cancellation)));

        Assert.Single(asked, result => result.Succeeded);
        Assert.Equal(7, asked.Count(result => result.Error is AlreadyAsked));
    }

    private static async Task<string> AskedByErikAsync(Protected given)
    {
        given.Given.Protection(given.Account);
        given.SignIn(Protected.Erik);
        return (await given.Requests.AskLiftAsync(given.Account.PublicId, "Why", Cancellation)).Value!;
    }
}
