namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>
/// Reads rows of RFC 4180 with any delimiter, one at a time out of one buffer: a row costs no memory of its own. Lines end with LF, CR LF or CR;
/// blank ones are passed over.
/// </summary>
internal sealed class CsvReader(SourceText source)
{
    /// <summary>Characters of a row, at most: past this a quote was never closed.</summary>
    public const int LongestRow = 1 << 20;

    private readonly Row row = new();
    private readonly List<int> escaped = [];
    private char[] buffer = new char[64 * 1024];
    private int start;
    private int end;
    private int line = 1;
    private bool isAtEnd;

    private enum Scan
    {
        Row,
        NeedsMore,
        Unclosed,
    }

    public char Delimiter { get; set; } = ',';

    /// <summary>The next row, which holds until the one after it is asked for; null at the end.</summary>
    /// <exception cref="BrokenFileException">A quote is not closed, or a row is too long.</exception>
    public async ValueTask<Row?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (start == end && !await FillAsync(cancellationToken))
            {
                return null;
            }

            switch (TryScan())
            {
                case Scan.Row when !row.IsBlank:
                    return row;
                case Scan.Unclosed:
                    throw new BrokenFileException(source.Name, ImportFaultCodes.UnclosedQuote, line);
                case Scan.NeedsMore when !await FillAsync(cancellationToken):
                    isAtEnd = true;
                    break;
            }
        }
    }

    /// <summary>The line that comes next, as it stands, without taking it.</summary>
    public async ValueTask<string> PeekLineAsync(CancellationToken cancellationToken)
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOfAny('\r', '\n')) < 0 && await FillAsync(cancellationToken))
        {
        }

        return new(buffer, start, length < 0 ? end - start : length);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (buffer.Length - end < buffer.Length / 2)
        {
            if (end > LongestRow)
            {
                throw new BrokenFileException(source.Name, ImportFaultCodes.RowTooLong, line);
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = await source.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        return read > 0;
    }

    private Scan TryScan()
    {
        row.Begin(buffer, line);
        escaped.Clear();
        var (at, newLines) = (start, 0);
        while (true)
        {
            var isQuoted = at < end && buffer[at] == '"';
            var (from, to, isEscaped) = (at, at, false);
            if (isQuoted)
            {
                from = at + 1;
                if (!TryScanQuoted(from, out to, out isEscaped, ref newLines))
                {
                    return isAtEnd ? Scan.Unclosed : Scan.NeedsMore;
                }

                at = to + 1;
            }

            var length = buffer.AsSpan(at, end - at).IndexOfAny(Delimiter, '\r', '\n');
            if (length < 0 && !isAtEnd)
            {
                return Scan.NeedsMore;
            }

            var stop = length < 0 ? end : at + length;
            if (stop < end && buffer[stop] == '\r' && stop + 1 == end && !isAtEnd)
            {
                return Scan.NeedsMore;
            }

            row.HasBrokenQuote |= isQuoted && !buffer.AsSpan(at, stop - at).IsWhiteSpace();
            row.Add(from, (isQuoted ? to : stop) - from);
            if (isEscaped)
            {
                escaped.Add(row.Count - 1);
            }

            at = stop + 1;
            if (stop == end || buffer[stop] != Delimiter)
            {
                EndRow(stop, newLines);
                return Scan.Row;
            }
        }
    }

    private bool TryScanQuoted(int from, out int to, out bool isEscaped, ref int newLines)
    {
        (to, isEscaped) = (from, false);
        while (true)
        {
            var found = buffer.AsSpan(to, end - to).IndexOfAny('"', '\n');
            if (found < 0)
            {
                return false;
            }

            to += found;
            if (buffer[to] == '\n')
            {
                newLines++;
                to++;
            }
            else if (to + 1 < end && buffer[to + 1] == '"')
            {
                isEscaped = true;
                to += 2;
            }
            else
            {
                return to + 1 < end || isAtEnd;
            }
        }
    }

    private void EndRow(int stop, int newLines)
    {
        foreach (var field in escaped)
        {
            row.Unescape(field);
        }

        line += newLines + (stop < end ? 1 : 0);
        start = stop == end ? end : stop + (buffer[stop] == '\r' && stop + 1 < end && buffer[stop + 1] == '\n' ? 2 : 1);
    }
}

/// <summary>The file is none, or ends in its midst: nothing after this place can be read.</summary>
internal sealed class BrokenFileException(string file, string code, int line, string? value = null) : Exception($"{code} in {file}, line {line}")
{
    public string File { get; } = file;

    public string Code { get; } = code;

    public int Line { get; } = line;

    public string? Value { get; } = value;
}
