using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>
/// A file's characters: UTF-8, UTF-16 by its mark, or Windows-1252 from the first byte that cannot be UTF-8. Until then such a file
/// has only ASCII, which all of them write alike, so nothing read is lost. A file that has shown itself to be UTF-8 stays it, and a broken
/// byte becomes U+FFFD, which every field refuses.
/// </summary>
internal sealed class SourceText(string name, Stream stream, ReadMeter meter) : IAsyncDisposable
{
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private readonly byte[] bytes = new byte[64 * 1024];
    private Form form = Form.Unknown;
    private Decoder? utf16;
    private int start;
    private int end;
    private bool isAtEnd;

    private enum Form
    {
        Unknown,
        Ascii,
        Utf8,
        Utf16,
        Windows1252,
    }

    /// <summary>The file's.</summary>
    public string Name => name;

    public static async Task<SourceText> OpenAsync(ImportSource source, ReadMeter meter, CancellationToken cancellationToken) =>
        new(source.Name, await source.OpenAsync(cancellationToken), meter);

    /// <summary>Fills a part of <paramref name="into"/>, which has room for at least two characters; 0 at the file's end.</summary>
    public async ValueTask<int> ReadAsync(Memory<char> into, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (form is Form.Unknown)
            {
                await FillAsync(3, cancellationToken);
                ReadMark();
            }

            var written = Decode(into.Span);
            if (written > 0 || (isAtEnd && start == end))
            {
                return written;
            }

            await FillAsync(end - start + 1, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task FillAsync(int atLeast, CancellationToken cancellationToken)
    {
        bytes.AsSpan(start, end - start).CopyTo(bytes);
        (start, end) = (0, end - start);
        while (end < atLeast && !isAtEnd)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(end), cancellationToken);
            meter.Add(read);
            end += read;
            isAtEnd = read == 0;
        }
    }

    private void ReadMark()
    {
        var first = bytes.AsSpan(0, end);
        (form, start) = first switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Form.Utf8, 3),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => (Form.Utf16, 2),
            _ => (Form.Ascii, 0),
        };
        utf16 = form is not Form.Utf16 ? null : (first[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetDecoder();
    }

    private int Decode(Span<char> into) => form switch
    {
        Form.Utf16 => DecodeUtf16(into),
        Form.Windows1252 => DecodeWindows1252(into),
        _ => DecodeUtf8(into),
    };

    private int DecodeUtf16(Span<char> into)
    {
        utf16!.Convert(bytes.AsSpan(start, end - start), into, isAtEnd, out var used, out var written, out _);
        start += used;
        return written;
    }

    private int DecodeWindows1252(Span<char> into)
    {
        var count = Math.Min(into.Length, end - start);
        Encoding.Latin1.GetChars(bytes.AsSpan(start, count), into);
        start += count;
        for (var rest = into[..count]; rest.IndexOfAnyInRange('\u0080', '\u009F') is >= 0 and var at; rest = rest[(at + 1)..])
        {
            rest[at] = Windows1252[rest[at] - 0x80];
        }

        return count;
    }

    private int DecodeUtf8(Span<char> into)
    {
        var outcome = Utf8.ToUtf16(bytes.AsSpan(start, end - start), into, out var used, out var written, replaceInvalidSequences: false, isFinalBlock: isAtEnd);
        start += used;
        form = written < used ? Form.Utf8 : form;
        if (outcome is not OperationStatus.InvalidData || written > 0)
        {
            return written;
        }

        if (form is Form.Ascii)
        {
            form = Form.Windows1252;
            return DecodeWindows1252(into);
        }

        Rune.DecodeFromUtf8(bytes.AsSpan(start, end - start), out _, out var broken);
        start += broken;
        into[0] = '\uFFFD';
        return 1;
    }
}

/// <summary>How many bytes have been read.</summary>
internal sealed class ReadMeter
{
    private long bytes;

    public long Bytes => Interlocked.Read(ref bytes);

    public void Add(int read) => Interlocked.Add(ref bytes, read);
}
