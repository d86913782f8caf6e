namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>The fields of a row of a table. One that a reader hands out holds until its next row.</summary>
internal sealed class Row
{
    private const char Between = '\u001F';

    private char[] text = [];
    private (int Start, int Length)[] fields = new (int, int)[64];

    public int Count { get; private set; }

    /// <summary>Line of the file at which it begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Something other than a delimiter follows a closing quote.</summary>
    public bool HasBrokenQuote { get; set; }

    /// <summary>The field, or nothing where the row is shorter.</summary>
    public ReadOnlySpan<char> this[int column] =>
        column < Count ? text.AsSpan(fields[column].Start, fields[column].Length) : default;

    public bool IsBlank => Count == 0 || (Count == 1 && this[0].IsWhiteSpace());

    /// <summary>Reads back what <see cref="Pack"/> wrote.</summary>
    public static Row Unpack(string packed, int line)
    {
        var row = new Row();
        row.Begin(packed.ToCharArray(), line);
        var start = 0;
        for (var at = packed.IndexOf(Between, StringComparison.Ordinal); at >= 0; at = packed.IndexOf(Between, start))
        {
            row.Add(start, at - start);
            start = at + 1;
        }

        row.Add(start, packed.Length - start);
        return row;
    }

    /// <summary>All fields as one text. A field that holds the separator, which no field may, holds U+FFFD instead, which none may either.</summary>
    public string Pack()
    {
        var packed = new System.Text.StringBuilder();
        for (var column = 0; column < Count; column++)
        {
            packed.Append(column == 0 ? "" : Between).Append(new string(this[column]).Replace(Between, '\uFFFD'));
        }

        return packed.ToString();
    }

    public void Begin(char[] buffer, int line)
    {
        (text, Line, Count, HasBrokenQuote) = (buffer, line, 0, false);
    }

    public void Add(int start, int length)
    {
        if (Count == fields.Length)
        {
            Array.Resize(ref fields, Count * 2);
        }

        fields[Count++] = (start, length);
    }

    /// <summary>Takes out the second of each pair of quotes in a field.</summary>
    public void Unescape(int column)
    {
        var (start, length) = fields[column];
        var to = start;
        for (var from = start; from < start + length; from++)
        {
            text[to++] = text[from];
            from += text[from] == '"' ? 1 : 0;
        }

        fields[column] = (start, to - start);
    }

    /// <summary>Whether something stands past so many columns.</summary>
    public bool HasMoreThan(int columns)
    {
        for (var column = columns; column < Count; column++)
        {
            if (!this[column].IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }
}
