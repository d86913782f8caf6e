using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using AdminPortal.Application.Data;
using Microsoft.AspNetCore.DataProtection;

namespace AdminPortal.Web.Api;

/// <summary>
/// Hides where the next page begins in a token that nobody can read, make or change. It is good for the same list with the same arguments
/// only, and gives no right: whoever sends it sees what they may see.
/// </summary>
internal sealed class ApiPages(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("AdminPortal.Api.Pages");

    /// <summary>The page, with the token of the one after it.</summary>
    public IResult Answer<T>(Slice<T> slice, ApiPageRequest request, JsonTypeInfo<ApiPage<T>> json) =>
        TypedResults.Json(new ApiPage<T>(slice.Items, Next(slice, request.List)), json);

    /// <summary>The token of the page after this one; null at the end.</summary>
    /// <param name="list">The list and its arguments: <c>accounts?deleted=true</c>.</param>
    public string? Next<T>(Slice<T> slice, string list) => slice.After is { } after ? protector.CreateProtector(list).Protect(after.ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>Where the page begins: 0 for the first one; null where the token is not one of this list.</summary>
    public long? After(string? token, string list)
    {
        if (token is null)
        {
            return 0;
        }

        try
        {
            return long.Parse(protector.CreateProtector(list).Unprotect(token), CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
