using AdminPortal.Application.Accounts;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Tests.Api;

/// <summary>The first document's example objects. What its samples leave empty is filled in.</summary>
internal static class SeedAccounts
{
    public const string Production = "a-ppge-ovC1eMDgt0hkgqZUSaPh";
    public const string Organization = "o-p-0TgcUq7CylltM7OkwB4t";

    /// <summary>When what a test finds deleted was deleted: by the host's own time, so that the purge leaves it.</summary>
    public static readonly DateTime Yesterday = DateTime.UtcNow.Date.AddDays(-1);

    public static readonly string YesterdayText = $"{Yesterday:yyyy-MM-dd}T00:00:00Z";

    public const string OrganizationJson =
        """{"id":"o-p-0TgcUq7CylltM7OkwB4t","name":"My Organization","entityId":"382995002","entityVatNumber":null,"entityLegalName":null,"country":"NO"}""";

    public const string ListItem =
        $$"""{"id":"a-ppge-ovC1eMDgt0hkgqZUSaPh","name":"My Account","createdDate":"2022-05-01T03:14:39Z","lastModifiedDate":"2022-05-11T11:28:59Z","isSoftDeleted":null,"softDeletedAt":null,"isSandbox":false,"region":"EU","cloud":"GCP","enabled":true,"isDeleteProtected":false,"organization":{{OrganizationJson}}}""";

    public const string SandboxItem =
        """{"id":"a-spge-PmN5cDIdq0cz93ZUS276","name":"My Sandbox Account","createdDate":"2022-05-02T03:14:39Z","lastModifiedDate":"2022-05-02T03:14:39Z","isSoftDeleted":null,"softDeletedAt":null,"isSandbox":true,"region":"EU","cloud":"GCP","enabled":false,"isDeleteProtected":false,"organization":null}""";

    public const string Detail =
        $$"""{"id":"a-ppge-ovC1eMDgt0hkgqZUSaPh","name":"My Account","createdDate":"2022-05-01T03:14:39Z","lastModifiedDate":"2022-05-11T11:28:59Z","isSoftDeleted":null,"softDeletedAt":null,"organization":{{OrganizationJson}},"isSandbox":false,"region":"EU","cloud":"GCP","enabled":true,"isDeleteProtected":false,"products":["auth","auth-nbid","auth-sbid","sign","sign-nbid"]}""";

    private static readonly (string Code, string? Parent)[] Products = [("auth", null), ("auth-nbid", "auth"), ("auth-sbid", "auth"), ("sign", null), ("sign-nbid", "sign")];

    public static Account Put(ApiHost host)
    {
        var organization = PutOrganization(host);
        var account = host.Given.Account("My Account", organization, a =>
        {
            a.PublicId = Production;
            a.CreatedAt = new(2022, 5, 1, 3, 14, 39, DateTimeKind.Utc);
            a.LastModifiedAt = new(2022, 5, 11, 11, 28, 59, DateTimeKind.Utc);
        });
        host.Given.Account("My Sandbox Account", null, a =>
        {
            a.PublicId = "a-spge-PmN5cDIdq0cz93ZUS276";
            (a.IsSandbox, a.Enabled) = (true, false);
            a.CreatedAt = new(2022, 5, 2, 3, 14, 39, DateTimeKind.Utc);
        });
        return account;
    }

    public static Organization PutOrganization(ApiHost host) => host.Given.Organization("My Organization", null, o =>
    {
        o.PublicId = Organization;
        (o.EntityId, o.Country) = ("382995002", "NO");
    });

    /// <summary>The example's products, with those that they build on.</summary>
    public static void PutProducts(ApiHost host, Account? account = null)
    {
        foreach (var (code, parent) in Products)
        {
            var product = host.Given.Product(code, parent is null ? null : new() { Code = parent, Name = parent });
            if (account is not null)
            {
                host.Given.AccountProduct(account, product);
            }
        }
    }
}
