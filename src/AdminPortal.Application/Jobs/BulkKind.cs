using System.Text.Json;

namespace AdminPortal.Application.Jobs;

/// <summary>What a bulk change does to each object.</summary>
public enum BulkKind
{
    AccountsEnable = 1,
    AccountsDisable = 2,

    /// <summary>Sets a delete protection on each account itself.</summary>
    AccountsProtect = 3,

    AccountsAddProduct = 4,
    AccountsRemoveProduct = 5,
    ContactsAddRole = 6,
    ContactsRemoveRole = 7,
}

public static class BulkKinds
{
    /// <summary>The kind as it is stored, such as <c>accounts_add_product</c>.</summary>
    public static string Code(this BulkKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>Whether it is about contacts; else it is about accounts.</summary>
    public static bool IsOfContacts(this BulkKind kind) => kind is BulkKind.ContactsAddRole or BulkKind.ContactsRemoveRole;

    /// <summary>Whether it names a product.</summary>
    public static bool TakesProduct(this BulkKind kind) => kind is BulkKind.AccountsAddProduct or BulkKind.AccountsRemoveProduct;

    internal static BulkKind OfCode(string code) => Enum.GetValues<BulkKind>().First(kind => kind.Code() == code);
}
