namespace AdminPortal.Web.Api;

/// <summary>Which addresses are the API's, whether anything answers there or not: nobody who calls them wants a page.</summary>
internal static class ApiPaths
{
    private const int OrganizationNumber = 9;

    /// <summary>Null where the address is the portal's.</summary>
    public static ApiDialect? DialectOf(PathString path) =>
        path.StartsWithSegments(ApiRoutes.AccountManagement) ? ApiDialect.AccountManagement
        : path.StartsWithSegments("/corporate-accounts") || path.StartsWithSegments("/organizations/v1") || IsAddressCards(path) ? ApiDialect.CorporateAccounts
        : null;

    public static bool IsApi(HttpContext context) => DialectOf(context.Request.Path) is not null;

    /// <summary>The organisation is named by its number, which no page's organisation is.</summary>
    private static bool IsAddressCards(PathString path) =>
        path.StartsWithSegments("/organizations", out var rest) && rest.Value is ['/', .. var name] && name.Split('/') is [var number, var cards, ..]
        && number.Length == OrganizationNumber && number.All(char.IsAsciiDigit) && cards.Equals("address-cards", StringComparison.OrdinalIgnoreCase);
}
