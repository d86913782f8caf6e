using AdminPortal.Application.Common;
using Xunit;

namespace AdminPortal.Application.Tests.Common;

public sealed class CountingToABound
{
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(BoundedCount.Bound, BoundedCount.Bound, true)]
    [InlineData(BoundedCount.Bound + 1, BoundedCount.Bound, false)]
    public void ACountIsExactUpToTheBound(int counted, int value, bool isExact) => Assert.Equal(new BoundedCount(value, isExact), BoundedCount.Of(counted));
}
