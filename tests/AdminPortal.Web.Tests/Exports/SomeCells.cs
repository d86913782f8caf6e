using AdminPortal.Web.Exports;

namespace AdminPortal.Web.Tests.Exports;

internal static class SomeCells
{
    public static Cell[] OfEachKind =>
    [
        Cell.Whole(3),
        Cell.Amount(-1234.5m),
        Cell.Amount(0.1235m),
        Cell.Quantity(2.500000m),
        Cell.Day(new(2026, 3, 1)),
        Cell.Moment(new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc)),
        Cell.Amount(null),
    ];
}
