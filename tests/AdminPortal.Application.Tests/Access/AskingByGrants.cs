using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Access;

/// <summary>What a caller sees and may do follows from the grants that hold at the moment of asking.</summary>
public sealed class AskingByGrants : IAsyncDisposable
{
    private readonly TestStore store = new();
    private readonly Organization above;
    private readonly Organization granted;
    private readonly Organization below;

    public AskingByGrants()
    {
        above = store.Given.Organization("Above");
        granted = store.Given.Organization("Granted", above);
        below = store.Given.Organization("Below", granted);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task ASignInRoleIsForEverything()
    {
        store.SignInAs(StaffRole.Viewer);
        Assert.Equal(["Above", "Below", "Granted"], await SeenAsync());
    }

    [Fact]
    public async Task AGrantForEverythingIsOne()
    {
        store.User.WithoutRoles("holder", "Holder");
        store.Given.Grant("holder", StaffRole.Viewer);
        Assert.Equal(["Above", "Below", "Granted"], await SeenAsync());
    }

    [Fact]
    public async Task AGrantForAnOrganizationIsForItAndAllBelow()
    {
        store.SignInAs(StaffRole.Editor, granted);
        Assert.Equal(["Below", "Granted"], await SeenAsync());
    }

    [Fact]
    public async Task ASignInRoleAndAGrantAreJoined()
    {
        store.User.As(StaffRole.Viewer);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Editor, granted);
        Assert.Equal(["Above", "Below", "Granted"], await SeenAsync());
        await using var session = await OpenAsync();
        Assert.True(await session.MayAsync(Right.Edit, below.Id, Cancellation));
        Assert.False(await session.MayAsync(Right.Edit, above.Id, Cancellation));
    }

    [Fact]
    public async Task ACallerWithoutGrantsSeesNothing()
    {
        store.User.WithoutRoles("stranger", "Stranger");
        Assert.Empty(await SeenAsync());
        await using var session = await OpenAsync();
        Assert.False(await session.MayAsync(Right.Read, granted.Id, Cancellation));
    }

    [Fact]
    public async Task AnotherPersonsGrantGivesNothing()
    {
        store.Given.Grant("holder", StaffRole.Admin);
        store.User.WithoutRoles("HOLDER", "Another");
        Assert.Empty(await SeenAsync());
    }

    [Fact]
    public async Task AGrantHoldsUntilItExpires()
    {
        store.User.WithoutRoles("holder", "Holder");
        store.Given.Grant("holder", StaffRole.Viewer, granted, store.Clock.UtcNow.AddHours(1));
        store.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(["Below", "Granted"], await SeenAsync());
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await SeenAsync());
    }

    [Fact]
    public async Task AContextThatIsUsedAgainShowsTheNextCallerNothingOfTheLast()
    {
        store.SignInAs(StaffRole.Editor, granted);
        Assert.Equal(["Below", "Granted"], await SeenAsync());
        store.SignInAs(StaffRole.Editor, below);
        Assert.Equal(["Below"], await SeenAsync());
        store.User.WithoutRoles("stranger", "Stranger");
        Assert.Empty(await SeenAsync());
    }

    [Fact]
    public async Task NobodyIsLetInWithoutSigningIn()
    {
        store.User.SignOut();
        await Assert.ThrowsAsync<InvalidOperationException>(OpenAsync);
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Finance)]
    [InlineData(StaffRole.Admin)]
    public async Task AScopedRoleMayInItsSubtreeWhatTheRoleMay(StaffRole role)
    {
        store.SignInAs(role, granted);
        await using var session = await OpenAsync();
        foreach (var right in Enum.GetValues<Right>())
        {
            Assert.Equal(role.Allows(right), await session.MayAsync(right, granted.Id, Cancellation));
            Assert.Equal(role.Allows(right), await session.MayAsync(right, below.Id, Cancellation));
            Assert.False(await session.MayAsync(right, above.Id, Cancellation));
            Assert.False(await session.MayAsync(right, null, Cancellation));
        }
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Admin)]
    public async Task AnUnrestrictedRoleMayEverywhereWhatTheRoleMay(StaffRole role)
    {
        store.SignInAs(role);
        await using var session = await OpenAsync();
        foreach (var right in Enum.GetValues<Right>())
        {
            Assert.Equal(role.Allows(right), await session.MayAsync(right, above.Id, Cancellation));
            Assert.Equal(role.Allows(right), await session.MayAsync(right, null, Cancellation));
        }
    }

    [Fact]
    public async Task ARoleInOneSubtreeDoesNotReachIntoAnother()
    {
        var beside = store.Given.Organization("Beside");
        store.SignInAs(StaffRole.Editor, granted);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, beside);
        await using var session = await OpenAsync();
        Assert.True(await session.MayAsync(Right.Read, beside.Id, Cancellation));
        Assert.False(await session.MayAsync(Right.Edit, beside.Id, Cancellation));
    }

    private Task<PortalSession> OpenAsync() => store.Service<PortalStore>().OpenAsync(Cancellation);

    private async Task<List<string>> SeenAsync()
    {
        await using var session = await OpenAsync();
        return await session.Db.Organizations.OrderBy(o => o.NameSort).Select(o => o.Name).ToListAsync(Cancellation);
    }
}
