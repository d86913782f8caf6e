using System.Globalization;
using System.Security;
using System.Text;

namespace AdminPortal.Web.Exports;

/// <summary>The parts of a workbook beside its sheets.</summary>
internal static class XlsxParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string TitleStyle = "1";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>What is named by nothing else is a sheet: how many there will be is not known when this is sent.</summary>
    public static byte[] ContentTypes { get; } = Part($"""
        <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="{Content}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Content}.styles+xml"/></Types>
        """);

    public static byte[] Relations { get; } = Part($"""
        <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """);

    /// <summary>The formats of <see cref="StyleOf"/>; 14 and 22 are the reader's own way to write days and times.</summary>
    public static byte[] Styles { get; } = Part($"""
        <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00##"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """);

    public static string StyleOf(CellKind kind) => kind switch
    {
        CellKind.Empty or CellKind.Text or CellKind.Quantity => "0",
        CellKind.Whole => "2",
        CellKind.Amount => "3",
        CellKind.Day => "4",
        CellKind.Moment => "5",
    };

    /// <summary>A for the column 0, AA for 26.</summary>
    public static string LettersOf(int column) => column < 26 ? $"{(char)('A' + column)}" : LettersOf((column / 26) - 1) + LettersOf(column % 26);

    public static byte[] Workbook(string name, IReadOnlyList<XlsxSheet> sheets)
    {
        var listed = new StringBuilder();
        var filters = new StringBuilder();
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = SheetName(name, i + 1);
            listed.Append(CultureInfo.InvariantCulture, $"""<sheet name="{SecurityElement.Escape(sheet)}" sheetId="{i + 1}" r:id="rId{i + 1}"/>""");
            filters.Append(CultureInfo.InvariantCulture, $"""<definedName name="_xlnm._FilterDatabase" localSheetId="{i}" hidden="1">'{SecurityElement.Escape(sheet)}'!{sheets[i].Range}</definedName>""");
        }

        return Part($"""<workbook xmlns="{Main}" xmlns:r="{Office}"><bookViews><workbookView/></bookViews><sheets>{listed}</sheets><definedNames>{filters}</definedNames></workbook>""");
    }

    public static byte[] WorkbookRelations(int sheets) => Part(
        $"""<Relationships xmlns="{Package}/relationships">{string.Concat(Enumerable.Range(1, sheets).Select(number => Relation(number, "worksheet", $"worksheets/sheet{number}.xml")))}{Relation(sheets + 1, "styles", "styles.xml")}</Relationships>""");

    private static string Relation(int number, string type, string target) => $"""<Relationship Id="rId{number}" Type="{Office}/{type}" Target="{target}"/>""";

    /// <summary>At most 31 characters, none of them of <c>: \ / ? * [ ] '</c>.</summary>
    private static string SheetName(string name, int number)
    {
        var suffix = number == 1 ? "" : $" ({number})";
        var allowed = string.Concat(CellText.Clean(name).Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\'' ? '-' : c));
        return allowed[..Math.Min(allowed.Length, 31 - suffix.Length)] + suffix;
    }

    private static byte[] Part(string content) => Encoding.UTF8.GetBytes(Declaration + content);
}
