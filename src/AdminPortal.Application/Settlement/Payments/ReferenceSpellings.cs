namespace AdminPortal.Application.Settlement.Payments;

/// <summary>
/// Other ways in which a payer's reference may stand on an invoice: one of several, with or without leading zeros, or the
/// invoice's number in its place. What is found by them is proposed to a person, never matched.
/// </summary>
internal static class ReferenceSpellings
{
    /// <summary>References that are looked for in one text; a payer writes no more.</summary>
    private const int Most = 20;

    private const int Shortest = 3;
    private static readonly char[] Separators = [' ', ',', ';', ':', '/', '?', '#', '(', ')', '"'];

    public static IReadOnlyList<string> Of(string? reference)
    {
        var words = (reference ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Append(reference?.Trim() ?? "")
            .Select(word => word.Trim('.', '\''))
            .Where(word => word.Length >= Shortest && word.Any(char.IsAsciiDigit))
            .Distinct(StringComparer.Ordinal)
            .Take(Most);
        return [.. words.SelectMany(Written).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Written(string word)
    {
        yield return word;
        yield return word.ToUpperInvariant();
        if (word[..^1].Any(c => !char.IsAsciiDigit(c)) || word.Length > PaymentReference.MaximumKidLength)
        {
            yield break;
        }

        var bare = word.TrimStart('0');
        for (var length = bare.Length; bare.Length >= Shortest && length <= PaymentReference.MaximumKidLength; length++)
        {
            yield return bare.PadLeft(length, '0');
        }
    }
}
