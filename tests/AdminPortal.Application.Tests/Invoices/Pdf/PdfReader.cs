using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

/// <summary>Reads a PDF back as a viewer does: by its cross references, with the text that its fonts say their codes stand for.</summary>
internal sealed partial class PdfReader
{
    private readonly byte[] data;
    private readonly string text;
    private readonly Dictionary<int, string> bodies = [];
    private readonly Dictionary<int, byte[]> streams = [];
    private readonly string trailer;

    public PdfReader(byte[] data)
    {
        (this.data, text) = (data, Encoding.Latin1.GetString(data));
        var start = int.Parse(EndOfFile().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        var (dictionary, index) = ReadStream(start);
        trailer = dictionary;
        var places = index.Chunk(7).Select(entry => (Kind: entry[0], At: (int)BinaryPrimitives.ReadUInt32BigEndian(entry.AsSpan(1)))).ToList();
        Assert.Equal(places.Count, Number(trailer, "Size"));
        for (var id = 1; id < places.Count; id++)
        {
            if (places[id].Kind == 1)
            {
                Assert.StartsWith($"{id} 0 obj", text[places[id].At..], StringComparison.Ordinal);
                (bodies[id], streams[id]) = ReadStream(places[id].At);
            }
        }

        foreach (var holder in bodies.Where(body => body.Value.Contains("/Type/ObjStm", StringComparison.Ordinal)).ToList())
        {
            ReadObjects(holder.Value, Encoding.Latin1.GetString(streams[holder.Key]));
        }

        Assert.All(places.Skip(1).Index(), place => Assert.Contains(place.Index + 1, (IDictionary<int, string>)bodies));
    }

    public string Catalog => bodies[Reference(trailer, "Root")];

    public string? Title => Info("Title");

    public string? Author => Info("Author");

    public string Language => Regex.Match(Catalog, @"/Lang\(([^)]*)\)").Groups[1].Value;

    public string Metadata => Encoding.UTF8.GetString(streams[Reference(Catalog, "Metadata")]);

    /// <summary>The structure's types in reading order.</summary>
    public IReadOnlyList<string> Tags
    {
        get
        {
            var tags = new List<string>();
            Visit(Reference(bodies[Reference(Catalog, "StructTreeRoot")], "K"));
            return tags;

            void Visit(int id)
            {
                tags.Add(Regex.Match(bodies[id], "/S/([A-Za-z0-9]+)").Groups[1].Value);
                foreach (Match part in Regex.Matches(Regex.Match(bodies[id], @"/K\[(.*)\]>>", RegexOptions.Singleline).Groups[1].Value, @"(?<!/Pg )\b(\d+) 0 R"))
                {
                    Visit(int.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture));
                }
            }
        }
    }

    /// <summary>Each page's texts from top to bottom; those on one base line are parted by bars.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Pages
    {
        get
        {
            var kids = Regex.Match(bodies[Reference(Catalog, "Pages")], @"/Kids\[([^\]]*)\]").Groups[1].Value;
            return [.. ReferenceTo().Matches(kids).Select(kid => LinesOf(bodies[int.Parse(kid.Groups[1].Value, CultureInfo.InvariantCulture)]))];
        }
    }

    public string Text => string.Join('\n', Pages.SelectMany(page => page));

    /// <summary>The embedded font programs.</summary>
    public IEnumerable<byte[]> Fonts => bodies.Values.Where(body => body.Contains("/FontFile2", StringComparison.Ordinal)).Select(body => streams[Reference(body, "FontFile2")]);

    private List<string> LinesOf(string page)
    {
        var fonts = FontOfName().Matches(bodies[Reference(page, "Resources")]).ToDictionary(
            font => font.Groups[1].Value,
            font => CodesOf(streams[Reference(bodies[int.Parse(font.Groups[2].Value, CultureInfo.InvariantCulture)], "ToUnicode")]));
        return [.. Shown().Matches(Encoding.ASCII.GetString(streams[Reference(page, "Contents")]))
            .Select(shown => (
                X: double.Parse(shown.Groups[2].Value, CultureInfo.InvariantCulture),
                Y: double.Parse(shown.Groups[3].Value, CultureInfo.InvariantCulture),
                Text: string.Concat(shown.Groups[4].Value.Chunk(4).Select(code => fonts[shown.Groups[1].Value][new(code)]))))
            .GroupBy(shown => shown.Y).OrderByDescending(line => line.Key)
            .Select(line => string.Join(" | ", line.OrderBy(shown => shown.X).Select(shown => shown.Text.TrimEnd(' '))))];
    }

    private static Dictionary<string, string> CodesOf(byte[] map) => Code().Matches(Encoding.ASCII.GetString(map)).ToDictionary(
        code => code.Groups[1].Value, code => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(code.Groups[2].Value)));

    private string? Info(string name) => Regex.Match(bodies[Reference(trailer, "Info")], $"/{name} <FEFF([0-9A-F]*)>") is { Success: true } match
        ? Encoding.BigEndianUnicode.GetString(Convert.FromHexString(match.Groups[1].Value))
        : null;

    private void ReadObjects(string dictionary, string content)
    {
        var first = Number(dictionary, "First");
        var index = content[..first].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2 * Number(dictionary, "N"), index.Count);
        for (var i = 0; i < index.Count; i += 2)
        {
            var end = i + 3 < index.Count ? first + index[i + 3] : content.Length;
            bodies[index[i]] = content[(first + index[i + 1])..end];
        }
    }

    private (string Dictionary, byte[] Content) ReadStream(int at)
    {
        var begin = text.IndexOf("stream\n", at, StringComparison.Ordinal);
        var dictionary = text[at..begin];
        var raw = data.AsSpan(begin + 7, Number(dictionary, "Length")).ToArray();
        Assert.StartsWith("\nendstream", text[(begin + 7 + raw.Length)..], StringComparison.Ordinal);
        if (!dictionary.Contains("/FlateDecode", StringComparison.Ordinal))
        {
            return (dictionary, raw);
        }

        using var zlib = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zlib.CopyTo(content);
        return (dictionary, content.ToArray());
    }

    private static int Number(string dictionary, string name) => int.Parse(Regex.Match(dictionary, $@"/{name} (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static int Reference(string dictionary, string name) => int.Parse(Regex.Match(dictionary, $@"/{name} (\d+) 0 R").Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF\n\z")]
    private static partial Regex EndOfFile();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex ReferenceTo();

    [GeneratedRegex(@"/(F\d+) (\d+) 0 R")]
    private static partial Regex FontOfName();

    [GeneratedRegex(@"BT /(F\d+) [\d.]+ Tf ([-\d.]+) ([-\d.]+) Td <([0-9A-F]*)> Tj ET")]
    private static partial Regex Shown();

    [GeneratedRegex("<([0-9A-F]{4})><([0-9A-F]+)>")]
    private static partial Regex Code();
}
