namespace AdminPortal.Application.Data.DemoData;

/// <summary>What payers quote: Norwegian KID with either check digit, and references in the payer's own form.</summary>
internal static class DemoPaymentReferences
{
    /// <summary>The customer's and the invoice's number with a Luhn check digit.</summary>
    public static string KidMod10(int customer, long invoice)
    {
        var digits = Stem(customer, invoice);
        return digits + Mod10(digits);
    }

    /// <summary>With a mod-11 check digit, which is <c>-</c> where the remainder is ten.</summary>
    public static string KidMod11(int customer, long invoice)
    {
        var digits = Stem(customer, invoice);
        return digits + Mod11(digits);
    }

    /// <summary>Looks like a KID and has neither check digit.</summary>
    public static string Malformed(int customer, long invoice)
    {
        var digits = Stem(customer, invoice);
        return digits + "0123456789".First(digit => digit != Mod10(digits) && digit != Mod11(digits));
    }

    /// <summary>No KID, and none is claimed: letters keep it from looking like one.</summary>
    public static string Free(long invoice, DemoRandom random) =>
        $"{random.Pick(["REF", "PO", "KONTRAKT", "NORD", "AVD"])}-{DemoNumbers.Text(random.Between(100, 999), 3)}/{invoice}";

    public static char Mod10(string digits)
    {
        var sum = 0;
        for (var fromRight = 0; fromRight < digits.Length; fromRight++)
        {
            var product = (digits[^(fromRight + 1)] - '0') * (fromRight % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        return (char)('0' + (10 - sum % 10) % 10);
    }

    public static char Mod11(string digits)
    {
        var sum = 0;
        for (var fromRight = 0; fromRight < digits.Length; fromRight++)
        {
            sum += (digits[^(fromRight + 1)] - '0') * (fromRight % 6 + 2);
        }

        var check = (11 - sum % 11) % 11;
        return check == 10 ? '-' : (char)('0' + check);
    }

    private static string Stem(int customer, long invoice) => DemoNumbers.Text(1_000_000 + customer, 7) + DemoNumbers.Text((int)invoice, 8);
}
