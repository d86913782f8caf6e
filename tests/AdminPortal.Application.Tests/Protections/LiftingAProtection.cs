using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Protections;

public sealed class LiftingAProtection
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_Admin_lifts_what_covers_no_production_account(StoreProvider provider)
    {
        await using var given = new Protected(provider, sandbox: true);
        given.Given.Protection(given.Account);

        var receipt = (await LiftAsync(given, given.Account.PublicId, " Ferdig ")).Value!;

        Assert.Equal(["Login"], receipt.Impact.Accounts.First.Select(a => a.Name));
        Assert.Empty(given.Store.Open().Protections);
        var entry = await given.Store.Open().AuditEntries.SingleAsync(Cancellation);
        Assert.Equal(("deleted", "delete_protection", given.Account.PublicId, "Ferdig"), (entry.Action, entry.ObjectType, entry.ObjectId, entry.Reason));
    }

    [Theory, EachDatabase]
    public async Task Where_a_production_account_is_covered_nobody_lifts_alone(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top, "why");
        given.Given.Protection(given.Account, "own");

        var onOrganization = Assert.IsType<NeedsApproval>((await LiftAsync(given, given.Top.PublicId)).Error);
        var onAccount = Assert.IsType<NeedsApproval>((await LiftAsync(given, given.Account.PublicId)).Error);

        Assert.Equal([(given.Top.PublicId, "why")], onOrganization.Protections.Select(p => (p.ObjectId!, p.Reason!)));
        Assert.Equal([(given.Account.PublicId, "own")], onAccount.Protections.Select(p => (p.ObjectId!, p.Reason!)));
        Assert.Equal(2, await given.Store.Open().Protections.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_production_account_in_the_recycle_bin_or_beside_is_not_covered(StoreProvider provider)
    {
        await using var given = new Protected(provider, sandbox: true);
        given.Given.Account("Gone", given.Bottom, a => a.DeletedAt = given.Store.Clock.UtcNow);
        given.Given.Account("Beside", given.Beside);
        given.Given.Protection(given.Top);

        Assert.True((await LiftAsync(given, given.Top.PublicId)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task An_Editor_is_told_to_ask_and_a_Viewer_may_not(StoreProvider provider)
    {
        await using var given = new Protected(provider, sandbox: true);
        given.Given.Protection(given.Account);

        given.Store.SignInAs(StaffRole.Editor);
        Assert.IsType<NeedsApproval>((await LiftAsync(given, given.Account.PublicId)).Error);
        given.Store.SignInAs(StaffRole.Viewer);
        Assert.IsType<NotAllowed>((await LiftAsync(given, given.Account.PublicId)).Error);
        given.Store.SignInAs(StaffRole.Finance);
        Assert.IsType<NotAllowed>((await LiftAsync(given, given.Account.PublicId)).Error);
        Assert.Single(given.Store.Open().Protections);
    }

    [Theory, EachDatabase]
    public async Task An_Admin_of_a_subtree_lifts_within_it_and_not_above_it(StoreProvider provider)
    {
        await using var given = new Protected(provider, sandbox: true);
        given.Given.Protection(given.Top);
        given.Given.Protection(given.Bottom);
        given.Store.SignInAs(StaffRole.Admin, given.Middle);

        Assert.Equal(new NotFound("organization"), (await LiftAsync(given, given.Top.PublicId)).Error);
        Assert.True((await LiftAsync(given, given.Bottom.PublicId)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Accounts_that_something_else_covers_lose_nothing(StoreProvider provider)
    {
        await using var given = new Protected(provider, sandbox: true);
        given.Given.Protection(given.Given.Account("Own", given.Bottom, a => a.IsSandbox = true));
        given.Given.Protection(given.Middle);
        given.Given.Account("Above", given.Top, a => a.IsSandbox = true);
        given.Given.Protection(given.Top);

        var impact = (await given.Service.LiftAsync(given.Top.PublicId, null, null, true, Cancellation)).Value!.Impact;

        Assert.Equal((1, "Above"), (impact.Accounts.Count, impact.Accounts.First.Single().Name));
        Assert.Equal(3, await given.Store.Open().Protections.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task What_has_no_protection_of_its_own_has_none_to_lift(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top);

        Assert.Equal(new NotFound("delete_protection"), (await LiftAsync(given, given.Account.PublicId)).Error);
        Assert.Equal(new NotFound("account"), (await LiftAsync(given, "a-none")).Error);
        Assert.IsType<InvalidInput>((await LiftAsync(given, given.Top.PublicId, new('x', 1001))).Error);
    }

    [Theory, EachDatabase]
    public async Task A_request_to_lift_goes_with_the_protection_that_is_lifted_without_it(StoreProvider provider)
    {
        await using var given = new Protected(provider, sandbox: true);
        given.Given.Protection(given.Account);
        given.SignIn(Protected.Erik);
        var request = (await given.Requests.AskLiftAsync(given.Account.PublicId, "Ferdig", Cancellation)).Value!;
        given.SignIn(Protected.Anders);

        await LiftAsync(given, given.Account.PublicId);
        await given.Service.SetOnAccountAsync(given.Account.PublicId, null, new() { Reason = "Another one" }, false, Cancellation);

        Assert.IsType<RequestDecided>((await given.Requests.ApproveAsync(request, null, false, Cancellation)).Error);
        Assert.Single(given.Store.Open().Protections);
        Assert.Equal(ProtectionRequestStatus.Overtaken, (await given.Store.Open().ProtectionRequests.SingleAsync(Cancellation)).Status);
    }

    [Theory, EachDatabase]
    public async Task Setting_and_lifting_can_be_held_to_the_version_that_was_seen(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var id = given.Account.PublicId;

        Assert.Equal(new Stale("account"), (await given.Service.SetOnAccountAsync(id, 2, new(), false, Cancellation)).Error);
        Assert.True((await given.Service.SetOnAccountAsync(id, 1, new(), false, Cancellation)).Succeeded);
        Assert.Equal(new Stale("account"), (await given.Service.LiftAsync(id, 2, null, false, Cancellation)).Error);
        Assert.IsType<NeedsApproval>((await given.Service.LiftAsync(id, 1, null, false, Cancellation)).Error);
    }

    private static Task<Result<Receipt>> LiftAsync(Protected given, string id, string? reason = null) => given.Service.LiftAsync(id, null, reason, false, Cancellation);
}
