using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static AdminPortal.Application.Tests.Access.GrantSetting;

namespace AdminPortal.Application.Tests.Access;

public sealed class EndingAccess
{
    [Theory, EachDatabase]
    public async Task What_is_ended_counts_no_longer_at_the_holders_next_call(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var grant = setting.Store.Given.Grant(Bo, StaffRole.Editor, setting.Bris);
        setting.Store.Clock.Advance(TimeSpan.FromMinutes(1));

        var lost = Done(await setting.EndAsync(grant, version: 1, reason: "Has left", dryRun: true)).Impact.LostRoles;
        Assert.Equal("Editor Bris by grant", Told(Assert.Single(lost)));
        Assert.Null(Assert.Single(await setting.StoredAsync()).ExpiresAt);
        Done(await setting.EndAsync(grant, version: 1, reason: "Has left"));

        Assert.Equal(setting.Store.Clock.UtcNow, Assert.Single(await setting.StoredAsync()).ExpiresAt);
        Assert.Equal(setting.Store.Clock.UtcNow, await setting.AccessChangedAtAsync(Bo));
        Assert.Empty(await setting.ListedAsync());
        Assert.Equal(["bo Editor Bris, fixed"], await setting.ListedAsync(new(State: GrantState.Ended)));
        Assert.IsType<GrantEnded>((await setting.EndAsync(grant)).Error);
        Assert.IsType<GrantEnded>((await setting.ExtendAsync(grant, null)).Error);
        setting.As(Bo);
        Assert.Empty((await setting.Store.Service<AccessService>().MineAsync(Cancellation)).Roles);
    }

    [Theory, EachDatabase]
    public async Task It_counts_no_longer_on_an_instance_whose_clock_is_behind_either(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var grant = setting.Store.Given.Grant(Bo, StaffRole.Editor, setting.Bris);
        setting.Store.Clock.Advance(TimeSpan.FromSeconds(5));
        Done(await setting.EndAsync(grant));

        setting.Store.Clock.Advance(TimeSpan.FromSeconds(-5));
        setting.As(Bo);
        Assert.Empty((await setting.Store.Service<AccessService>().MineAsync(Cancellation)).Roles);
    }

    [Theory, EachDatabase]
    public async Task What_another_grant_still_gives_is_not_lost(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.Store.Given.Grant(Bo, StaffRole.Admin, setting.Nordavind);
        var grant = setting.Store.Given.Grant(Bo, StaffRole.Editor, setting.Bris);

        Assert.True(Done(await setting.EndAsync(grant)).Impact.IsEmpty);
    }

    [Theory, EachDatabase]
    public async Task An_end_can_be_put_off_brought_forward_and_taken_away(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var today = OsloTime.Today(setting.Store.Clock);
        var grant = setting.Store.Given.Grant(Bo, StaffRole.Editor, setting.Bris, OsloTime.EndOf(today));

        foreach (var day in new DateOnly?[] { today.AddDays(10), today, null })
        {
            Done(await setting.ExtendAsync(grant, day));
            Assert.Equal(day is { } last ? OsloTime.EndOf(last) : null, Assert.Single(await setting.StoredAsync()).ExpiresAt);
        }

        Assert.Equal(["ExpiresOn: past"], Faults(await setting.ExtendAsync(grant, today.AddDays(-1))));
        Assert.IsType<Stale>((await setting.ExtendAsync(grant, today, version: 1)).Error);
        Assert.IsType<Stale>((await setting.EndAsync(grant, version: 1)).Error);
    }

    [Theory, EachDatabase]
    public async Task An_expired_grant_stays_expired(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var grant = setting.Store.Given.Grant(Bo, StaffRole.Editor, setting.Bris, setting.Store.Clock.UtcNow.AddHours(1));
        setting.Store.Clock.Advance(TimeSpan.FromHours(1));

        Assert.IsType<GrantEnded>((await setting.ExtendAsync(grant, null)).Error);
    }

    [Theory, EachDatabase]
    public async Task Nobody_changes_or_ends_what_they_hold_themselves(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var own = setting.AsAdminOfBris();
        var lesser = setting.Store.Given.Grant(Bo, StaffRole.Viewer, setting.Kuling);

        foreach (var grant in new[] { own, lesser })
        {
            Assert.IsType<OwnAccess>((await setting.EndAsync(grant)).Error);
            Assert.IsType<OwnAccess>((await setting.ExtendAsync(grant, null)).Error);
        }

        Assert.Equal(["bo Viewer Kuling, fixed", "bo Admin Bris, fixed"], (await setting.ListedAsync()).OrderDescending());
    }

    [Theory, EachDatabase]
    public async Task An_admin_of_a_subtree_sees_grants_from_above_without_their_place_and_leaves_them_alone(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var above = setting.Store.Given.Grant(Cato, StaffRole.Editor, setting.Nordavind);
        var everything = setting.Store.Given.Grant(Cato, StaffRole.Admin);
        var beside = setting.Store.Given.Grant(Cato, StaffRole.Viewer, setting.Solgang);
        var below = setting.Store.Given.Grant(Cato, StaffRole.Viewer, setting.Kuling);
        setting.AsAdminOfBris();

        Assert.Equal(
            ["bo Admin Bris, fixed", "cato Admin everything, fixed", "cato Editor above, fixed", "cato Viewer Kuling"],
            (await setting.ListedAsync()).Order());
        Assert.Equal(["cato Admin everything, fixed", "cato Editor above, fixed", "cato Viewer Kuling"], (await setting.ListedAsync(new(OrganizationId: setting.Kuling.PublicId, Text: "CAT"))).Order());
        Assert.Empty(await setting.ListedAsync(new(OrganizationId: setting.Solgang.PublicId)));
        foreach (var grant in new[] { above, everything })
        {
            Assert.IsType<NotAllowed>((await setting.EndAsync(grant)).Error);
            Assert.IsType<NotAllowed>((await setting.ExtendAsync(grant, null)).Error);
        }

        Assert.Equal(new NotFound("grant"), (await setting.EndAsync(beside)).Error);
        Assert.Null(await setting.Grants.FindAsync(beside.PublicId, Cancellation));
        Done(await setting.EndAsync(below));
    }

    [Theory, EachDatabase]
    public async Task The_last_lasting_admin_stays(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var today = OsloTime.Today(setting.Store.Clock);
        // Astrid's sign-in brings Admin just now, but her last one did not: she is nobody to rely on.
        await using (var db = setting.Store.Open())
        {
            await db.StaffMembers.Where(m => m.PersonId == Astrid).ExecuteUpdateAsync(m => m.SetProperty(x => x.SignInRoles, "Viewer"), Cancellation);
        }

        var last = setting.Store.Given.Grant(Bo, StaffRole.Admin);
        setting.Store.Given.Grant(Cato, StaffRole.Admin, setting.Bris);
        setting.Store.Given.Grant(Cato, StaffRole.Editor);
        var passing = setting.Store.Given.Grant(Cato, StaffRole.Admin, null, OsloTime.EndOf(today));

        Assert.IsType<LastAdmin>((await setting.EndAsync(last)).Error);
        Assert.IsType<LastAdmin>((await setting.ExtendAsync(last, today.AddYears(1))).Error);
        Done(await setting.ExtendAsync(last, null));
        Done(await setting.ExtendAsync(passing, null));
        Done(await setting.EndAsync(last));
        Assert.IsType<LastAdmin>((await setting.EndAsync(passing)).Error);
    }

    [Theory, EachDatabase]
    public async Task An_admin_by_the_last_sign_in_is_one_to_rely_on(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var grant = setting.Store.Given.Grant(Bo, StaffRole.Admin);

        Done(await setting.EndAsync(grant));
    }

    [Fact]
    public async Task Of_two_admins_who_end_each_other_at_once_one_stays()
    {
        await using var setting = GrantSetting.InFile();
        for (var round = 0; round < 5; round++)
        {
            // A third Admin is there, so that it is not the rule of the last one that holds them.
            var (bo, cato) = (setting.Store.Given.Grant(Bo, StaffRole.Admin), setting.Store.Given.Grant(Cato, StaffRole.Admin));
            var results = await Task.WhenAll(AsAsync(setting, Bo, cato), AsAsync(setting, Cato, bo));

            Assert.True(results.Count(result => result.Succeeded) == 1, $"Round {round}: {results[0].Error} {results[1].Error}");
            Assert.IsType<NotAllowed>(results.Single(result => !result.Succeeded).Error);
            setting.As(Astrid, StaffRole.Admin);
            Done(await setting.EndAsync(results[0].Succeeded ? bo : cato));
        }
    }

    private static Task<Result<Receipt>> AsAsync(GrantSetting setting, string person, Grant other) => Task.Run(async () =>
    {
        await using var tab = setting.Store.NewScope();
        tab.ServiceProvider.GetRequiredService<CallerScope>().ActsAs = new(person, person, [], ChangeSource.Portal);
        return await tab.ServiceProvider.GetRequiredService<GrantService>().EndAsync(other.PublicId, null, null, false, Cancellation);
    });
}
