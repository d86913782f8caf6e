namespace AdminPortal.Web.Exports;

/// <summary>A column of an export.</summary>
/// <param name="Title">In the reader's language.</param>
/// <param name="Width">In a spreadsheet, in characters; a longer title makes it wider.</param>
public sealed record ExportColumn<T>(string Title, Func<T, Cell> Value, int Width = 16);
