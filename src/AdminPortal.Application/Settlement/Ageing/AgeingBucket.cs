namespace AdminPortal.Application.Settlement.Ageing;

/// <summary>How long past its due date an invoice stood on a day. One that falls due on that day is not past it yet.</summary>
public enum AgeingBucket
{
    NotDue = 0,
    Days1To30 = 1,
    Days31To60 = 2,
    Days61To90 = 3,
    Over90Days = 4,
}

/// <summary>The limits of the buckets, reckoned from a day.</summary>
public static class AgeingBuckets
{
    public static readonly IReadOnlyList<AgeingBucket> All = Enum.GetValues<AgeingBucket>();

    private static readonly int[] MostDays = [0, 30, 60, 90];

    public static AgeingBucket Of(DateOnly dueOn, DateOnly asAt)
    {
        var days = asAt.DayNumber - dueOn.DayNumber;
        return (AgeingBucket)MostDays.Count(most => days > most);
    }

    public static DueRange DueIn(AgeingBucket bucket, DateOnly asAt) => new(
        bucket is AgeingBucket.Over90Days ? null : asAt.AddDays(-MostDays[(int)bucket]),
        bucket is AgeingBucket.NotDue ? null : asAt.AddDays(-MostDays[(int)bucket - 1] - 1));
}

/// <summary>Due dates from one day to another, both included; null where it is open.</summary>
public readonly record struct DueRange(DateOnly? From, DateOnly? To)
{
    public static readonly DueRange All;

    public static DueRange Overdue(DateOnly asAt) => new(null, asAt.AddDays(-1));
}
