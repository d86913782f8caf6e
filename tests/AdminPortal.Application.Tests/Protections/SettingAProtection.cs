using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Protections;

public sealed class SettingAProtection
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_account_is_protected_with_reason_and_review_date(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.SignIn(Protected.Erik);

        var receipt = (await SetAsync(given, new() { Reason = " Under\nrettslig tvist ", ReviewOn = Today })).Value!;

        var found = (await given.Service.FindAsync(given.Account.PublicId, Cancellation))!;
        Assert.Equal(("Under rettslig tvist", Today, "Erik", given.Store.Clock.UtcNow), (found.Own!.Reason, found.Own.ReviewOn, found.Own.SetByName, found.Own.SetAt));
        Assert.Equal(["Login"], receipt.Impact.Accounts.First.Select(a => a.Name));
        var entry = await given.Store.Open().AuditEntries.SingleAsync(Cancellation);
        Assert.Equal(
            ("created", "delete_protection", given.Account.PublicId, "Under rettslig tvist", receipt.OperationId),
            (entry.Action, entry.ObjectType, entry.ObjectId, entry.Reason, entry.OperationId));
    }

    [Theory, EachDatabase]
    public async Task Setting_it_again_changes_reason_and_date_and_keeps_who_set_it_first(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.SignIn(Protected.Erik);
        await SetAsync(given, new() { Reason = "Before", ReviewOn = Today.AddDays(7) });
        given.Store.Clock.Advance(TimeSpan.FromDays(1));
        given.SignIn(Protected.Astrid);

        var again = await SetAsync(given, new() { Reason = "After" });

        Assert.Same(Impact.None, again.Value!.Impact);
        var own = (await given.Service.FindAsync(given.Account.PublicId, Cancellation))!.Own!;
        Assert.Equal(("After", null, "Erik", TestClock.Start.UtcDateTime), (own.Reason, own.ReviewOn, own.SetByName, own.SetAt));
        var entry = await given.Store.Open().AuditEntries.Include(e => e.Changes).OrderBy(e => e.Sequence).LastAsync(Cancellation);
        Assert.Equal(("changed", "Astrid"), (entry.Action, entry.ActorName));
        Assert.Equal([("Reason", "Before", "After"), ("ReviewOn", "2026-03-09", null)], entry.Changes.Select(c => (c.Field, c.OldValue, c.NewValue)).Order());
    }

    [Theory, EachDatabase]
    public async Task On_an_organisation_it_reaches_what_lies_below_and_is_not_covered_yet(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Given.Protection(given.Given.Account("Covered", given.Bottom));
        given.Given.Account("Gone", given.Bottom, a => a.DeletedAt = given.Store.Clock.UtcNow);
        given.Given.Account("Beside", given.Beside);

        var receipt = (await given.Service.SetOnOrganizationAsync(given.Middle.PublicId, new(), false, Cancellation)).Value!;

        Assert.Equal((1, "Login"), (receipt.Impact.Accounts.Count, receipt.Impact.Accounts.First.Single().Name));
        var below = (await given.Service.FindAsync(given.Account.PublicId, Cancellation))!;
        Assert.Null(below.Own);
        Assert.Equal([given.Middle.PublicId], below.Inherited.Select(p => p.ObjectId));
    }

    [Theory, EachDatabase]
    public async Task A_trial_leaves_nothing(StoreProvider provider)
    {
        await using var given = new Protected(provider);

        var tried = await given.Service.SetOnOrganizationAsync(given.Top.PublicId, new(), true, Cancellation);

        Assert.Equal(1, tried.Value!.Impact.Accounts.Count);
        Assert.Empty(given.Store.Open().Protections);
        Assert.Empty(given.Store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task Every_fault_is_told_at_once(StoreProvider provider)
    {
        await using var given = new Protected(provider);

        var result = await SetAsync(given, new() { Reason = new('x', 1001), ReviewOn = Today.AddDays(-1) });

        Assert.Equal([("Reason", "length_max"), ("ReviewOn", "past")], Assert.IsType<InvalidInput>(result.Error).Fields.Select(f => (f.Field, f.Code)));
        Assert.True((await SetAsync(given, new() { Reason = new('x', 1000), ReviewOn = Today })).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task The_day_is_that_of_Norway(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        given.Store.Clock.Now = new(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);

        Assert.IsType<InvalidInput>((await SetAsync(given, new() { ReviewOn = new(2026, 3, 2) })).Error);
        Assert.True((await SetAsync(given, new() { ReviewOn = new(2026, 3, 3) })).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Viewers_and_Finance_protect_nothing_and_a_scoped_Editor_only_below_the_grant(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Finance })
        {
            given.Store.SignInAs(role);
            Assert.IsType<NotAllowed>((await SetAsync(given, new())).Error);
            Assert.IsType<NotAllowed>((await given.Service.SetOnOrganizationAsync(given.Top.PublicId, new(), false, Cancellation)).Error);
        }

        given.Store.SignInAs(StaffRole.Editor, given.Middle);
        Assert.IsType<NotFound>((await given.Service.SetOnOrganizationAsync(given.Top.PublicId, new(), false, Cancellation)).Error);
        Assert.IsType<NotFound>((await given.Service.SetOnOrganizationAsync(given.Beside.PublicId, new(), false, Cancellation)).Error);
        Assert.True((await given.Service.SetOnOrganizationAsync(given.Middle.PublicId, new(), false, Cancellation)).Succeeded);
        Assert.True((await SetAsync(given, new())).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task What_lies_in_the_recycle_bin_or_is_of_the_other_kind_is_not_there(StoreProvider provider)
    {
        await using var given = new Protected(provider);
        var gone = given.Given.Account("Gone", given.Bottom, a => a.DeletedAt = given.Store.Clock.UtcNow);

        Assert.Equal(new NotFound("account"), (await given.Service.SetOnAccountAsync(gone.PublicId, null, new(), false, Cancellation)).Error);
        Assert.Equal(new NotFound("account"), (await given.Service.SetOnAccountAsync(given.Top.PublicId, null, new(), false, Cancellation)).Error);
        Assert.Equal(new NotFound("organization"), (await given.Service.SetOnOrganizationAsync(given.Account.PublicId, new(), false, Cancellation)).Error);
    }

    [Fact]
    public async Task Two_at_once_make_one_protection()
    {
        await using var given = new Protected(TestStore.InFile());

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(
            async () =>
            {
                await using var tab = given.Store.NewScope();
                return await ((ProtectionService)tab.ServiceProvider.GetService(typeof(ProtectionService))!)
                    .SetOnAccountAsync(given.Account.PublicId, null, new() { Reason = $"{n}" }, false, Cancellation);
            },
            Cancellation)));

        Assert.All(results, result => Assert.True(result.Succeeded));
        Assert.Single(await given.Store.Open().Protections.ToListAsync(Cancellation));
        Assert.Single(results, result => result.Value!.Impact.Accounts.Count == 1);
    }

    private static Task<Result<Receipt>> SetAsync(Protected given, ProtectionInput input) => given.Service.SetOnAccountAsync(given.Account.PublicId, null, input, false, Cancellation);
}
