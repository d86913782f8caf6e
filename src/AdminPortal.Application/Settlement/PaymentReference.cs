namespace AdminPortal.Application.Settlement;

/// <summary>What a payment reference is by its form.</summary>
public enum PaymentReferenceKind
{
    /// <summary>None, or only blanks.</summary>
    Missing = 1,

    /// <summary>A Norwegian customer identification (KID) with a mod-10 check digit. Where both check digits hold, this one is named.</summary>
    KidMod10 = 2,

    /// <summary>A KID with a mod-11 check digit, which is written <c>-</c> where it would be 10.</summary>
    KidMod11 = 3,

    /// <summary>Has a KID's length and digits, and neither check digit holds: mistyped, or a reference that only looks like a KID.</summary>
    FailedKid = 4,

    /// <summary>Anything else; a payment reference need not be a KID.</summary>
    Free = 5,
}

/// <summary>
/// A payment reference and its kind. A KID has 2 to 25 characters, of which the last is a check digit over the others
/// (Bits, "Systemspesifikasjon for OCR giro").
/// </summary>
/// <param name="Text">The reference without blanks around it; empty where it is missing.</param>
public sealed record PaymentReference(string Text, PaymentReferenceKind Kind)
{
    public const int MinimumKidLength = 2;
    public const int MaximumKidLength = 25;

    public static PaymentReference Read(string? written)
    {
        var text = written?.Trim() ?? "";
        return new(text, KindOf(text));
    }

    /// <summary>The check digit after <paramref name="digits"/>: weights 2, 1, 2, 1 … from the right, digit sums added up.</summary>
    public static char Mod10CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }

        return (char)('0' + (10 - sum % 10) % 10);
    }

    /// <summary>The check digit after <paramref name="digits"/>: weights 2, 3, 4, 5, 6, 7, 2 … from the right; 10 is written <c>-</c>.</summary>
    public static char Mod11CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[^(i + 1)] - '0') * (2 + i % 6);
        }

        var check = (11 - sum % 11) % 11;
        return check == 10 ? '-' : (char)('0' + check);
    }

    private static PaymentReferenceKind KindOf(string text)
    {
        if (text.Length == 0)
        {
            return PaymentReferenceKind.Missing;
        }

        if (text.Length is < MinimumKidLength or > MaximumKidLength || text[..^1].Any(c => !char.IsAsciiDigit(c)))
        {
            return PaymentReferenceKind.Free;
        }

        var digits = text.AsSpan(0, text.Length - 1);
        return text[^1] switch
        {
            var check when check == Mod10CheckDigit(digits) => PaymentReferenceKind.KidMod10,
            var check when check == Mod11CheckDigit(digits) => PaymentReferenceKind.KidMod11,
            '-' or (>= '0' and <= '9') => PaymentReferenceKind.FailedKid,
            _ => PaymentReferenceKind.Free,
        };
    }
}
