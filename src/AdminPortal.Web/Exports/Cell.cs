using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Exports;

/// <summary>How a spreadsheet takes a cell, so that it can add up amounts and order days.</summary>
public enum CellKind
{
    Empty = 0,
    Text = 1,

    /// <summary>A count or a number on a list.</summary>
    Whole = 2,

    /// <summary>Two to four decimals.</summary>
    Amount = 3,

    /// <summary>A quantity or a price of one unit: up to six decimals.</summary>
    Quantity = 4,

    Day = 5,

    /// <summary>An instant, on the clocks of Norway.</summary>
    Moment = 6,
}

/// <summary>What stands in a cell of an export. A text or a localised text becomes one by itself.</summary>
public readonly record struct Cell
{
    private Cell(CellKind kind, string? text = null, decimal number = 0, DateTime local = default)
    {
        Kind = kind;
        Text = text;
        Value = number;
        Local = local;
    }

    public CellKind Kind { get; }

    public string? Text { get; }

    public decimal Value { get; }

    /// <summary>The day at midnight, or the instant as the clocks of Norway show it.</summary>
    public DateTime Local { get; }

    public static implicit operator Cell(string? text) => string.IsNullOrEmpty(text) ? default : new(CellKind.Text, text);

    public static implicit operator Cell(LocalizedString text) => text.Value;

    public static Cell Whole(long? number) => Number(CellKind.Whole, number);

    public static Cell Amount(decimal? amount) => Number(CellKind.Amount, amount);

    public static Cell Quantity(decimal? quantity) => Number(CellKind.Quantity, quantity);

    public static Cell Day(DateOnly? day) => day is { } date ? new(CellKind.Day, local: date.ToDateTime(TimeOnly.MinValue)) : default;

    public static Cell Moment(DateTime? utc) => utc is { } instant ? new(CellKind.Moment, local: Shared.Display.Local(instant)) : default;

    private static Cell Number(CellKind kind, decimal? number) => number is { } value ? new(kind, number: value) : default;
}
