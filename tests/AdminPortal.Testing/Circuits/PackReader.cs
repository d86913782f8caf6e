using System.Buffers.Binary;
using System.Text;

namespace AdminPortal.Testing.Circuits;

/// <summary>Reads MessagePack into plain values: null, bool, long, double, string, byte[], and arrays of those. Maps are read past.</summary>
internal sealed class PackReader(byte[] bytes)
{
    private int at;

    /// <summary>What is left of a message whose end has not come yet.</summary>
    public byte[] Rest => bytes[at..];

    /// <summary>The next message: an array whose first value says of which kind it is. Null where it is not there as a whole.</summary>
    public object?[]? Message()
    {
        var (start, length) = (at, 0);
        for (var shift = 0; start < bytes.Length; shift += 7)
        {
            var part = bytes[start++];
            length |= (part & 0x7f) << shift;
            if ((part & 0x80) == 0)
            {
                if (start + length > bytes.Length)
                {
                    return null;
                }

                at = start;
                return (object?[])Value()!;
            }
        }

        return null;
    }

    private object? Value()
    {
        var kind = bytes[at++];
        return kind switch
        {
            <= 0x7f => (long)kind,
            <= 0x8f => Map(kind & 0x0f),
            <= 0x9f => Items(kind & 0x0f),
            <= 0xbf => Text(kind & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Take((int)Number(1)).ToArray(),
            0xc5 => Take((int)Number(2)).ToArray(),
            0xc6 => Take((int)Number(4)).ToArray(),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xcc => (long)Number(1),
            0xcd => (long)Number(2),
            0xce => (long)Number(4),
            0xcf => (long)Number(8),
            0xd0 => (long)(sbyte)Number(1),
            0xd1 => (long)(short)Number(2),
            0xd2 => (long)(int)Number(4),
            0xd3 => (long)Number(8),
            0xd9 => Text((int)Number(1)),
            0xda => Text((int)Number(2)),
            0xdb => Text((int)Number(4)),
            0xdc => Items((int)Number(2)),
            0xdd => Items((int)Number(4)),
            0xde => Map((int)Number(2)),
            0xdf => Map((int)Number(4)),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"0x{kind:x2} is not part of a message."),
        };
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        at += count;
        return bytes.AsSpan(at - count, count);
    }

    private ulong Number(int size)
    {
        var number = 0UL;
        foreach (var part in Take(size))
        {
            number = (number << 8) | part;
        }

        return number;
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private object?[] Items(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Value();
        }

        return items;
    }

    private object? Map(int count)
    {
        _ = Items(count * 2);
        return null;
    }
}
