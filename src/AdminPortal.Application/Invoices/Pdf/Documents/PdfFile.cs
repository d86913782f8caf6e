using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>
/// Writes the objects of a PDF 1.7 file one after the other, compressed, and at the end where each of them lies
/// (ISO 32000-1, 7.5.7 and 7.5.8). The same objects make the same bytes.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private const int ObjectsTogether = 200;
    private const int PlaceLength = 7;

    private readonly Stream output;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Place> places = [new(0, 0, ushort.MaxValue)];
    private readonly List<(int Id, string Body)> waiting = [];
    private long written;

    public PdfFile(Stream output)
    {
        this.output = output;
        // Bytes above 127 tell those who carry the file that it is not text.
        Emit([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public void Dispose() => hash.Dispose();

    /// <summary>The number of an object that is written later.</summary>
    public int Reserve()
    {
        places.Add(default);
        return places.Count - 1;
    }

    public void Write(int id, string body)
    {
        waiting.Add((id, body));
        if (waiting.Count == ObjectsTogether)
        {
            WriteWaiting();
        }
    }

    /// <param name="entries">What the stream's dictionary holds besides length and filter.</param>
    /// <param name="isPlain">Left as it is, for readers that search it without knowing PDF.</param>
    public void WriteStream(int id, string entries, ReadOnlySpan<byte> content, bool isPlain = false)
    {
        places[id] = new(1, written, 0);
        EmitStream(id, entries, content, isPlain);
    }

    public void Finish(int catalog, int info)
    {
        WriteWaiting();
        var id = Reserve();
        places[id] = new(1, written, 0);
        var name = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, 16));
        var index = new byte[places.Count * PlaceLength];
        for (var i = 0; i < places.Count; i++)
        {
            var entry = index.AsSpan(i * PlaceLength, PlaceLength);
            entry[0] = places[i].Kind;
            BinaryPrimitives.WriteUInt32BigEndian(entry[1..], (uint)places[i].At);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], places[i].Index);
        }

        var start = written;
        EmitStream(
            id,
            string.Create(CultureInfo.InvariantCulture, $"/Type/XRef/Size {places.Count}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"),
            index,
            isPlain: false);
        Emit(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
    }

    private void WriteWaiting()
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var id = Reserve();
        var (index, bodies) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < waiting.Count; i++)
        {
            var (member, body) = waiting[i];
            places[member] = new(2, id, (ushort)i);
            index.Append(CultureInfo.InvariantCulture, $"{member} {bodies.Length} ");
            bodies.Append(body).Append('\n');
        }

        var entries = string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {waiting.Count}/First {index.Length}");
        waiting.Clear();
        WriteStream(id, entries, Encoding.ASCII.GetBytes(index.Append(bodies).ToString()));
    }

    private void EmitStream(int id, string entries, ReadOnlySpan<byte> content, bool isPlain)
    {
        var bytes = isPlain ? content.ToArray() : Compress(content);
        var filter = isPlain ? "" : "/Filter/FlateDecode";
        Emit(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n<<{entries}{filter}/Length {bytes.Length}>>\nstream\n"));
        Emit(bytes);
        Emit("\nendstream\nendobj\n");
    }

    private static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return compressed.ToArray();
    }

    private void Emit(string text) => Emit(Encoding.ASCII.GetBytes(text));

    private void Emit(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        hash.AppendData(bytes);
        written += bytes.Length;
    }

    /// <param name="Kind">0 for none, 1 for an object of its own, 2 for one among others.</param>
    /// <param name="At">Where it begins, or the number of the object that holds it.</param>
    /// <param name="Index">Which of the others it is.</param>
    private readonly record struct Place(byte Kind, long At, ushort Index);
}
