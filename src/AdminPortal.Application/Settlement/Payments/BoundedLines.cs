using System.Text;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Reads lines of which no more is kept than one could want, so that a file of a single line takes no memory.</summary>
internal sealed class BoundedLines(TextReader reader) : IDisposable
{
    private const int Longest = 200;
    private static readonly char[] Endings = [' ', '\t', '\r', '\u001A'];

    private readonly char[] buffer = new char[16 * 1024];
    private readonly StringBuilder line = new();
    private int at;
    private int count;

    /// <summary>The number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without blanks at its end, or the beginning of one that is too long; null after the last.</summary>
    public string? Next()
    {
        line.Clear();
        var any = false;
        for (int c; (c = Read()) >= 0;)
        {
            any = true;
            if (c == '\n')
            {
                break;
            }

            if (line.Length < Longest)
            {
                line.Append((char)c);
            }
        }

        if (!any)
        {
            return null;
        }

        Number++;
        return line.ToString().TrimEnd(Endings);
    }

    public void Dispose() => reader.Dispose();

    private int Read()
    {
        if (at == count)
        {
            (at, count) = (0, reader.Read(buffer, 0, buffer.Length));
        }

        return count == 0 ? -1 : buffer[at++];
    }
}
