namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Reads a bank file by what stands in it; its name says nothing. Never throws for what a file can hold.</summary>
public static class PaymentFileReader
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Blanks, and what stands before or beside the first letter in UTF-16.</summary>
    private static readonly byte[] BeforeText = [0xFE, 0xFF, 0, .. " \t\r\n"u8];

    /// <summary>Reads to the end of <paramref name="content"/>, or to the first fault that leaves no sense in what follows.</summary>
    /// <param name="content">Can be read from its beginning again.</param>
    public static PaymentFileContent Read(Stream content)
    {
        Span<byte> head = stackalloc byte[64];
        ReadOnlySpan<byte> beginning = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var mark = beginning.StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
        var text = beginning[mark..].TrimStart(BeforeText);
        content.Position = mark;
        return text.StartsWith("NY"u8) ? WithoutZeros(new OcrGiro(content).Read())
            : text.StartsWith("<"u8) ? WithoutZeros(new Camt054(content).Read())
            : PaymentFileContent.Refused(null, new(1, null, PaymentFileFaults.UnknownFormat));
    }

    /// <summary>Nothing was paid by them, and nobody could say what for.</summary>
    private static PaymentFileContent WithoutZeros(PaymentFileContent read)
    {
        List<PaymentEntry> paid = [.. read.Entries.Where(entry => entry.Amount != 0m)];
        return read with { Entries = paid, LeftOut = read.LeftOut + read.Entries.Count - paid.Count };
    }
}
