using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using Xunit;
using static AdminPortal.Application.Tests.Access.GrantSetting;

namespace AdminPortal.Application.Tests.Access;

public sealed class GivingAccess
{
    [Theory, EachDatabase]
    public async Task What_is_given_counts_from_the_holders_next_call_on(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.As(Bo);
        Assert.Equal((false, false), await MayAsync(setting));

        setting.As(Astrid, StaffRole.Admin);
        setting.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        var receipt = Done(await setting.GiveAsync(Bo, StaffRole.Editor, setting.Bris, input => input.Reason = " Covers for Cato "));

        var grant = Assert.Single(await setting.StoredAsync());
        Assert.Matches("^g-p-[0-9A-Za-z]{20}$", receipt.Id);
        Assert.Equal(
            (receipt.Id, Bo, StaffRole.Editor, (long?)setting.Bris.Id, Astrid, Astrid, "Covers for Cato", null),
            (grant.PublicId, grant.HolderId, grant.Role, grant.OrganizationId, grant.GivenById, grant.GivenByName, grant.Reason, grant.ExpiresAt));
        Assert.Equal(setting.Store.Clock.UtcNow, await setting.AccessChangedAtAsync(Bo));
        Assert.NotEqual(setting.Store.Clock.UtcNow, await setting.AccessChangedAtAsync(Cato));
        setting.As(Bo);
        Assert.Equal((true, false), await MayAsync(setting));
    }

    [Theory, EachDatabase]
    public async Task It_lasts_through_its_last_day_in_Norway(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var day = OsloTime.Today(setting.Store.Clock).AddDays(3);
        Done(await setting.GiveAsync(Bo, StaffRole.Viewer, setting.Bris, input => input.ExpiresOn = day));
        setting.As(Bo);

        setting.Store.Clock.Now = new(OsloTime.EndOf(day).AddTicks(-1), TimeSpan.Zero);
        Assert.Equal([setting.Bris.Id], await RootsAsync(setting));
        setting.Store.Clock.Now = new(OsloTime.EndOf(day), TimeSpan.Zero);
        Assert.Empty(await RootsAsync(setting));
    }

    [Theory, EachDatabase]
    public async Task Every_fault_of_the_form_is_told_at_once(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var yesterday = OsloTime.Today(setting.Store.Clock).AddDays(-1);

        Assert.Equal(
            ["HolderId: required", "Role: required", "OrganizationId: required", "ExpiresOn: past"],
            Faults(await setting.Grants.GiveAsync(new() { HolderId = " ", ExpiresOn = yesterday }, false, Cancellation)));
        Assert.Equal(
            ["Reason: length_max", "HolderId: unknown_staff", "Role: invalid", "OrganizationId: unknown_organization", "ExpiresOn: past"],
            Faults(await setting.Grants.GiveAsync(
                new() { HolderId = "nobody", Role = (StaffRole)9, OrganizationId = "o-p-none", ExpiresOn = yesterday, Reason = new('x', 256) }, false, Cancellation)));
        Assert.Equal(["OrganizationId: invalid"], Faults(await setting.GiveAsync(Bo, StaffRole.Viewer, setting.Bris, input => input.Everything = true)));
        Assert.Empty(await setting.StoredAsync());
    }

    [Theory, EachDatabase]
    public async Task The_same_role_for_the_same_place_is_given_once_as_long_as_it_holds(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var first = Done(await setting.GiveAsync(Bo, StaffRole.Editor, setting.Bris, input => input.ExpiresOn = OsloTime.Today(setting.Store.Clock)));
        var everything = Done(await setting.GiveAsync(Bo, StaffRole.Editor, null));

        Assert.Equal(new GrantExists(first.Id), (await setting.GiveAsync(Bo, StaffRole.Editor, setting.Bris)).Error);
        Assert.Equal(new GrantExists(everything.Id), (await setting.GiveAsync(Bo, StaffRole.Editor, null)).Error);
        Done(await setting.GiveAsync(Bo, StaffRole.Editor, setting.Kuling));
        Done(await setting.GiveAsync(Bo, StaffRole.Finance, setting.Bris));
        Done(await setting.GiveAsync(Cato, StaffRole.Editor, setting.Bris));
        setting.Store.Clock.Advance(TimeSpan.FromDays(1));
        Done(await setting.GiveAsync(Bo, StaffRole.Editor, setting.Bris));
    }

    [Theory, EachDatabase]
    public async Task A_preview_tells_what_would_be_gained_and_gives_nothing(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.Store.Given.Grant(Bo, StaffRole.Admin, setting.Nordavind);

        var gained = Done(await setting.GiveAsync(Bo, StaffRole.Editor, setting.Solgang, dryRun: true)).Impact;
        Assert.Equal("Editor Solgang by grant", Told(Assert.Single(gained.GainedRoles)));
        Assert.False(gained.IsEmpty);
        Assert.True(Done(await setting.GiveAsync(Bo, StaffRole.Editor, setting.Kuling, dryRun: true)).Impact.IsEmpty);
        Assert.Single(await setting.StoredAsync());
    }

    [Theory, EachDatabase]
    public async Task An_admin_of_a_subtree_gives_within_it_and_nothing_wider(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.AsAdminOfBris();

        Done(await setting.GiveAsync(Cato, StaffRole.Admin, setting.Bris));
        Done(await setting.GiveAsync(Cato, StaffRole.Viewer, setting.Kuling));
        Assert.IsType<NotAllowed>((await setting.GiveAsync(Cato, StaffRole.Viewer, null)).Error);
        Assert.Equal(["OrganizationId: unknown_organization"], Faults(await setting.GiveAsync(Cato, StaffRole.Viewer, setting.Nordavind)));
        Assert.Equal(["OrganizationId: unknown_organization"], Faults(await setting.GiveAsync(Cato, StaffRole.Viewer, setting.Solgang)));
    }

    [Theory, EachDatabase]
    public async Task One_who_sees_everything_and_administers_a_subtree_gives_there_only(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.Store.Given.Grant(Bo, StaffRole.Admin, setting.Bris);
        setting.As(Bo, StaffRole.Editor);

        Assert.IsType<NotAllowed>((await setting.GiveAsync(Cato, StaffRole.Viewer, setting.Solgang)).Error);
        Done(await setting.GiveAsync(Cato, StaffRole.Viewer, setting.Bris));
    }

    [Theory, EachDatabase]
    public async Task Nobody_gives_themselves_anything(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        Assert.IsType<OwnAccess>((await setting.GiveAsync(Astrid, StaffRole.Viewer, setting.Bris)).Error);

        setting.AsAdminOfBris();
        Assert.IsType<OwnAccess>((await setting.GiveAsync(Bo, StaffRole.Viewer, setting.Kuling)).Error);
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Finance)]
    public async Task Only_admins_give_see_change_and_end(StaffRole role)
    {
        await using var setting = new GrantSetting(StoreProvider.Sqlite);
        var grant = setting.Store.Given.Grant(Cato, StaffRole.Viewer, setting.Bris);
        setting.As(Bo, role);
        await RefusedAsync(setting, grant);
        setting.Store.Given.Grant("dag", role, setting.Bris);
        setting.As("dag");
        await RefusedAsync(setting, grant);
    }

    [Fact]
    public async Task An_api_client_neither_sees_nor_gives_access()
    {
        await using var setting = new GrantSetting(StoreProvider.Sqlite);
        var grant = setting.Store.Given.Grant(Cato, StaffRole.Viewer, setting.Bris);
        setting.Store.User.SignIn(new CallerIdentity("org-1", "Client", [StaffRole.Admin], ChangeSource.Api));
        await RefusedAsync(setting, grant);
        Assert.IsType<NotAllowed>((await setting.Staff.EndSessionsAsync(Cato, null, false, Cancellation)).Error);
    }

    private static async Task RefusedAsync(GrantSetting setting, Grant grant)
    {
        Assert.IsType<NotAllowed>((await setting.GiveAsync(Cato, StaffRole.Viewer, setting.Kuling)).Error);
        Assert.IsType<NotAllowed>((await setting.EndAsync(grant)).Error);
        Assert.IsType<NotAllowed>((await setting.ExtendAsync(grant, null)).Error);
        Assert.Empty(await setting.ListedAsync());
        Assert.Null(await setting.Grants.FindAsync(grant.PublicId, Cancellation));
        Assert.Empty((await setting.Staff.ListAsync(null, new(), Cancellation)).Items);
        Assert.Null(await setting.Staff.FindAsync(Cato, Cancellation));
        Assert.Null(await setting.Staff.AtAsync(Cato, setting.Bris.PublicId, Cancellation));
    }

    private static async Task<(bool Edits, bool Settles)> MayAsync(GrantSetting setting)
    {
        var rights = await setting.Store.Service<AccessService>().MineAsync(Cancellation);
        return (rights.MayEdit, rights.MaySettle);
    }

    private static async Task<long[]> RootsAsync(GrantSetting setting)
    {
        await using var session = await setting.Store.Service<PortalStore>().OpenAsync(Cancellation);
        return session.Caller.Roots;
    }
}
