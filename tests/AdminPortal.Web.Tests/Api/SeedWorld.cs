using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Api;

/// <summary>The objects of the first source document's examples, as they stand there.</summary>
internal sealed class SeedWorld
{
    public const string MyOrganizationId = "o-p-0TgcUq7CylltM7OkwB4t";
    public const string MyParentId = "o-p-avKce97dOKlnAlOw2R55";
    public const string HaraldId = "c-p-5831eMDkMehkgq39L3KK";

    private static readonly DateTime Modified = new(2022, 5, 1, 3, 14, 39, DateTimeKind.Utc);

    public SeedWorld(Given given, string? nothing = null)
    {
        MyOrganization = given.Organization("My Organization", and: o => (o.PublicId, o.EntityId, o.Country, o.LastModifiedAt) = (MyOrganizationId, "999000999", "NO", Modified));
        Harald = given.Contact("Harald", "Hårfagre", MyOrganization, c =>
            (c.PublicId, c.MiddleName, c.Email, c.Mobile, c.Phone, c.Country) = (HaraldId, nothing, "harald@hårfagre.no", "+4799999999", nothing, "NO"));
        MyAccount = given.Account("My Account", MyOrganization, a => (a.PublicId, a.Enabled) = ("a-ppge-ovC1eMDgt0hkgqZUSaPh", true));
        MySandbox = given.Account("My Sandbox Account", MyOrganization, a => (a.PublicId, a.IsSandbox, a.Enabled) = ("a-spge-PmN5cDIdq0cz93ZUS276", true, false));
    }

    public Organization MyOrganization { get; }

    public Contact Harald { get; }

    public Account MyAccount { get; }

    public Account MySandbox { get; }
}
