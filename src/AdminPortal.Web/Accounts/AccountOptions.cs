using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

internal static class AccountOptions
{
    /// <summary>The text of a region or cloud; its code where it is newer than the texts.</summary>
    public static string Option(this IStringLocalizer<AccountTexts> texts, string kind, string code) =>
        texts[$"{kind}.{code}"] is { ResourceNotFound: false } text ? text : code;
}
