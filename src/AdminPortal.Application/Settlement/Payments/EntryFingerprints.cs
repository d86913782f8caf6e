using System.Security.Cryptography;
using System.Text;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>
/// Tells movements apart by everything that the bank says of them. A bank's own id alone would not do: some banks give one to a
/// whole batch, some none. Two that are alike in all are told by which of them in the file it is, so that neither is lost and a
/// file with both in it again brings nothing new.
/// </summary>
internal sealed class EntryFingerprints
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public string Of(params ReadOnlySpan<string?> parts)
    {
        var content = Digest(parts);
        var times = seen[content] = seen.GetValueOrDefault(content) + 1;
        return times == 1 ? content : $"{content}-{times}";
    }

    private static string Digest(ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // Each with its length before it, so that no two lists of parts read alike.
            text.Append(part?.Length ?? -1).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
