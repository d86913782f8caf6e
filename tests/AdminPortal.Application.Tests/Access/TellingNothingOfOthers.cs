using AdminPortal.Application.Access;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Access;

/// <summary>What a holder of one subtree is told, by any method of any service, is the same whether others have anything or nothing.</summary>
public sealed class TellingNothingOfOthers
{
    [Fact]
    public async Task NoServiceTellsOfAnotherSubtree()
    {
        await using var walk = new VisibilityWalk();
        List<string> leaks = [];
        foreach (var role in new[] { StaffRole.Admin, StaffRole.Viewer })
        {
            foreach (var service in ServiceWalk.Services.Where(WalkLimits.IsWalked))
            {
                leaks.AddRange(await walk.WalkAsync(service, role));
            }
        }

        Assert.True(leaks.Count + walk.NotCalled.Count == 0, $"{walk.Calls} calls\nNOT CALLED\n{string.Join('\n', walk.NotCalled)}\n{leaks.Count} LEAKS\n{string.Join('\n', leaks)}");
        // What is new is to tell something, or be listed with the reason why it cannot.
        Assert.Equal((string[])[], walk.Silent.Except(WalkLimits.SaysNothing));
        Assert.Equal((string[])[], WalkLimits.SaysNothing.Except(walk.Silent));
    }
}
