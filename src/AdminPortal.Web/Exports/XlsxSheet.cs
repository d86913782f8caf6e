using System.Globalization;
using System.Text;
using System.Xml;

namespace AdminPortal.Web.Exports;

/// <summary>One sheet: titles that stay in sight, then the rows.</summary>
internal sealed class XlsxSheet : IDisposable
{
    /// <summary>Excel keeps numbers as doubles: fifteen digits are exact.</summary>
    private const decimal MostExact = 999_999_999_999_999m;

    private static readonly DateTime FirstDay = new(1900, 3, 1);
    private static readonly DateTime DayZero = new(1899, 12, 30);

    private readonly Stream part;
    private readonly string[] letters;
    private readonly XmlWriter xml;

    public XlsxSheet(Stream part, IReadOnlyList<string> titles, IReadOnlyList<int> widths)
    {
        this.part = part;
        letters = [.. Enumerable.Range(0, titles.Count).Select(XlsxParts.LettersOf)];
        xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(false), CheckCharacters = false, NewLineHandling = NewLineHandling.None });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", XlsxParts.Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        xml.WriteStartElement("cols");
        for (var i = 0; i < titles.Count; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            // The button of the filter stands beside the title.
            var width = Math.Max(widths[i], titles[i].Length + 4).ToString(CultureInfo.InvariantCulture);
            xml.WriteRaw($"""<col min="{number}" max="{number}" width="{width}" customWidth="1"/>""");
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        Write([.. titles.Select(title => (Cell)title)]);
    }

    /// <summary>Rows so far, the titles among them.</summary>
    public int Rows { get; private set; }

    /// <summary>The cells that the filter of the titles covers, with absolute references.</summary>
    public string Range => $"$A$1:${letters[^1]}${Rows.ToString(CultureInfo.InvariantCulture)}";

    public void Write(IReadOnlyList<Cell> row)
    {
        Rows++;
        var number = Rows.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number);
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Kind is not CellKind.Empty)
            {
                WriteCell(letters[i], number, row[i]);
            }
        }

        xml.WriteEndElement();
    }

    public void Close()
    {
        xml.WriteEndElement();
        xml.WriteRaw($"""<autoFilter ref="{Range.Replace("$", "", StringComparison.Ordinal)}"/>""");
        xml.WriteEndElement();
        Dispose();
    }

    public void Dispose()
    {
        xml.Dispose();
        part.Dispose();
    }

    private void WriteCell(string letters, string number, Cell cell)
    {
        xml.WriteStartElement("c");
        xml.WriteStartAttribute("r");
        xml.WriteString(letters);
        xml.WriteString(number);
        xml.WriteEndAttribute();
        if (NumberIn(cell) is { } value)
        {
            xml.WriteAttributeString("s", XlsxParts.StyleOf(cell.Kind));
            xml.WriteElementString("v", value);
        }
        else
        {
            if (Rows == 1)
            {
                xml.WriteAttributeString("s", XlsxParts.TitleStyle);
            }

            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            var text = CellText.ForExcel(cell.Text ?? TextOf(cell));
            if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            {
                xml.WriteAttributeString("xml", "space", null, "preserve");
            }

            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Null for a text, and for what Excel knows no number for.</summary>
    private static string? NumberIn(Cell cell) => cell.Kind switch
    {
        CellKind.Day or CellKind.Moment => cell.Local < FirstDay ? null : (cell.Local - DayZero).TotalDays.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Whole or CellKind.Amount or CellKind.Quantity => IsExact(cell.Value) ? cell.Value.ToString(CultureInfo.InvariantCulture) : null,
        CellKind.Empty or CellKind.Text => null,
    };

    private static string TextOf(Cell cell) => cell.Kind is CellKind.Day or CellKind.Moment
        ? cell.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : cell.Value.ToString(CultureInfo.InvariantCulture);

    private static bool IsExact(decimal value)
    {
        var digits = value;
        for (var scale = value.Scale; scale > 0; scale--)
        {
            if (Math.Abs(digits) > MostExact)
            {
                return false;
            }

            digits *= 10;
        }

        return Math.Abs(digits) <= MostExact;
    }
}
