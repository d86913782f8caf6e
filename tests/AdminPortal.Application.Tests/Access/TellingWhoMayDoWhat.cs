using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static AdminPortal.Application.Tests.Access.GrantSetting;

namespace AdminPortal.Application.Tests.Access;

public sealed class TellingWhoMayDoWhat
{
    [Theory, EachDatabase]
    public async Task Each_line_tells_where_it_comes_from_and_whether_another_gives_it_already(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var given = setting.Store.Given;
        given.Staff("dag", StaffRole.Viewer);
        given.Grant("dag", StaffRole.Admin, setting.Bris);
        given.Grant("dag", StaffRole.Editor, setting.Kuling);
        given.Grant("dag", StaffRole.Viewer, setting.Solgang);
        given.Grant("dag", StaffRole.Finance, setting.Nordavind, setting.Store.Clock.UtcNow.AddDays(1));
        given.Grant("dag", StaffRole.Admin, setting.Solgang, setting.Store.Clock.UtcNow);

        var found = (await setting.Staff.FindAsync("dag", Cancellation))!;

        Assert.Equal(
            ["Viewer everything by sign-in", "Admin Bris by grant", "Finance Nordavind by grant", "Editor Kuling by grant, covered", "Viewer Solgang by grant, covered"],
            found.Held.Select(Told));
        Assert.Equal((true, true), (found.MayGive, found.MayEndSessions));
        Assert.Equal("Astrid", found.Held[1].GivenByName);
        Assert.Equal(
            ["Viewer everything by sign-in", "Admin Bris by grant", "Finance Nordavind by grant", "Editor Kuling by grant, covered"],
            (await setting.Staff.AtAsync("dag", setting.Kuling.PublicId, Cancellation))!.Select(Told));
        Assert.Equal(["Viewer everything by sign-in", "Viewer Solgang by grant, covered"],
            (await setting.Staff.AtAsync("dag", setting.Solgang.PublicId, Cancellation))!.Select(Told));
    }

    [Theory, EachDatabase]
    public async Task Of_two_that_give_the_same_the_first_counts(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.Store.Given.Grant(Astrid, StaffRole.Admin);

        Assert.Equal(["Admin everything by sign-in", "Admin everything by grant, covered"], (await setting.Staff.MineAsync(Cancellation)).Select(Told));
    }

    [Theory, EachDatabase]
    public async Task Everybody_is_told_their_own(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.Store.Given.Grant(Bo, StaffRole.Viewer, setting.Bris);
        setting.As(Bo);

        Assert.Equal(["Viewer Bris by grant"], (await setting.Staff.MineAsync(Cancellation)).Select(Told));
        Assert.Equal(["Viewer Bris by grant"], (await setting.Staff.AtAsync(Bo, setting.Kuling.PublicId, Cancellation))!.Select(Told));
        Assert.Null(await setting.Staff.AtAsync(Bo, setting.Solgang.PublicId, Cancellation));
        Assert.Null(await setting.Staff.AtAsync(Cato, setting.Bris.PublicId, Cancellation));
        Assert.Null(await setting.Staff.FindAsync(Bo, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task An_admin_of_a_subtree_is_told_of_what_reaches_it(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.Store.Given.Grant(Cato, StaffRole.Editor, setting.Nordavind);
        setting.Store.Given.Grant(Cato, StaffRole.Finance, setting.Solgang);
        setting.AsAdminOfBris();

        Assert.Equal(["astrid: Admin", "bo: Admin", "cato: Editor"], (await setting.Staff.ListAsync(null, new(), Cancellation)).Items.Select(row => $"{row.Name}: {string.Join(' ', row.Roles)}"));
        Assert.Equal(["cato"], (await setting.Staff.ListAsync(" CAT", new(), Cancellation)).Items.Select(row => row.Name));
        var found = (await setting.Staff.FindAsync(Cato, Cancellation))!;
        Assert.Equal(["Editor above by grant"], found.Held.Select(Told));
        Assert.Equal((true, false), (found.MayGive, found.MayEndSessions));
        Assert.Equal(["Editor above by grant"], (await setting.Staff.AtAsync(Cato, setting.Kuling.PublicId, Cancellation))!.Select(Told));
        Assert.Null(await setting.Staff.AtAsync(Cato, setting.Nordavind.PublicId, Cancellation));
        Assert.Null(await setting.Staff.FindAsync("nobody", Cancellation));
        Assert.False((await setting.Staff.FindAsync(Bo, Cancellation))!.MayGive);
    }

    [Theory, EachDatabase]
    public async Task A_grants_reach_moves_with_its_organization_and_goes_with_it_for_good(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.Store.Given.Grant(Bo, StaffRole.Viewer, setting.Bris);
        var tree = setting.Store.Service<OrganizationLifecycleService>();
        Done(await tree.MoveAsync(setting.Bris.PublicId, null, setting.Solgang.PublicId, null, false, Cancellation));
        Done(await tree.MoveAsync(setting.Kuling.PublicId, null, setting.Nordavind.PublicId, null, false, Cancellation));
        Assert.Equal(["bo Viewer Bris"], await setting.ListedAsync(new(OrganizationId: setting.Solgang.PublicId)));
        Assert.Empty(await setting.ListedAsync(new(OrganizationId: setting.Kuling.PublicId)));

        Done(await setting.Store.Service<OrganizationBinService>().DeleteAsync(setting.Bris.PublicId, null, true, null, false, Cancellation));
        Assert.Equal(["bo Viewer Bris"], await setting.ListedAsync());
        Assert.Equal(["OrganizationId: unknown_organization"], Faults(await setting.GiveAsync(Cato, StaffRole.Viewer, setting.Bris)));
        setting.As(Bo);
        Assert.Equal(["Viewer Bris by grant"], (await setting.Staff.MineAsync(Cancellation)).Select(Told));

        setting.Store.Clock.Advance(TimeSpan.FromDays(400));
        setting.As(Astrid, StaffRole.Admin);
        await setting.Store.Service<IEnumerable<IRecurringWork>>().OfType<PurgeOfDeleted>().Single().RunAsync(Cancellation);
        Assert.Empty(await setting.StoredAsync());
        setting.As(Bo);
        Assert.Empty((await setting.Store.Service<AccessService>().MineAsync(Cancellation)).Roles);
    }

    [Theory, EachDatabase]
    public async Task The_trail_tells_a_grants_whole_story(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        var day = OsloTime.Today(setting.Store.Clock);
        var id = Done(await setting.GiveAsync(Bo, StaffRole.Editor, setting.Bris, input => input.Reason = "Covers for Cato")).Id;
        Done(await setting.Grants.ExtendAsync(id, null, day, "For today", false, Cancellation));
        Done(await setting.Grants.EndAsync(id, null, "Back already", false, Cancellation));

        var entries = (await setting.Store.Service<AuditService>().ListAsync(new(ObjectId: id), new(), Cancellation)).Items;

        Assert.Equal(
            [
                $"deleted bo (Back already): ExpiresAt {OsloTime.EndOf(day):O} → {setting.Store.Clock.UtcNow:O}",
                $"changed bo (For today): ExpiresAt  → {OsloTime.EndOf(day):O}",
                "created bo (Covers for Cato): Holder  → bo, Organization  → Bris, Reason  → Covers for Cato, Role  → Editor",
            ],
            entries.Select(entry => $"{entry.Action} {entry.Subject.Name} ({entry.Reason}): {string.Join(", ", entry.Fields.OrderBy(field => field.Name).Select(field => $"{field.Name} {field.Old.Text} → {field.New.Name ?? field.New.Text}"))}"));
        setting.AsAdminOfBris();
        Assert.Equal(3, (await setting.Store.Service<AuditService>().ListAsync(new(ObjectId: id), new(), Cancellation)).Items.Count);
    }

    [Theory, EachDatabase]
    public async Task An_unrestricted_admin_signs_anybody_out_and_everybody_themselves(StoreProvider provider)
    {
        await using var setting = new GrantSetting(provider);
        setting.Store.Given.Session("first", Bo);
        setting.Store.Given.Session("second", Bo);
        setting.Store.Given.Session("other", Cato);
        Assert.Equal(2, (await setting.Staff.FindAsync(Bo, Cancellation))!.Sessions.Count);
        Assert.Equal(new NotFound("staff_member"), (await setting.Staff.EndSessionsAsync("nobody", null, false, Cancellation)).Error);

        setting.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        Done(await setting.Staff.EndSessionsAsync(Bo, null, true, Cancellation));
        Assert.Equal(2, (await setting.Staff.FindAsync(Bo, Cancellation))!.Sessions.Count);
        Done(await setting.Staff.EndSessionsAsync(Bo, "Lost the machine", false, Cancellation));

        Assert.Equal(["other"], await GoingOnAsync(setting));
        Assert.Equal(setting.Store.Clock.UtcNow, await setting.AccessChangedAtAsync(Bo));
        var entry = Assert.Single((await setting.Store.Service<AuditService>().ListAsync(new(ObjectId: Bo), new(), Cancellation)).Items);
        Assert.Equal(("staff_member", "bo", "Lost the machine", "Sessions", "2", "0"), (entry.Subject.Type, entry.Subject.Name, entry.Reason, entry.Fields[0].Name, entry.Fields[0].Old.Text, entry.Fields[0].New.Text));

        setting.AsAdminOfBris();
        Assert.IsType<NotAllowed>((await setting.Staff.EndSessionsAsync(Cato, null, false, Cancellation)).Error);
        setting.Store.User.SignIn(new CallerIdentity(Cato, Cato, [], ChangeSource.Portal) { SessionId = "other" });
        Done(await setting.Staff.EndSessionsAsync(Cato, null, false, Cancellation));
        Assert.Empty(await GoingOnAsync(setting));
        await Assert.ThrowsAsync<SessionOverException>(() => setting.Staff.MineAsync(Cancellation));
    }

    private static async Task<IReadOnlyList<string>> GoingOnAsync(GrantSetting setting)
    {
        await using var db = setting.Store.Open();
        return await db.StaffSessions.Where(s => s.EndedAt == null).Select(s => s.SessionId).ToListAsync(Cancellation);
    }
}
