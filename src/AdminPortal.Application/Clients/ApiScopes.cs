using AdminPortal.Application.Access;

namespace AdminPortal.Application.Clients;

/// <summary>
/// What a client may be allowed: <c>family.level</c>. Write includes read, admin both: a client acts as Viewer, Editor or Admin by the highest
/// level that it has in the family of the call.
/// </summary>
public static class ApiScopes
{
    public const string AccountsRead = "accounts.read";
    public const string AccountsWrite = "accounts.write";
    public const string AccountsAdmin = "accounts.admin";
    public const string ContactsRead = "contacts.read";
    public const string ContactsWrite = "contacts.write";
    public const string ContactsAdmin = "contacts.admin";
    public const string OrganizationsRead = "organizations.read";
    public const string OrganizationsWrite = "organizations.write";
    public const string OrganizationsAdmin = "organizations.admin";
    public const string InvoicesRead = "invoices.read";
    public const string CorporateAccountsRead = "corporate-accounts.read";
    public const string CorporateAccountsWrite = "corporate-accounts.write";
    public const string CorporateAccountsAdmin = "corporate-accounts.admin";

    /// <summary>In the order in which people read them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        AccountsRead, AccountsWrite, AccountsAdmin, ContactsRead, ContactsWrite, ContactsAdmin, OrganizationsRead, OrganizationsWrite,
        OrganizationsAdmin, InvoicesRead, CorporateAccountsRead, CorporateAccountsWrite, CorporateAccountsAdmin,
    ];

    /// <summary>Scopes as the store and OAuth write them: parted by blanks.</summary>
    public static string[] Read(string? written) => written?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>What both of two lists allow: a token gives no more than the client has now, and no more than was asked for.</summary>
    public static string[] Common(IReadOnlyCollection<string> some, IReadOnlyCollection<string> others) =>
        [.. some.Where(scope => Allow(others, scope)).Union(others.Where(scope => Allow(some, scope)))];

    /// <summary>The scope itself where it has no level.</summary>
    public static string FamilyOf(string scope) => scope.LastIndexOf('.') is > 0 and var end ? scope[..end] : scope;

    /// <summary>Whether scopes allow what needs <paramref name="needed"/>.</summary>
    public static bool Allow(IEnumerable<string> held, string needed) => RoleOf(held, FamilyOf(needed)) is { } role && Level(role) >= Level(RoleOf([needed], FamilyOf(needed))!.Value);

    /// <summary>As what a client acts in a family; null where it has no scope of it.</summary>
    public static StaffRole? RoleOf(IEnumerable<string> held, string family)
    {
        StaffRole? highest = null;
        foreach (var scope in held)
        {
            if (FamilyOf(scope) == family)
            {
                var role = scope[family.Length..] switch { ".admin" => StaffRole.Admin, ".write" => StaffRole.Editor, _ => StaffRole.Viewer };
                highest = highest is { } known && Level(known) >= Level(role) ? known : role;
            }
        }

        return highest;
    }

    /// <summary>As what it acts by what both of two lists allow.</summary>
    public static StaffRole? RoleOf(IEnumerable<string> some, IEnumerable<string> others, string family) =>
        RoleOf(some, family) is not { } one || RoleOf(others, family) is not { } other ? null : Level(one) < Level(other) ? one : other;

    private static int Level(StaffRole role) => role switch { StaffRole.Viewer => 1, StaffRole.Editor => 2, _ => 3 };
}
