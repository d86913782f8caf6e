using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Protections;

public sealed class ForbiddingByProtection
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_nothing_protects_may_go(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Beside);
        given.Given.Protection(given.Given.Account("Other", given.Bottom));

        Assert.Null(await DeletingAsync(given, given.Account));
        Assert.Null(await DeletingAsync(given, given.Given.Organization("Empty", given.Bottom)));
    }

    [Theory, EachDatabase]
    public async Task An_account_is_held_by_its_own_protection_and_by_those_of_every_organisation_above(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Account, "own");
        given.Given.Protection(given.Bottom, "nearest");
        given.Given.Protection(given.Top, "outermost");

        var held = Assert.IsType<DeleteProtected>(await DeletingAsync(given, given.Account)).Protections;

        Assert.Equal(
            [(given.Account.PublicId, "Login", false, "own"), (given.Bottom.PublicId, "Bottom", true, "nearest"), (given.Top.PublicId, "Top", true, "outermost")],
            held.Select(p => (p.ObjectId!, p.Name!, p.IsOrganization, p.Reason!)));
        Assert.All(held, p => Assert.Equal(("Astrid", given.Store.Clock.UtcNow), (p.SetByName, p.SetAt)));
    }

    [Theory, EachDatabase]
    public async Task An_organisation_is_held_from_above_by_its_own_and_by_what_lies_below(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top, "above");
        given.Given.Protection(given.Middle, "own");
        given.Given.Protection(given.Bottom, "below");
        given.Given.Protection(given.Account, "account below");
        given.Given.Protection(given.Beside, "beside");

        var held = Assert.IsType<DeleteProtected>(await DeletingAsync(given, given.Middle)).Protections;

        Assert.Equal(["above", "own", "below", "account below"], held.Select(p => p.Reason));
    }

    [Theory, EachDatabase]
    public async Task A_protected_account_that_lies_in_the_recycle_bin_does_not_hold_its_organisation(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Given.Account("Gone", given.Bottom, a => a.DeletedAt = given.Store.Clock.UtcNow));

        Assert.Null(await DeletingAsync(given, given.Middle));
    }

    [Theory, EachDatabase]
    public async Task A_protection_above_one_s_grant_holds_and_tells_neither_where_it_stands_nor_why(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top, "secret");
        given.Given.Protection(given.Bottom, "plain");
        given.Store.SignInAs(StaffRole.Admin, given.Middle);

        var account = Assert.IsType<DeleteProtected>(await DeletingAsync(given, given.Account)).Protections;
        var organization = Assert.IsType<DeleteProtected>(await DeletingAsync(given, given.Middle)).Protections;

        (string?, string?, bool, string?)[] seen = [(null, null, true, null), (given.Bottom.PublicId, "Bottom", true, "plain")];
        Assert.Equal(seen, account.Select(p => (p.ObjectId, p.Name, p.IsOrganization, p.Reason)));
        Assert.Equal(seen, organization.Select(p => (p.ObjectId, p.Name, p.IsOrganization, p.Reason)));
    }

    [Theory, EachDatabase]
    public async Task A_move_below_the_same_protection_keeps_it(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top);
        given.Given.Protection(given.Account);
        given.Given.Protection(given.Bottom);
        var sibling = given.Given.Organization("Sibling", given.Top);

        Assert.Null(await MovingAsync(given, given.Bottom, sibling));
        Assert.IsType<NeedsApproval>(await MovingAsync(given, given.Account, sibling));
        Assert.Null(await MovingAsync(given, given.Given.Account("Unprotected", given.Middle), sibling));
    }

    [Theory, EachDatabase]
    public async Task A_move_out_from_under_protections_names_those_that_it_leaves(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top, "top");
        given.Given.Protection(given.Middle, "middle");
        given.Given.Protection(given.Bottom, "bottom");

        Assert.Equal(["top", "middle"], Assert.IsType<NeedsApproval>(await MovingAsync(given, given.Bottom, given.Beside)).Protections.Select(p => p.Reason));
        Assert.Equal(["top", "middle"], Assert.IsType<NeedsApproval>(await MovingAsync(given, given.Bottom, null)).Protections.Select(p => p.Reason));
        Assert.Equal(["middle"], Assert.IsType<NeedsApproval>(await MovingAsync(given, given.Bottom, given.Top)).Protections.Select(p => p.Reason));
        Assert.Equal(["top", "middle", "bottom"], Assert.IsType<NeedsApproval>(await MovingAsync(given, given.Account, given.Beside)).Protections.Select(p => p.Reason));
    }

    [Theory, EachDatabase]
    public async Task An_Admin_alone_moves_what_holds_no_live_production_account(StoreProvider provider)
    {
        await using var given = new Protected(provider, sandbox: true);
        given.Given.Protection(given.Top);
        given.Given.Account("Gone", given.Bottom, a => a.DeletedAt = given.Store.Clock.UtcNow);

        Assert.Null(await MovingAsync(given, given.Bottom, given.Beside));
        Assert.Null(await MovingAsync(given, given.Account, given.Beside));
        given.Store.SignInAs(StaffRole.Editor);
        Assert.IsType<NeedsApproval>(await MovingAsync(given, given.Bottom, given.Beside));
        Assert.IsType<NeedsApproval>(await MovingAsync(given, given.Account, given.Beside));
    }

    [Theory, EachDatabase]
    public async Task A_scoped_caller_s_move_between_two_grants_leaves_what_lies_above_them(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top, "secret");
        given.Store.SignInAs(StaffRole.Admin, given.Middle);
        given.Given.Grant(given.Store.User.Identity!.Id, StaffRole.Admin, given.Beside);

        var left = Assert.Single(Assert.IsType<NeedsApproval>(await MovingAsync(given, given.Account, given.Beside)).Protections);

        Assert.Equal((null, null, null), (left.ObjectId, left.Name, left.Reason));
    }

    private static Task<PortalError?> DeletingAsync(Protected given, Account account) => given.AskAsync(session => ProtectionRules.ForbidDeletingAsync(session, account, Cancellation));

    private static Task<PortalError?> DeletingAsync(Protected given, Organization organization) =>
        given.AskAsync(session => ProtectionRules.ForbidDeletingAsync(session, organization, Cancellation));

    private static Task<PortalError?> MovingAsync(Protected given, Account account, Organization to) =>
        given.AskAsync(session => ProtectionRules.ForbidMovingAsync(session, account, to, Cancellation));

    private static Task<PortalError?> MovingAsync(Protected given, Organization organization, Organization? to) =>
        given.AskAsync(session => ProtectionRules.ForbidMovingAsync(session, organization, to, Cancellation));
}
