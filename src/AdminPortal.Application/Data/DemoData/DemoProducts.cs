using AdminPortal.Application.Accounts;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>The product catalogue; the part of a code before <c>-</c> is the parent's.</summary>
internal static class DemoProducts
{
    private static readonly (string Code, string Name)[] Catalogue =
    [
        ("auth", "Authentication"),
        ("auth-nbid", "Authentication with Norwegian BankID"),
        ("auth-sbid", "Authentication with Swedish BankID"),
        ("auth-mitid", "Authentication with MitID"),
        ("auth-ftn", "Authentication with Finnish Trust Network"),
        ("auth-passport", "Authentication with passport"),
        ("sign", "Signing"),
        ("sign-nbid", "Signing with Norwegian BankID"),
        ("sign-sbid", "Signing with Swedish BankID"),
        ("sign-mitid", "Signing with MitID"),
        ("mobileid", "Mobile ID"),
        ("mobileid-sms", "Mobile ID by SMS"),
        ("mobileid-app", "Mobile ID in an app"),
        ("eident", "Electronic identity lookup"),
        ("eident-company", "Company lookup"),
        ("sms", "SMS"),
        ("sms-premium", "Premium SMS"),
        ("sms-bulk", "Bulk SMS"),
        ("voice", "Voice"),
        ("voice-sip", "SIP trunk"),
    ];

    private static readonly string[] Parents = [.. Catalogue.Select(entry => entry.Code).Where(code => ParentOf(code) is null)];

    private static readonly ILookup<string?, string> Children = Catalogue.ToLookup(entry => ParentOf(entry.Code), entry => entry.Code);

    /// <summary>Parents before their children.</summary>
    public static IEnumerable<Product> All() => Catalogue.Select(entry => new Product { Code = entry.Code, Name = entry.Name, ParentCode = ParentOf(entry.Code) });

    /// <summary>None to three parent products, each with some of its children.</summary>
    public static IEnumerable<string> Some(DemoRandom random)
    {
        var first = random.Below(Parents.Length);
        for (var count = random.Below(4); count > 0; count--)
        {
            var parent = Parents[(first + count) % Parents.Length];
            yield return parent;
            foreach (var child in Children[parent])
            {
                if (random.Chance(50))
                {
                    yield return child;
                }
            }
        }
    }

    private static string? ParentOf(string code) => code.IndexOf('-', StringComparison.Ordinal) is var dash and > 0 ? code[..dash] : null;
}
