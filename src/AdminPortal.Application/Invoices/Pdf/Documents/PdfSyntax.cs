using System.Globalization;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>How PDF writes values (ISO 32000-1, 7.3).</summary>
internal static class PdfSyntax
{
    /// <summary>A length in points, to a hundredth.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Reference(int id) => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R");

    /// <summary>Text outside of pages, such as the title.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Time(DateTime utc) => utc.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
}
