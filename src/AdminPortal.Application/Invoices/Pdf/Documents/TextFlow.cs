using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>Makes text fit where it stands.</summary>
internal static class TextFlow
{
    private const char Ellipsis = '…';

    /// <summary>
    /// Lines no wider than <paramref name="width"/>, broken at spaces, and within a word only where it is wider than a line. A line
    /// that was broken at a space ends with it, so that words which are copied out stay apart.
    /// </summary>
    /// <param name="most">Lines at the most; what is cut off is marked with an ellipsis.</param>
    public static IReadOnlyList<string> Wrap(PdfFont font, double size, string text, double width, int most)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0.0;
        var space = font.Measure(" ", size);
        foreach (var word in text.Split(' '))
        {
            var length = font.Measure(word, size);
            if (line.Length > 0)
            {
                line.Append(' ');
                used += space;
                BreakBefore(length);
            }

            if (length <= width)
            {
                line.Append(word);
                used += length;
                continue;
            }

            foreach (var character in word.EnumerateRunes())
            {
                var step = font.Measure(character, size);
                BreakBefore(step);
                line.Append(character.ToString());
                used += step;
            }
        }

        lines.Add(line.ToString());
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Cut(font, size, lines[most - 1], width)];

        void BreakBefore(double next)
        {
            if (line.Length > 0 && used + next > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }
        }
    }

    /// <summary>The text on one line, cut where it is too wide.</summary>
    public static string OnOneLine(PdfFont font, double size, string text, double width) => Wrap(font, size, text, width, 1)[0];

    /// <summary>The size, or the smaller one at which the text is no wider than <paramref name="width"/>.</summary>
    public static double Fit(PdfFont font, double size, string text, double width)
    {
        var length = font.Measure(text, size);
        return length <= width ? size : Math.Floor(100 * size * width / length) / 100;
    }

    private static string Cut(PdfFont font, double size, string line, double width)
    {
        var room = width - font.Measure(new Rune(Ellipsis), size);
        var cut = new StringBuilder();
        foreach (var character in line.TrimEnd(' ').EnumerateRunes())
        {
            if ((room -= font.Measure(character, size)) < 0)
            {
                break;
            }

            cut.Append(character.ToString());
        }

        return cut.Append(Ellipsis).ToString();
    }
}
