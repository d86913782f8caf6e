using System.Security.Cryptography;

namespace AdminPortal.Application.Clients;

/// <summary>A secret that was just made, with what is kept of it. Made outside a transaction: hashing takes its time.</summary>
internal sealed record FreshSecret(string Text, byte[] Hash, byte[] Salt)
{
    public ApiClientSecret Stored(DateTime now) => new() { Hash = Hash, Salt = Salt, Hint = ClientSecrets.HintOf(Text), CreatedAt = now };
}

/// <summary>Makes secrets, and tells whether one is right. What is kept is PBKDF2-HMAC-SHA256 (RFC 8018) over a salt of its own.</summary>
internal static class ClientSecrets
{
    /// <summary>43 of 62 characters are 256 bits.</summary>
    public const int Length = 43;

    /// <summary>Longer ones are wrong without a look: nobody makes us hash a novel.</summary>
    public const int Longest = 256;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Iterations = 100_000;
    private const int Bytes = 32;
    private const int HintLength = 4;

    private static readonly byte[] NobodysSalt = RandomNumberGenerator.GetBytes(Bytes);

    public static FreshSecret New() => Of(RandomNumberGenerator.GetString(Alphabet, Length));

    public static FreshSecret Of(string text)
    {
        var salt = RandomNumberGenerator.GetBytes(Bytes);
        return new(text, HashOf(text, salt), salt);
    }

    public static string HintOf(string secret) => secret.Length > HintLength ? secret[^HintLength..] : "";

    public static bool Matches(string secret, byte[] hash, byte[] salt) =>
        secret.Length <= Longest && CryptographicOperations.FixedTimeEquals(HashOf(secret, salt), hash);

    /// <summary>Takes as long as a look at a secret that is wrong, so that the time tells nobody which clients there are.</summary>
    public static void CompareInVain(string secret) => Matches(secret, NobodysSalt, NobodysSalt);

    private static byte[] HashOf(string secret, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(secret, salt, Iterations, HashAlgorithmName.SHA256, Bytes);
}
