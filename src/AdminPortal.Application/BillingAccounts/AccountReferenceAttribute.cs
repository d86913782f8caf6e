using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>
/// A reference of a billing account: at most 30 characters; letters of every language, digits, spaces and <c>/ . , -</c>. The only place where
/// this rule of the second source document stands.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccountReferenceAttribute : ValidationAttribute, IFeatureRule
{
    public const int MaximumLength = 30;

    public string Code => "reference";

    private const string Punctuation = " /.,-";

    public override bool IsValid(object? value) => value is not string text || (text.Length <= MaximumLength && text.All(IsAllowed));

    /// <summary>An accent may be a character of its own: Å pasted from a Mac is A and a ring.</summary>
    private static bool IsAllowed(char c) =>
        char.IsLetter(c) || char.IsAsciiDigit(c) || Punctuation.Contains(c, StringComparison.Ordinal)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;
}
