using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Api;

/// <summary>What values the contract's fields may take.</summary>
/// <param name="Regions">Of accounts.</param>
/// <param name="Clouds">Of accounts.</param>
/// <param name="Products">A parent before its children.</param>
/// <param name="Countries">By name.</param>
/// <param name="Currencies">ISO 4217.</param>
internal sealed record ContractValues(
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Clouds,
    IReadOnlyList<ProductValue> Products,
    IReadOnlyList<string> ContactRoles,
    IReadOnlyList<CountryValue> Countries,
    IReadOnlyList<string> Currencies);

/// <param name="Parent">The code of the product that this one needs, or null.</param>
internal sealed record ProductValue(string Code, string Name, string? Parent);

/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">In the language of the call.</param>
internal sealed record CountryValue(string Code, string Name);

/// <summary>What values the contract's fields may take.</summary>
internal static class MetadataApi
{
    public static void MapMetadataApi(this RouteGroupBuilder api) => api.MapGet("/metadata", FindAsync).NeedsAnyScope()
        .WithName("getMetadata").WithTags("Metadata").WithSummary("What values the fields may take").Produces<ContractValues>().Produces(StatusCodes.Status304NotModified);

    /// <summary>The ETag is that of the answer itself: it changes with the catalogue and with the language.</summary>
    private static async Task<IResult> FindAsync(HttpContext context, AccountService accounts, CancellationToken cancellationToken)
    {
        var products = await accounts.ProductsAsync(cancellationToken);
        var values = new ContractValues(
            AccountCreate.Regions,
            AccountCreate.Clouds,
            [.. products.Select(product => new ProductValue(product.Code, product.Name, product.ParentCode))],
            Enum.GetNames<ContactRole>(),
            [.. Countries.All().Select(country => new CountryValue(country.Code, country.Name))],
            Currencies.All);
        var body = ApiJson.BytesOf(values, MetadataJson.Default.ContractValues);
        context.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = $"{HeaderNames.Authorization}, {HeaderNames.AcceptLanguage}";
        return new JsonBytes(body, StatusCodes.Status200OK);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ContractValues))]
internal sealed partial class MetadataJson : JsonSerializerContext;
