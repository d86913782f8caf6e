using System.Globalization;
using AdminPortal.Web.Exports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PortalCell = AdminPortal.Web.Exports.Cell;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace AdminPortal.Web.Tests.Exports;

/// <summary>The workbook as another program reads it, which also holds it against the format's schema.</summary>
public sealed class WritingXlsx : IDisposable
{
    private readonly MemoryStream file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Numbers_are_numbers_and_days_are_days()
    {
        var sheet = Assert.Single(await SheetsOfAsync(SomeCells.OfEachKind));

        var row = sheet.Descendants<Row>().ElementAt(1).Elements<SheetCell>().ToList();
        Assert.Equal(["A2", "B2", "C2", "D2", "E2", "F2"], row.Select(cell => cell.CellReference!.Value));
        Assert.All(row, cell => Assert.Null(cell.DataType));
        Assert.Equal(["3", "-1234.5", "0.1235", "2.500000"], row.Take(4).Select(cell => cell.CellValue!.Text));
        Assert.Equal(new DateTime(2026, 3, 1), DateTime.FromOADate(double.Parse(row[4].CellValue!.Text, CultureInfo.InvariantCulture)));
        Assert.Equal(new DateTime(2026, 3, 2, 13, 0, 0), DateTime.FromOADate(double.Parse(row[5].CellValue!.Text, CultureInfo.InvariantCulture)));
        Assert.Equal([1u, 164u, 164u, 0u, 14u, 22u], row.Select(FormatOf));
    }

    [Fact]
    public async Task The_titles_are_bold_stay_in_sight_and_filter()
    {
        var sheet = Assert.Single(await SheetsOfAsync(["a", "b"], ["c", "d"]));

        Assert.All(sheet.Descendants<Row>().First().Elements<SheetCell>(), cell => Assert.True(IsBold(cell)));
        Assert.All(sheet.Descendants<Row>().ElementAt(1).Elements<SheetCell>(), cell => Assert.False(IsBold(cell)));
        Assert.Equal(("A2", PaneStateValues.Frozen), (sheet.Descendants<Pane>().Single().TopLeftCell!.Value, sheet.Descendants<Pane>().Single().State!.Value));
        Assert.Equal("A1:B3", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal([20, 20], sheet.Descendants<Column>().Select(column => column.Width!.Value));
    }

    [Theory]
    [InlineData("=1+1", "=1+1")]
    [InlineData("+47 900 12 345", "+47 900 12 345")]
    [InlineData("00123", "00123")]
    [InlineData(" Fjord\nAS ", " Fjord\nAS ")]
    [InlineData("Fjord \U0001F30A <AS> & \"co\"", "Fjord \U0001F30A <AS> & \"co\"")]
    [InlineData("a\0b\u0007c\uFFFF", "abc")]
    [InlineData("_x0041_ and __x0041_", "_x005F_x0041_ and __x005F_x0041_")]
    public async Task A_text_is_a_text_and_never_a_formula(string text, string stored)
    {
        var cell = Assert.Single(await SheetsOfAsync([text])).Descendants<Row>().ElementAt(1).Elements<SheetCell>().Single();

        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Null(cell.CellFormula);
        Assert.Equal(stored, cell.InnerText);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_round_or_cannot_count_stays_a_text()
    {
        var row = Assert.Single(await SheetsOfAsync([PortalCell.Amount(123_456_789_012_345.6789m), PortalCell.Amount(-99_999_999_999.1234m), PortalCell.Day(new(1899, 12, 31))]))
            .Descendants<Row>().ElementAt(1).Elements<SheetCell>().ToList();

        Assert.Equal(["123456789012345.6789", "-99999999999.1234", "1899-12-31"], row.Select(cell => cell.InnerText));
        Assert.Equal([true, false, true], row.Select(cell => cell.DataType is not null));
    }

    [Fact]
    public async Task A_text_that_no_cell_holds_is_cut()
    {
        var cell = Assert.Single(await SheetsOfAsync([string.Concat(Enumerable.Repeat("\U0001F30A", 20_000))])).Descendants<Row>().ElementAt(1).Elements<SheetCell>().Single();

        Assert.Equal(32_767, cell.InnerText.Length);
        Assert.EndsWith("\U0001F30A…", cell.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_is_titles_alone()
    {
        var sheet = Assert.Single(await SheetsOfAsync());

        Assert.Equal("Title 1", Assert.Single(sheet.Descendants<Row>()).InnerText);
        Assert.Equal("A1:A1", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
    }

    [Fact]
    public async Task Rows_past_the_end_of_a_sheet_go_on_in_the_next_under_the_same_titles()
    {
        var sheets = await SheetsOfAsync(rowsOfSheet: 3, ["1"], ["2"], ["3"], ["4"], ["5"]);

        Assert.Equal(["Title 1,1,2", "Title 1,3,4", "Title 1,5"], sheets.Select(sheet => string.Join(',', sheet.Descendants<Row>().Select(row => row.InnerText))));
        using var book = SpreadsheetDocument.Open(file, false);
        Assert.Equal(["fakturaer- aar", "fakturaer- aar (2)", "fakturaer- aar (3)"], book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(51, "AZ")]
    [InlineData(52, "BA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void Columns_are_lettered(int column, string letters) => Assert.Equal(letters, XlsxParts.LettersOf(column));

    private Task<IReadOnlyList<Worksheet>> SheetsOfAsync(params PortalCell[][] rows) => SheetsOfAsync(XlsxTable.MostRows, rows);

    private async Task<IReadOnlyList<Worksheet>> SheetsOfAsync(int rowsOfSheet, params PortalCell[][] rows)
    {
        var columns = rows.Length == 0 ? 1 : rows[0].Length;
        await using (var table = new XlsxTable(file, "fakturaer: aar", [.. Enumerable.Repeat(20, columns)]) { RowsOfSheet = rowsOfSheet })
        {
            await table.BeginAsync([.. Enumerable.Range(1, columns).Select(number => $"Title {number}")], default);
            foreach (var row in rows)
            {
                await table.WriteAsync(row, default);
            }

            await table.EndAsync(default);
        }

        using var book = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        return [.. book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet)];
    }

    private uint FormatOf(SheetCell cell) => StyleOf(cell).NumberFormatId!.Value;

    private bool IsBold(SheetCell cell)
    {
        using var book = SpreadsheetDocument.Open(file, false);
        return book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.Fonts!.Elements<Font>().ElementAt((int)StyleOf(cell).FontId!.Value).Bold is not null;
    }

    private CellFormat StyleOf(SheetCell cell)
    {
        using var book = SpreadsheetDocument.Open(file, false);
        return book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0));
    }
}
