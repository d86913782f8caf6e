using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Protections;

public sealed class ShowingProtections
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Own_and_inherited_are_told_apart_the_nearest_last(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Middle);
        given.Given.Protection(given.Bottom);
        given.Given.Protection(given.Account);
        given.Given.Protection(given.Top);

        var account = (await given.Service.FindAsync(given.Account.PublicId, Cancellation))!;
        var organization = (await given.Service.FindAsync(given.Bottom.PublicId, Cancellation))!;

        Assert.Equal((given.Account.PublicId, "Login", false), (account.Own!.ObjectId, account.TargetName, account.IsOrganization));
        Assert.Equal(["Top", "Middle", "Bottom"], account.Inherited.Select(p => p.Name));
        Assert.Equal((given.Bottom.PublicId, "Bottom", true), (organization.Own!.ObjectId, organization.TargetName, organization.IsOrganization));
        Assert.Equal(["Top", "Middle"], organization.Inherited.Select(p => p.Name));
        Assert.Null(await given.Service.FindAsync("o-p-none", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task From_above_one_s_grant_neither_place_nor_reason_shows(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Top, "secret");
        given.Store.SignInAs(StaffRole.Viewer, given.Middle);

        var found = (await given.Service.FindAsync(given.Account.PublicId, Cancellation))!;

        var above = Assert.Single(found.Inherited);
        Assert.Equal((null, null, null), (above.ObjectId, above.Name, above.Reason));
        Assert.False(found.MayEdit);
        Assert.Null(await given.Service.FindAsync(given.Top.PublicId, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task In_the_recycle_bin_it_is_shown_and_not_changed(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var gone = given.Given.Account("Gone", given.Bottom, a => a.DeletedAt = given.Store.Clock.UtcNow);
        given.Given.Protection(gone, "kept");

        var found = (await given.Service.FindAsync(gone.PublicId, Cancellation))!;

        Assert.Equal(("kept", false), (found.Own!.Reason, found.MayEdit));
        Assert.True((await given.Service.FindAsync(given.Account.PublicId, Cancellation))!.MayEdit);
    }

    [Theory, EachDatabase]
    public async Task Reviews_that_are_due_come_oldest_first_up_to_the_day_asked_for(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        await DueAsync(given, "Later", Today.AddDays(31));
        await DueAsync(given, "Soon", Today.AddDays(30));
        await DueAsync(given, "Overdue", Today.AddDays(-5));
        await DueAsync(given, "Never", null);
        await DueAsync(given, "Gone", Today, deleted: true);

        var due = await given.Service.ListDueForReviewAsync(30, 10, Cancellation);

        Assert.Equal([("Overdue", Today.AddDays(-5)), ("Soon", Today.AddDays(30))], due.Select(r => (r.TargetName, r.ReviewOn)));
        Assert.Single(await given.Service.ListDueForReviewAsync(30, 1, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Reviews_are_for_those_who_may_change_the_protection(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        await DueAsync(given, "Account", Today);
        await DueAsync(given, null, Today, given.Top.Id);
        await DueAsync(given, null, Today, given.Middle.Id);

        given.Store.SignInAs(StaffRole.Editor, given.Middle);
        Assert.Equal(["Account", "Middle"], (await given.Service.ListDueForReviewAsync(0, 10, Cancellation)).Select(r => r.TargetName).Order());
        given.Store.SignInAs(StaffRole.Viewer);
        Assert.Empty(await given.Service.ListDueForReviewAsync(0, 10, Cancellation));
    }

    private static async Task DueAsync(Protected given, string? account, DateOnly? on, long? organization = null, bool deleted = false)
    {
        var protection = account is not null
            ? given.Given.Protection(given.Given.Account(account, given.Bottom, a => a.DeletedAt = deleted ? given.Store.Clock.UtcNow : null))
            : given.Given.Protection(organization == given.Top.Id ? given.Top : given.Middle);
        await given.Store.Open().Protections.Where(p => p.Id == protection.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ReviewOn, on), Cancellation);
    }
}
