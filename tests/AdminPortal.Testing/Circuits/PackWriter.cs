using System.Buffers.Binary;
using System.Text;

namespace AdminPortal.Testing.Circuits;

/// <summary>Writes the part of MessagePack that a circuit's messages are made of.</summary>
internal sealed class PackWriter
{
    private readonly List<byte> bytes = [];

    public PackWriter Array(int count)
    {
        bytes.Add(0xdc);
        return Big(stackalloc byte[2], span => BinaryPrimitives.WriteUInt16BigEndian(span, (ushort)count));
    }

    public PackWriter EmptyMap()
    {
        bytes.Add(0x80);
        return this;
    }

    public PackWriter Value(object? value) => value switch
    {
        null => Byte(0xc0),
        bool flag => Byte(flag ? (byte)0xc3 : (byte)0xc2),
        string text => Sized(0xdb, Encoding.UTF8.GetBytes(text)),
        byte[] binary => Sized(0xc6, binary),
        int number => Value((long)number),
        long number => Byte(0xd3).Big(stackalloc byte[8], span => BinaryPrimitives.WriteInt64BigEndian(span, number)),
        object?[] values => values.Aggregate(Array(values.Length), (writer, item) => writer.Value(item)),
        _ => throw new ArgumentException($"{value.GetType()} is not part of a message.", nameof(value)),
    };

    /// <summary>With its length before it, as SignalR frames messages.</summary>
    public byte[] Framed() => Frame([.. bytes]);

    public static byte[] Frame(byte[] body)
    {
        var length = new List<byte>();
        var left = (uint)body.Length;
        do
        {
            length.Add((byte)((left & 0x7f) | (left > 0x7f ? 0x80u : 0)));
            left >>= 7;
        }
        while (left > 0);
        return [.. length, .. body];
    }

    private PackWriter Byte(byte value)
    {
        bytes.Add(value);
        return this;
    }

    private PackWriter Sized(byte kind, byte[] content)
    {
        Byte(kind).Big(stackalloc byte[4], span => BinaryPrimitives.WriteUInt32BigEndian(span, (uint)content.Length));
        bytes.AddRange(content);
        return this;
    }

    private PackWriter Big(Span<byte> space, SpanWriter write)
    {
        write(space);
        bytes.AddRange(space);
        return this;
    }

    private delegate void SpanWriter(Span<byte> space);
}
