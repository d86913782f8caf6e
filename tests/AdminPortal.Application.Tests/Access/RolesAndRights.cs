using AdminPortal.Application.Access;
using Xunit;

namespace AdminPortal.Application.Tests.Access;

/// <summary>Editor = Viewer who also creates and changes; Finance = Viewer who also settles; Admin does all of it.</summary>
public sealed class RolesAndRights
{
    public static readonly TheoryData<StaffRole, Right[]> Table = new()
    {
        { StaffRole.Viewer, [Right.Read] },
        { StaffRole.Editor, [Right.Read, Right.Edit] },
        { StaffRole.Finance, [Right.Read, Right.Settle] },
        { StaffRole.Admin, [Right.Read, Right.Edit, Right.Settle, Right.Administer] },
    };

    [Theory, MemberData(nameof(Table))]
    public void ARoleAllowsJustThis(StaffRole role, Right[] allowed) =>
        Assert.Equal(allowed, Enum.GetValues<Right>().Where(right => role.Allows(right)));

    [Fact]
    public void EveryRoleIsInTheTable() => Assert.Equal(Enum.GetValues<StaffRole>(), Table.Select(row => row.Data.Item1));

    [Fact]
    public void ARightThatDoesNotExistIsAFault() => Assert.Throws<ArgumentOutOfRangeException>(() => StaffRole.Admin.Allows((Right)99));
}
