using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>Reads a list of invoices, or one invoice after the other (JSON Lines), with no more than one of them in memory.</summary>
internal sealed class JsonInvoices(ImportSource file, ReadMeter meter)
{
    /// <summary>Bytes of one invoice, at most.</summary>
    public const int LongestInvoice = 1 << 24;

    private readonly JsonInvoiceReader reader = new(file.Name);
    private readonly char[] characters = new char[16 * 1024];
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private int line = 1;
    private bool isList;
    private bool isAtEnd;

    /// <exception cref="BrokenFileException">It is not JSON, not one of invoices, or ends in its midst.</exception>
    public async IAsyncEnumerable<ReadInvoice?> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var text = await SourceText.OpenAsync(file, meter, cancellationToken);
        isList = await NextAsync(text, cancellationToken) is '[';
        start += isList ? 1 : 0;
        for (var isFirst = true; await StartsAsync(text, isFirst, cancellationToken); isFirst = false)
        {
            int length;
            while ((length = LengthOfObject()) < 0)
            {
                await FillAsync(text, cancellationToken);
            }

            yield return reader.Read(buffer.AsMemory(start, length), line);
            Skip(length);
        }
    }

    /// <summary>Whether another invoice stands here; then its opening brace comes next.</summary>
    private async Task<bool> StartsAsync(SourceText text, bool isFirst, CancellationToken cancellationToken)
    {
        var next = await NextAsync(text, cancellationToken);
        if (isList && !isFirst && next is ',')
        {
            start++;
            next = await NextAsync(text, cancellationToken);
        }
        else if (isList && next is ']')
        {
            start++;
            return await NextAsync(text, cancellationToken) is null ? false : throw Broken();
        }
        else if (isList && !isFirst)
        {
            throw Broken();
        }

        return next is '{' || (next is null && !isList && !isFirst ? false : throw Broken());
    }

    /// <summary>The next character that is no blank, without taking it; null at the end.</summary>
    private async ValueTask<char?> NextAsync(SourceText text, CancellationToken cancellationToken)
    {
        while (true)
        {
            var blanks = buffer.AsSpan(start, end - start).IndexOfAnyExcept(" \t\r\n"u8);
            Skip(blanks < 0 ? end - start : blanks);
            if (blanks >= 0)
            {
                return (char)buffer[start];
            }

            if (isAtEnd)
            {
                return null;
            }

            await FillAsync(text, cancellationToken);
        }
    }

    /// <summary>Bytes of the object that begins here; -1 where more of it has to be read.</summary>
    private int LengthOfObject()
    {
        try
        {
            var json = new Utf8JsonReader(buffer.AsSpan(start, end - start), isAtEnd, default);
            return json.Read() && json.TrySkip() ? (int)json.BytesConsumed : -1;
        }
        catch (JsonException fault)
        {
            throw Broken(line + (int)(fault.LineNumber ?? 0));
        }
    }

    private async ValueTask FillAsync(SourceText text, CancellationToken cancellationToken)
    {
        if (isAtEnd)
        {
            throw Broken();
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end > LongestInvoice)
        {
            throw new BrokenFileException(file.Name, ImportFaultCodes.RowTooLong, line);
        }

        if (buffer.Length - end < characters.Length * 3)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        // Filled up at once: what is not yet whole is looked through again from its beginning.
        do
        {
            var read = await text.ReadAsync(characters, cancellationToken);
            end += Encoding.UTF8.GetBytes(characters.AsSpan(0, read), buffer.AsSpan(end));
            isAtEnd = read == 0;
        }
        while (!isAtEnd && buffer.Length - end >= characters.Length * 3);
    }

    private void Skip(int length)
    {
        line += buffer.AsSpan(start, length).Count((byte)'\n');
        start += length;
    }

    private BrokenFileException Broken(int? at = null) => new(file.Name, ImportFaultCodes.BrokenJson, at ?? line);
}
