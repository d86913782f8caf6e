using AdminPortal.Application.Accounts;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>Between an account as it is stored and as it is written in the form.</summary>
internal static class AccountEdit
{
    public static AccountChange InputOf(AccountDetail account) => new() { Name = account.Name };

    /// <summary>How the form's fields read where two versions of them are compared.</summary>
    public static FieldWords WordsOf(IStringLocalizer<AccountTexts> texts) => new(field => texts[field], (_, value) => value as string);
}
