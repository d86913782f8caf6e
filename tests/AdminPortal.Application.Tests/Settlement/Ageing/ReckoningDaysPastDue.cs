using AdminPortal.Application.Settlement.Ageing;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Ageing;

public sealed class ReckoningDaysPastDue
{
    private static readonly DateOnly AsAt = new(2026, 3, 31);

    [Theory]
    [InlineData(-400, AgeingBucket.NotDue)]
    [InlineData(-1, AgeingBucket.NotDue)]
    [InlineData(0, AgeingBucket.NotDue)]
    [InlineData(1, AgeingBucket.Days1To30)]
    [InlineData(30, AgeingBucket.Days1To30)]
    [InlineData(31, AgeingBucket.Days31To60)]
    [InlineData(60, AgeingBucket.Days31To60)]
    [InlineData(61, AgeingBucket.Days61To90)]
    [InlineData(90, AgeingBucket.Days61To90)]
    [InlineData(91, AgeingBucket.Over90Days)]
    [InlineData(4000, AgeingBucket.Over90Days)]
    public void ABucketBeginsTheDayAfterTheOneBeforeItEnds(int daysPastDue, AgeingBucket bucket) =>
        Assert.Equal(bucket, AgeingBuckets.Of(AsAt.AddDays(-daysPastDue), AsAt));

    [Fact]
    public void EveryDueDateLiesInTheRangeOfItsBucketAndInNoOther()
    {
        for (var due = AsAt.AddDays(-200); due < AsAt.AddDays(200); due = due.AddDays(1))
        {
            bool IsIn(DueRange range) => (range.From ?? DateOnly.MinValue) <= due && due <= (range.To ?? DateOnly.MaxValue);
            var of = AgeingBuckets.Of(due, AsAt);

            Assert.Equal([of], AgeingBuckets.All.Where(bucket => IsIn(AgeingBuckets.DueIn(bucket, AsAt))));
            Assert.Equal(of is not AgeingBucket.NotDue, IsIn(DueRange.Overdue(AsAt)));
        }
    }
}
