using System.Globalization;
using System.Security.Cryptography;

namespace AdminPortal.Application.Common;

/// <summary>
/// Ids as the contract has them: a prefix that says what it is, and 20 characters of [0-9A-Za-z] from a random source.
/// Case matters. The internal <c>long</c> key never leaves the application.
/// </summary>
public interface IPublicIds
{
    string NewOrganization();

    string NewContact();

    string NewGrant();

    /// <summary><c>a-</c>, then production or sandbox, p, cloud and region: <c>a-ppge-…</c>, <c>a-spoe-…</c>.</summary>
    string NewAccount(bool isSandbox, string cloud);

    /// <summary><c>org-</c>, as the source document's clients have it.</summary>
    string NewApiClient();

    /// <summary>Eight digits; there are few enough of them that one may be taken.</summary>
    string NewAddressCard();

    /// <summary>Eight digits, of which the same is true.</summary>
    string NewBillingAccount();
}

/// <summary>Ids from the operating system's cryptographic random source.</summary>
public sealed class RandomPublicIds : IPublicIds
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public string NewOrganization() => PublicId.Organization + Tail();

    public string NewContact() => PublicId.Contact + Tail();

    public string NewGrant() => PublicId.Grant + Tail();

    public string NewAccount(bool isSandbox, string cloud) => PublicId.AccountPrefix(isSandbox, cloud) + Tail();

    public string NewApiClient() => PublicId.ApiClient + Tail();

    public string NewAddressCard() => EightDigits();

    public string NewBillingAccount() => EightDigits();

    private static string EightDigits() => RandomNumberGenerator.GetInt32(10_000_000, 100_000_000).ToString(CultureInfo.InvariantCulture);

    private static string Tail() => RandomNumberGenerator.GetString(Alphabet, PublicId.TailLength);
}

/// <summary>The parts that ids are made of.</summary>
public static class PublicId
{
    public const string Organization = "o-p-";
    public const string Contact = "c-p-";
    public const string Grant = "g-p-";
    public const string ApiClient = "org-";
    public const int TailLength = 20;
    public const int MaximumLength = 32;

    public static string AccountPrefix(bool isSandbox, string cloud) =>
        $"a-{(isSandbox ? 's' : 'p')}p{(cloud == "OTC" ? 'o' : 'g')}e-";
}
