using AdminPortal.Application.Common;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>What a run of chance is for: each object draws from its own, so that one more draw here moves nothing there.</summary>
internal enum DemoDraw
{
    Shape = 1,
    Country = 2,
    Town = 3,
    Trade = 4,
    Name = 5,
    Organization = 6,
    Account = 7,
    Contact = 8,
    Billing = 9,
    Invoice = 10,
    Protection = 11,
    Deletion = 12,
}

/// <summary>SplitMix64: the same numbers on every machine and every version of .NET, which System.Random does not promise.</summary>
internal sealed class DemoRandom(DemoDraw draw, long index)
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ulong state = Mix(((ulong)draw << 56) ^ (ulong)index ^ 0x5EED_AD31_0000_0000);

    /// <summary>From 0, below <paramref name="bound"/>.</summary>
    public int Below(int bound)
    {
        state += 0x9E37_79B9_7F4A_7C15;
        return (int)Math.BigMul(Mix(state), (ulong)bound, out _);
    }

    /// <summary>Both ends included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public string Digits(int count) => string.Create(count, this, static (text, random) =>
    {
        for (var place = 0; place < text.Length; place++)
        {
            text[place] = (char)('0' + random.Below(10));
        }
    });

    /// <summary>The part of a public id after its prefix.</summary>
    public string IdTail() => string.Create(PublicId.TailLength, this, static (text, random) =>
    {
        for (var place = 0; place < text.Length; place++)
        {
            text[place] = Alphabet[random.Below(Alphabet.Length)];
        }
    });

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
