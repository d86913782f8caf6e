using AdminPortal.Application.Organizations;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Organizations;

/// <summary>What <c>POST /organizations</c> takes.</summary>
[BoundsOf(typeof(OrganizationInput))]
internal sealed record OrganizationCreateBody(
    string Name,
    string? Website,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    string? BillingEmail,
    BillingAddressBody? BillingAddress,
    [property: Bound(nameof(OrganizationInput.ParentId))] string ParentOrganizationId);

/// <summary>What <c>PUT /organizations/{organizationId}</c> takes.</summary>
[BoundsOf(typeof(OrganizationInput), MayClear = true)]
internal sealed record OrganizationReplaceBody(
    string Name,
    string? Website,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    string? BillingEmail,
    BillingAddressBody? BillingAddress,
    [property: Bound(nameof(OrganizationInput.ParentId))] string? ParentOrganizationId,
    string? BillingContactId);

/// <summary>What <c>PATCH /organizations/{organizationId}</c> takes.</summary>
[BoundsOf(typeof(OrganizationInput), MayClear = true)]
internal sealed record OrganizationUpdateBody(
    string? Name,
    string? Website,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    string? BillingEmail,
    BillingAddressBody? BillingAddress,
    [property: Bound(nameof(OrganizationInput.ParentId))] string? ParentOrganizationId,
    string? BillingContactId);

/// <summary>What of an organisation is to change, and to what.</summary>
/// <param name="Sent">The properties of the input that count.</param>
internal sealed record OrganizationUpdate(OrganizationInput Input, IReadOnlyCollection<string> Sent);

/// <summary>Reads them from JSON.</summary>
internal static class OrganizationBodies
{
    private const string Address = "billingAddress";

    private static readonly (string Member, string Property)[] Members =
    [
        ("name", nameof(OrganizationInput.Name)),
        ("website", nameof(OrganizationInput.Website)),
        ("entityId", nameof(OrganizationInput.EntityId)),
        ("entityVatNumber", nameof(OrganizationInput.EntityVatNumber)),
        ("entityLegalName", nameof(OrganizationInput.EntityLegalName)),
        ("country", nameof(OrganizationInput.Country)),
        ("billingEmail", nameof(OrganizationInput.BillingEmail)),
        ("parentOrganizationId", nameof(OrganizationInput.ParentId)),
        ("billingContactId", nameof(OrganizationInput.BillingContactId)),
    ];

    private static readonly (string Member, string Property)[] AddressMembers =
    [
        ("street", nameof(OrganizationInput.BillingStreet)),
        ("postalCode", nameof(OrganizationInput.BillingPostalCode)),
        ("city", nameof(OrganizationInput.BillingCity)),
        ("region", nameof(OrganizationInput.BillingRegion)),
        ("country", nameof(OrganizationInput.BillingCountry)),
    ];

    /// <summary>All that the contract writes; the payment terms are not of it.</summary>
    private static readonly IReadOnlyCollection<string> Replaced = [.. Members.Concat(AddressMembers).Select(member => member.Property)];

    /// <summary>A new organisation, which can have no billing contact yet.</summary>
    public static OrganizationInput ReadNew(ApiBody body) => Read(body, AddressOf(body));

    /// <summary>All that a <c>PUT</c> replaces.</summary>
    public static OrganizationUpdate ReadWhole(ApiBody body) => Update(body, AddressOf(body), Replaced);

    /// <summary>What a <c>PATCH</c> has members for, be they null. An address is merged in turn; one that is null takes all of its own along.</summary>
    public static OrganizationUpdate ReadPart(ApiBody body)
    {
        var address = AddressOf(body);
        var ofAddress = body.Has(Address) ? AddressMembers.Where(member => address?.Has(member.Member) != false) : [];
        return Update(body, address, [.. Members.Where(member => body.Has(member.Member)).Concat(ofAddress).Select(member => member.Property)]);
    }

    private static OrganizationUpdate Update(ApiBody body, ApiBody? address, IReadOnlyCollection<string> sent)
    {
        var input = Read(body, address);
        input.BillingContactId = body.Text("billingContactId");
        return new(input, sent);
    }

    private static ApiBody? AddressOf(ApiBody body) => body.Object(Address);

    private static OrganizationInput Read(ApiBody body, ApiBody? address)
    {
        body.Name(nameof(OrganizationInput.ParentId), "parentOrganizationId");
        foreach (var (member, property) in AddressMembers)
        {
            body.Name(property, $"{Address}.{member}");
        }

        return new()
        {
            Name = body.Text("name"),
            Website = body.Text("website"),
            EntityId = body.Text("entityId"),
            EntityVatNumber = body.Text("entityVatNumber"),
            EntityLegalName = body.Text("entityLegalName"),
            Country = body.Text("country"),
            BillingEmail = body.Text("billingEmail"),
            BillingStreet = address?.Text("street"),
            BillingPostalCode = address?.Text("postalCode"),
            BillingCity = address?.Text("city"),
            BillingRegion = address?.Text("region"),
            BillingCountry = address?.Text("country"),
            ParentId = body.Text("parentOrganizationId"),
        };
    }
}
